import { at, keysOf } from './operators.ts';
import { HclError, UNKNOWN } from './unknown.ts';

/**
 * An expression of HCL as data: what stands for itself, or a list of a function and its arguments, or of a form and what belongs to it.
 *
 * V8 compiles each function by itself and soon optimises it: for all rules that would take longer than a thousand modules
 * need. What reads data is one function for all of them.
 */
export type Expression =
  | string
  | number
  | boolean
  | null
  | typeof UNKNOWN
  | readonly [(...values: never[]) => unknown, ...Expression[]]
  | readonly ['var', name: string, ...steps: (string | number)[]]
  | readonly ['local', place: number, ...steps: (string | number)[]]
  | readonly ['value', value: unknown]
  | readonly ['list', ...Expression[]]
  | readonly ['object', ...Expression[]]
  | readonly ['when', condition: Expression, yes: Expression, no: Expression]
  | readonly ['can', Expression]
  | readonly ['try', ...Expression[]]
  | ListFor;

/** `[for key, value in over : body if condition]`, in which the key has a place, and the value the next. */
type ListFor = readonly [
  'listFor',
  place: number,
  over: Expression,
  body: Expression,
  condition?: Expression,
];

/** The inputs of a module, and behind them what else has a name: see `PLACES`. */
export type Scope = unknown[];

type Parts = readonly [
  head: string | ((...values: unknown[]) => unknown),
  first: Expression,
  ...Expression[],
];

export const evaluate = (expression: Expression, scope: Scope): unknown => {
  if (typeof expression !== 'object' || expression === null) return expression;
  const parts = expression as Parts;
  const head = parts[0];
  return typeof head === 'function'
    ? call(head, parts, scope)
    : evaluateForm(head, parts[1], parts, scope);
};

const call = (head: (...values: unknown[]) => unknown, parts: Parts, scope: Scope): unknown => {
  const value = evaluate(parts[1], scope);
  if (parts.length === 2) return head(value);
  const next = evaluate(parts[2] as Expression, scope);
  if (parts.length === 3) return head(value, next);
  const values = [value, next];
  for (let at = 3; at < parts.length; at++) values.push(evaluate(parts[at] as Expression, scope));
  return head(...values);
};

const evaluateForm = (form: string, first: Expression, parts: Parts, scope: Scope): unknown => {
  switch (form) {
    case 'var':
      return follow(parts, (scope[0] as Readonly<Record<string, unknown>>)[first as string]);
    case 'local':
      return follow(parts, scope[first as number]);
    case 'value':
      return first;
    case 'when': {
      const condition = evaluate(first, scope);
      if (condition === UNKNOWN) return UNKNOWN;
      return evaluate(parts[condition ? 2 : 3] as Expression, scope);
    }
    case 'can':
      return canEvaluate(first, scope);
    case 'try':
      return firstOf(parts.slice(1) as Expression[], scope);
    case 'listFor':
      return listFor(parts as unknown as ListFor, scope);
    case 'list':
      return listOf(parts, scope);
    default:
      return objectOf(parts, scope);
  }
};

/** `var.a.b`, from `var.a` on. */
const follow = (parts: Parts, start: unknown): unknown => {
  let value = start;
  for (let step = 2; step < parts.length; step++) value = at(value, parts[step]);
  return value;
};

const canEvaluate = (expression: Expression, scope: Scope): unknown => {
  try {
    return evaluate(expression, scope) === UNKNOWN ? UNKNOWN : true;
  } catch (error) {
    if (error instanceof HclError) return false;
    throw error;
  }
};

const firstOf = (expressions: readonly Expression[], scope: Scope): unknown => {
  for (const expression of expressions) {
    try {
      return evaluate(expression, scope);
    } catch (error) {
      if (!(error instanceof HclError)) throw error;
    }
  }
  throw new HclError('nothing evaluates');
};

const listFor = (parts: ListFor, scope: Scope): unknown => {
  const place = parts[1];
  const body = parts[3];
  const condition = parts[4];
  const collection = evaluate(parts[2], scope);
  if (collection === UNKNOWN) return UNKNOWN;
  const keys = Array.isArray(collection) ? undefined : keysOf(collection);
  const elements = collection as Readonly<Record<string | number, unknown>>;
  const length = (keys ?? (collection as readonly unknown[])).length;
  const list: unknown[] = [];
  for (let at = 0; at < length; at++) {
    const key = keys ? (keys[at] as string) : at;
    scope[place] = key;
    scope[place + 1] = elements[key];
    const isIn = condition === undefined || evaluate(condition, scope);
    if (isIn === UNKNOWN) return UNKNOWN;
    if (isIn) list.push(evaluate(body, scope));
  }
  return list;
};

const listOf = (parts: Parts, scope: Scope): unknown => {
  const list: unknown[] = [];
  for (let at = 1; at < parts.length; at++) list.push(evaluate(parts[at] as Expression, scope));
  return list;
};

const objectOf = (parts: Parts, scope: Scope): unknown => {
  const object: Record<string, unknown> = {};
  for (let at = 1; at < parts.length; at += 2)
    object[parts[at] as string] = evaluate(parts[at + 1] as Expression, scope);
  return object;
};
