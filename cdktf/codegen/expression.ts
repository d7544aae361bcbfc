import { getExpressionAst, type TFExpressionSyntaxTree } from '@cdktf/hcl2json';

/** An expression of HCL. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'template'; readonly parts: readonly Expression[] }
  /** `var.a["b"][0]` has the root `var` and the steps a, b, 0; a root that is no name is an expression. */
  | {
      readonly kind: 'traversal';
      readonly root: string | Expression;
      readonly steps: readonly (string | number | Expression)[];
    }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | { readonly kind: 'list'; readonly elements: readonly Expression[] }
  | { readonly kind: 'object'; readonly entries: readonly (readonly [string, Expression])[] }
  | {
      readonly kind: 'for';
      /** The names of the key and of the value; a key that nobody asks for has none. */
      readonly names: readonly [key: string | undefined, value: string];
      readonly collection: Expression;
      /** What an object has as its key; a list has none. */
      readonly key: Expression | undefined;
      readonly body: Expression;
      readonly condition: Expression | undefined;
    }
  | { readonly kind: 'splat'; readonly source: Expression; readonly steps: readonly string[] }
  | {
      readonly kind: 'operation';
      readonly operator: string;
      readonly operands: readonly Expression[];
    }
  | { readonly kind: 'conditional'; readonly parts: readonly [Expression, Expression, Expression] };

/** The expressions that an expression is made of. */
export const partsOf = (expression: Expression): readonly Expression[] => {
  switch (expression.kind) {
    case 'literal':
      return [];
    case 'template':
    case 'conditional':
      return expression.parts;
    case 'traversal':
      return [expression.root, ...expression.steps].filter((part) => typeof part === 'object');
    case 'call':
      return expression.args;
    case 'list':
      return expression.elements;
    case 'object':
      return expression.entries.map(([, value]) => value);
    case 'for': {
      const { collection, key, body, condition } = expression;
      return [collection, key, body, condition].filter((part) => part !== undefined);
    }
    case 'splat':
      return [expression.source];
    case 'operation':
      return expression.operands;
  }
};

interface Node {
  readonly type: string;
  readonly children: readonly Node[];
  readonly range: { readonly start: { readonly byte: number }; readonly end: { byte: number } };
  readonly meta?: Readonly<Record<string, unknown>>;
}

/** Reads expressions with Terraform's own parser. */
/** @param source as it stands behind `=`. */
export const readExpression = async (source: string): Promise<Expression> => {
  const ast: TFExpressionSyntaxTree.ExpressionType | null = await getExpressionAst('x.tf', source);
  if (!ast) throw new Error(`no expression: ${source}`);
  return new Reader(source).read(ast as unknown as Node);
};

/** A value as hcl2json gives it: a literal, an object or a list of values, or a text with `${}`. */
export const expressionOf = async (value: unknown): Promise<Expression> => {
  if (Array.isArray(value))
    return { kind: 'list', elements: await Promise.all(value.map(expressionOf)) };
  if (typeof value === 'object' && value !== null)
    return {
      kind: 'object',
      entries: await Promise.all(
        Object.entries(value).map(
          async ([name, entry]) => [name, await expressionOf(entry)] as const,
        ),
      ),
    };
  if (typeof value !== 'string') return { kind: 'literal', value: value as number };
  // Texts in it are unescaped already: in a heredoc nothing is.
  return value.includes('${')
    ? withoutLastNewline(await readExpression(`<<END\n${value}\nEND\n`))
    : { kind: 'literal', value };
};

const withoutLastNewline = (template: Expression): Expression => {
  if (template.kind !== 'template') return template;
  const parts = template.parts.map((part, index) =>
    index === template.parts.length - 1 && part.kind === 'literal'
      ? ({ kind: 'literal', value: String(part.value).replace(/\n$/, '') } as const)
      : part,
  );
  const rest = parts.filter((part) => part.kind !== 'literal' || part.value !== '');
  return rest.length === 1 ? rest[0]! : { kind: 'template', parts: rest };
};

class Reader {
  readonly #source: Buffer;

  constructor(source: string) {
    this.#source = Buffer.from(source);
  }

  read({ type, children, meta = {}, range }: Node): Expression {
    const all = () => children.map((child) => this.read(child));
    switch (type) {
      case 'literalValue':
        return { kind: 'literal', value: literal(meta) };
      case 'template':
        return this.#template(children, String(meta.value).startsWith('<<'));
      case 'scopeTraversal': {
        const [root, ...steps] = stepsOf(meta);
        return { kind: 'traversal', root: String(root), steps };
      }
      case 'relativeTraversal':
        return joined(this.#only(children), stepsOf(meta));
      case 'index': {
        const [collection, key] = all();
        return joined(collection as Expression, [key as Expression]);
      }
      case 'function':
        return { kind: 'call', name: String(meta.name), args: all() };
      case 'tuple':
        return { kind: 'list', elements: all() };
      case 'object':
        return { kind: 'object', entries: this.#entries(children) };
      case 'for':
        return this.#for(children, meta);
      case 'splat': {
        const [source, each] = children as readonly [Node, Node];
        const steps = each.type === 'relativeTraversal' ? stepsOf(each.meta ?? {}) : [];
        return { kind: 'splat', source: this.read(source), steps: steps.map(String) };
      }
      case 'binaryOp':
      case 'unaryOp':
        return { kind: 'operation', operator: String(meta.operator), operands: all() };
      case 'conditional': {
        const [condition, yes, no] = all() as [Expression, Expression, Expression];
        return { kind: 'conditional', parts: [condition, yes, no] };
      }
      case '':
        return this.#only(children);
      default:
        throw new Error(`${type} is not read yet: ${this.#text(range)}`);
    }
  }

  #template(children: readonly Node[], isHeredoc: boolean): Expression {
    const parts = children.map((child): Expression => {
      if (child.type !== 'literalValue') return this.read(child);
      const text = String(child.meta?.value);
      return { kind: 'literal', value: isHeredoc ? text : unescaped(text) };
    });
    const [first] = parts;
    if (!first) return { kind: 'literal', value: '' };
    return parts.length === 1 && first.kind === 'literal' ? first : { kind: 'template', parts };
  }

  #entries(children: readonly Node[]): (readonly [string, Expression])[] {
    const entries: (readonly [string, Expression])[] = [];
    for (let at = 0; at < children.length; at += 2) {
      const [key, value] = children.slice(at, at + 2) as [Node, Node];
      const written = key.children[0] && this.read(key.children[0]);
      if (written && written.kind !== 'literal')
        throw new Error(`a computed key is not read yet: ${this.#text(key.range)}`);
      entries.push([written ? String(written.value) : this.#text(key.range), this.read(value)]);
    }
    return entries;
  }

  #for(children: readonly Node[], meta: Readonly<Record<string, unknown>>): Expression {
    const [collection, ...rest] = children.map((child) => this.read(child)) as [Expression];
    const key = meta.keyExpression ? rest.shift() : undefined;
    const [body, condition] = rest as unknown as readonly [Expression, Expression?];
    const names = [meta.keyVar ? String(meta.keyVar) : undefined, String(meta.valVar)] as const;
    return { kind: 'for', names, collection, key, body, condition };
  }

  #only([child]: readonly Node[]): Expression {
    if (!child) throw new Error('an expression without parts');
    return this.read(child);
  }

  #text({ start, end }: Node['range']): string {
    return this.#source.subarray(start.byte, end.byte).toString();
  }
}

const literal = ({ type, value }: Readonly<Record<string, unknown>>) => {
  if (type === 'string') return String(value);
  return value === 'null' ? null : (JSON.parse(String(value)) as number | boolean);
};

const unescaped = (text: string): string =>
  JSON.parse(`"${text.replace(/([$%])\1\{/g, '$1{').replace(/\n/g, '\\n')}"`) as string;

const stepsOf = ({ traversal }: Readonly<Record<string, unknown>>): (string | number)[] =>
  (traversal as { type: string; segment: string }[]).map(({ type, segment }) =>
    type === 'indexTraversal' ? (JSON.parse(segment) as string | number) : segment,
  );

const joined = (
  source: Expression,
  steps: readonly (string | number | Expression)[],
): Expression =>
  source.kind === 'traversal'
    ? { ...source, steps: [...source.steps, ...steps] }
    : { kind: 'traversal', root: source, steps };
