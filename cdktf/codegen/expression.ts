import { TokenReader } from './tokens.ts';

/** The forms of an expression whose value has a known shape. */
export type Expression =
  | { readonly kind: 'object'; readonly entries: readonly (readonly [string, Expression])[] }
  | {
      readonly kind: 'for';
      /** The variable that holds the value. */
      readonly value: string;
      readonly collection: Expression;
      readonly body: Expression;
    }
  /** `a.b["c"].d` has the steps b, [], d. */
  | { readonly kind: 'traversal'; readonly root: string; readonly steps: readonly string[] }
  | { readonly kind: 'other' };

const OTHER: Expression = { kind: 'other' };

/** Reads a value as hcl2json gives it: an object, or a string with `${}`. */
export const parseExpression = (value: unknown): Expression => {
  if (typeof value === 'string') {
    const [, source] = /^\$\{([\s\S]*)\}$/.exec(value) ?? [];
    return source === undefined ? OTHER : read(new TokenReader(source));
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return {
      kind: 'object',
      entries: Object.entries(value).map(([name, entry]) => [name, parseExpression(entry)]),
    };
  return OTHER;
};

const read = (reader: TokenReader): Expression => {
  const expression = readForm(reader);
  if (reader.atEnd()) return expression;
  reader.skipExpression();
  return OTHER;
};

const readForm = (reader: TokenReader): Expression => {
  if (reader.accept('{')) return reader.accept('for') ? readFor(reader) : readObject(reader);
  if (reader.peek()?.kind !== 'identifier') return OTHER;
  const root = reader.take().text;
  const steps: string[] = [];
  while (!reader.atEnd()) {
    if (reader.accept('.')) steps.push(reader.take().text);
    else if (reader.accept('[')) {
      reader.skipExpression();
      reader.expect(']');
      steps.push('[]');
    } else break;
  }
  return { kind: 'traversal', root, steps };
};

const readFor = (reader: TokenReader): Expression => {
  let value = reader.take('identifier').text;
  if (reader.accept(',')) value = reader.take('identifier').text;
  reader.expect('in');
  const collection = readForm(reader);
  reader.expect(':');
  reader.take('identifier');
  reader.expect('=>');
  const body = read(reader);
  if (!reader.is('}')) reader.skipExpression();
  reader.expect('}');
  return { kind: 'for', value, collection, body };
};

const readObject = (reader: TokenReader): Expression => {
  const entries: [string, Expression][] = [];
  while (!reader.accept('}')) {
    const { kind, text } = reader.take();
    reader.expect('=');
    entries.push([kind === 'string' ? JSON.parse(text) : text, read(reader)]);
    reader.accept(',');
  }
  return { kind: 'object', entries };
};
