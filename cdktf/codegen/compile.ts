import type { Expression } from './expression.ts';

/** Writes HCL's expressions as TypeScript. What is not known when a stack is synthesised is `UNKNOWN`. */
export interface Compiler {
  /** An expression as TypeScript over the functions and operators of `cdktf/src/rules`. */
  compile(expression: Expression): string;
  /** The same for a message, which says something even of what is unknown. */
  compileMessage(expression: Expression): string;
}

// Names that mean something else in TypeScript.
const FUNCTIONS: Readonly<Record<string, string>> = { try: 'attempt' };
const LAZY = new Set(['can', 'try']);
const OPERATORS: Readonly<Record<string, string>> = {
  logicalAnd: 'and',
  logicalOr: 'or',
  logicalNot: 'not',
};

/**
 * @param functions names that `cdktf/src/rules` exports.
 * @param use is told each of them that is used.
 * @param known locals that can be asked, by name.
 */
export const compiler = (
  functions: ReadonlySet<string>,
  use: (name: string) => void,
  known: ReadonlySet<string> = new Set(),
): Compiler => {
  const called = (name: string, ...args: readonly string[]): string => {
    if (!functions.has(name))
      throw new Error(
        `cdktf/src/rules has no ${name}: write it, with a test of what Terraform says`,
      );
    use(name);
    return `${name}(${args.join(', ')})`;
  };
  const unknown = (): string => {
    use('UNKNOWN');
    return 'UNKNOWN';
  };
  const identifier = (name: string): string => `${name}_`;

  const compile = (expression: Expression, scope: ReadonlySet<string> = new Set()): string => {
    const inner = (each: Expression) => compile(each, scope);
    switch (expression.kind) {
      case 'literal':
        return JSON.stringify(expression.value);
      case 'template':
        return called('text', ...expression.parts.map(inner));
      case 'list':
        return `[${expression.elements.map(inner).join(', ')}]`;
      case 'object':
        return `({ ${expression.entries.map(([name, value]) => `${JSON.stringify(name)}: ${inner(value)}`).join(', ')} })`;
      case 'operation': {
        const { operator, operands } = expression;
        return called(OPERATORS[operator] ?? operator, ...operands.map(inner));
      }
      case 'conditional': {
        const [condition, yes, no] = expression.parts.map(inner);
        return called('when', condition!, `() => ${yes}`, `() => ${no}`);
      }
      case 'splat':
        return called('splat', inner(expression.source), ...expression.steps.map(quoted));
      case 'call':
        return compileCall(expression.name, expression.args, inner);
      case 'for': {
        const { names, collection, key, body, condition } = expression;
        const below = new Set([...scope, ...names.filter((name) => name !== undefined)]);
        const parameters = `(${names.map((name) => (name === undefined ? '_' : identifier(name))).join(', ')})`;
        const made = compile(body, below);
        return called(
          key ? 'objectFor' : 'listFor',
          inner(collection),
          `${parameters} => ${key ? `[${compile(key, below)}, ${made}]` : made.startsWith('{') ? `(${made})` : made}`,
          ...(condition ? [`${parameters} => ${compile(condition, below)}`] : []),
        );
      }
      case 'traversal': {
        const steps = expression.steps.map((step) =>
          typeof step === 'object' ? inner(step) : JSON.stringify(step),
        );
        const root = rootOf(expression.root, steps, scope, inner);
        return root === 'UNKNOWN'
          ? root
          : steps.reduce((value, step) => called('at', value, step), root);
      }
    }
  };

  /** Takes the steps that belong to the root. */
  const rootOf = (
    root: string | Expression,
    steps: string[],
    scope: ReadonlySet<string>,
    inner: (expression: Expression) => string,
  ): string => {
    if (typeof root === 'object') return inner(root);
    if (scope.has(root)) return identifier(root);
    const first = (): string => JSON.parse(steps.shift() ?? '""') as string;
    if (root === 'var') return `v.${first()}`;
    if (root === 'each') return `each.${first()}`;
    if (root === 'local') {
      const local = first();
      if (known.has(local)) return `${identifier(local)}(v)`;
    }
    // Resources, data and outputs of modules.
    return unknown();
  };

  const compileCall = (
    name: string,
    args: readonly Expression[],
    inner: (expression: Expression) => string,
  ): string => {
    const compiled = args.map((arg) => (LAZY.has(name) ? `() => ${inner(arg)}` : inner(arg)));
    const [pattern] = args;
    if (name === 'regex' && pattern?.kind === 'literal')
      return called(name, regExp(String(pattern.value)), ...compiled.slice(1));
    const second = args[1];
    if (name === 'replace' && second?.kind === 'literal') {
      const [, source] = /^\/(.*)\/$/.exec(String(second.value)) ?? [];
      if (source !== undefined)
        return called(name, compiled[0]!, `${regExp(source)}g`, ...compiled.slice(2));
    }
    return called(FUNCTIONS[name] ?? name, ...compiled);
  };

  return {
    compile,
    compileMessage: (expression) =>
      called(
        'message',
        ...(expression.kind === 'template' ? expression.parts : [expression]).map((part) =>
          compile(part),
        ),
      ),
  };
};

const quoted = (text: string): string => JSON.stringify(text);

const BLANKS = ' \\t\\n\\f\\r';

/** Terraform's patterns are RE2's: what JavaScript reads differently is spelt out or refused. */
const regExp = (pattern: string): string => {
  if (/\(\?|\\[bBdDwWzAQS]|\[\[:/.test(pattern))
    throw new Error(`a pattern that JavaScript may read differently: ${pattern}`);
  let source = '';
  let isInClass = false;
  for (const [token] of pattern.matchAll(/\\[\s\S]|[\s\S]/g)) {
    if (token === '[') isInClass = true;
    if (token === ']') isInClass = false;
    if (token === '\\s') source += isInClass ? BLANKS : `[${BLANKS}]`;
    else if (token === '.' && !isInClass) source += '[^\\n]';
    else if (token === '/') source += '\\/';
    else source += token;
  }
  // An escape that u does not know throws here, and not in an app.
  void new RegExp(source, 'u');
  return `/${source}/u`;
};
