import { PLACES } from '../src/rules/module-rules.ts';
import type { Expression } from './expression.ts';

/** Writes expressions as the data that `evaluate` of `cdktf/src/rules` reads. */
export interface Compiler {
  /** @param locals those that have a place where this is evaluated. */
  compile(expression: Expression, locals?: readonly string[]): string;
  /** The same for a message, which says something even of what is unknown. */
  compileMessage(expression: Expression): string;
}

const OPERATORS: Readonly<Record<string, string>> = {
  logicalAnd: 'and',
  logicalOr: 'or',
  logicalNot: 'not',
};
const FORMS = new Set(['can', 'try']);

/** What has a place, by its name; and the next place that is free. */
interface Names {
  readonly places: Readonly<Record<string, number>>;
  readonly next: number;
}

/**
 * @param functions names that `cdktf/src/rules` exports.
 * @param use is told each of them that is used.
 * @param known locals that depend on inputs alone, by name: all others are `UNKNOWN`, as is what a resource says.
 */
export const compiler = (
  functions: ReadonlySet<string>,
  use: (name: string) => void,
  known: Readonly<Record<string, Expression>> = {},
): Compiler => {
  const called = (name: string, ...args: readonly string[]): string => {
    if (!functions.has(name))
      throw new Error(
        `cdktf/src/rules has no ${name}: write it, with a test of what Terraform says`,
      );
    use(name);
    return `[${[name, ...args].join(', ')}]`;
  };
  const form = (name: string, ...parts: readonly string[]): string =>
    `[${[quoted(name), ...parts].join(', ')}]`;
  const unknown = (): string => {
    use('UNKNOWN');
    return 'UNKNOWN';
  };

  const compile = (expression: Expression, names: Names): string => {
    const inner = (each: Expression) => compile(each, names);
    switch (expression.kind) {
      case 'literal':
        return JSON.stringify(expression.value);
      case 'template':
        return called('text', ...expression.parts.map(inner));
      case 'list':
        return expression.elements.every(({ kind }) => kind === 'literal')
          ? form('value', `[${expression.elements.map(inner).join(', ')}]`)
          : form('list', ...expression.elements.map(inner));
      case 'object':
        return form(
          'object',
          ...expression.entries.flatMap(([name, value]) => [quoted(name), inner(value)]),
        );
      case 'operation': {
        const { operator, operands } = expression;
        return called(OPERATORS[operator] ?? operator, ...operands.map(inner));
      }
      case 'conditional':
        return form('when', ...expression.parts.map(inner));
      case 'splat':
        return called('splat', inner(expression.source), ...expression.steps.map(quoted));
      case 'call':
        return compileCall(expression.name, expression.args, inner);
      case 'for': {
        const { key, body, condition } = expression;
        const { next } = names;
        const [collection, below] = named(names, expression);
        const made = compile(body, below);
        const list = form(
          'listFor',
          `${next}`,
          inner(collection),
          key ? form('list', compile(key, below), made) : made,
          ...(condition ? [compile(condition, below)] : []),
        );
        return key ? called('objectFor', list) : list;
      }
      case 'traversal': {
        const steps = [...expression.steps];
        const root = rootOf(expression.root, steps, names);
        // Steps into what has a name are part of it, up to the first that is computed.
        const computed = steps.findIndex((step) => typeof step === 'object');
        const plain = root.isNamed ? steps.splice(0, computed < 0 ? steps.length : computed) : [];
        const start = plain.reduce<string>(
          (text, step) => text.replace(/]$/, `, ${JSON.stringify(step)}]`),
          root.text,
        );
        if (start === 'UNKNOWN') return start;
        return steps.reduce<string>(
          (value, step) =>
            called('at', value, typeof step === 'object' ? inner(step) : JSON.stringify(step)),
          start,
        );
      }
    }
  };

  /** Takes the steps that belong to the root. */
  const rootOf = (
    root: string | Expression,
    steps: (string | number | Expression)[],
    names: Names,
  ): { readonly text: string; readonly isNamed: boolean } => {
    if (typeof root === 'object') return { text: compile(root, names), isNamed: false };
    const placed = (place: number | undefined) => ({
      text: form('local', `${place}`),
      isNamed: true,
    });
    if (Object.hasOwn(names.places, root)) return placed(names.places[root]);
    const first = (): string => String(steps.shift());
    if (root === 'var') return { text: form('var', quoted(first())), isNamed: true };
    if (root === 'each') return placed(PLACES[first() as 'key' | 'value']);
    const local = root === 'local' ? first() : '';
    const place = names.places[`local.${local}`];
    if (place !== undefined) return placed(place);
    const value = known[local];
    // Its own names do not see those around it. Of resources, data and outputs of modules nothing is known.
    return {
      text: value ? compile(value, { places: {}, next: names.next }) : unknown(),
      isNamed: false,
    };
  };

  const compileCall = (
    name: string,
    args: readonly Expression[],
    inner: (expression: Expression) => string,
  ): string => {
    const compiled = args.map(inner);
    if (FORMS.has(name)) return form(name, ...compiled);
    const [pattern] = args;
    if (name === 'regex' && pattern?.kind === 'literal')
      return called(name, form('value', regExp(String(pattern.value))), ...compiled.slice(1));
    const second = args[1];
    if (name === 'replace' && second?.kind === 'literal') {
      const [, source] = /^\/(.*)\/$/.exec(String(second.value)) ?? [];
      if (source !== undefined)
        return called(
          name,
          compiled[0]!,
          form('value', `${regExp(source)}g`),
          ...compiled.slice(2),
        );
    }
    return called(name, ...compiled);
  };

  return {
    compile: (expression, locals = []) =>
      compile(expression, {
        places: Object.fromEntries(locals.map((name, at) => [`local.${name}`, PLACES.locals + at])),
        next: PLACES.locals + locals.length,
      }),
    compileMessage: (expression) =>
      called(
        'message',
        ...(expression.kind === 'template' ? expression.parts : [expression]).map((part) =>
          compile(part, { places: {}, next: PLACES.locals }),
        ),
      ),
  };
};

/**
 * What a `for` visits, and its names in the places of its key and its value. `keys(x)` and `values(x)` need not be made: it
 * visits the keys and the values of `x`.
 */
const named = (
  { places, next }: Names,
  { collection, names: [key, value] }: Extract<Expression, { kind: 'for' }>,
): readonly [Expression, Names] => {
  const below = (added: Names['places']): Names => ({
    places: { ...places, ...added },
    next: next + 2,
  });
  if (key !== undefined) return [collection, below({ [key]: next, [value]: next + 1 })];
  const [name, map] = collection.kind === 'call' ? [collection.name, collection.args[0]] : [];
  if (map && name === 'keys') return [map, below({ [value]: next })];
  if (map && name === 'values') return [map, below({ [value]: next + 1 })];
  return [collection, below({ [value]: next + 1 })];
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
