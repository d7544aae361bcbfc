import { TokenReader } from './tokens.ts';

/** A Terraform type constraint. */
export type Type =
  | { readonly kind: 'string' | 'number' | 'bool' | 'any' }
  | { readonly kind: 'list' | 'set' | 'map'; readonly element: Type }
  | { readonly kind: 'tuple'; readonly elements: readonly Type[] }
  | { readonly kind: 'object'; readonly attributes: readonly Attribute[] };

/** An attribute of an object type. */
export interface Attribute {
  /** As HCL spells it. */
  readonly name: string;
  readonly type: Type;
  readonly optional: boolean;
  /** Undefined where `optional` names none: Terraform then puts null. */
  readonly default?: unknown;
}

/** @param source what stands behind `type =`, with or without the `${}` of JSON. */
export const parseType = (source: string): Type => {
  const reader = new TokenReader(source.replace(/^\$\{([\s\S]*)\}$/, '$1'));
  const type = readType(reader);
  const rest = reader.peek();
  if (rest) throw new Error(`unexpected ${rest.text} after the type in: ${source}`);
  return type;
};

const readType = (reader: TokenReader): Type => {
  const kind = reader.take('identifier').text;
  switch (kind) {
    case 'string':
    case 'number':
    case 'bool':
    case 'any':
      return { kind };
    case 'list':
    case 'set':
    case 'map':
      return { kind, element: between(reader, '(', ')', () => readType(reader)) };
    case 'tuple':
      return {
        kind,
        elements: between(reader, '(', ')', () => sequence(reader, '[', ']', readType)),
      };
    case 'object':
      return {
        kind,
        attributes: between(reader, '(', ')', () => sequence(reader, '{', '}', readAttribute)),
      };
    default:
      throw new Error(`unknown type ${kind}`);
  }
};

const readAttribute = (reader: TokenReader): Attribute => {
  const { text, kind } = reader.take();
  const name = kind === 'string' ? (JSON.parse(text) as string) : text;
  reader.expect('=');
  if (!reader.accept('optional')) return { name, type: readType(reader), optional: false };
  return between(reader, '(', ')', () => {
    const type = readType(reader);
    return reader.accept(',')
      ? { name, type, optional: true, default: readLiteral(reader) }
      : { name, type, optional: true };
  });
};

/** A default is a literal: Terraform allows neither references nor functions there. */
const readLiteral = (reader: TokenReader): unknown => {
  if (reader.is('[')) return sequence(reader, '[', ']', readLiteral);
  if (reader.is('{'))
    return Object.fromEntries(
      sequence(reader, '{', '}', () => {
        const { text, kind } = reader.take();
        if (!reader.accept('=')) reader.expect(':');
        return [kind === 'string' ? JSON.parse(text) : text, readLiteral(reader)];
      }),
    );
  const { text } = reader.take();
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`the default ${text} is no literal`);
  }
};

const between = <T>(reader: TokenReader, open: string, close: string, read: () => T): T => {
  reader.expect(open);
  const value = read();
  reader.expect(close);
  return value;
};

/** Commas and newlines both separate. */
const sequence = <T>(
  reader: TokenReader,
  open: string,
  close: string,
  read: (reader: TokenReader) => T,
): T[] =>
  between(reader, open, close, () => {
    const found: T[] = [];
    while (!reader.is(close)) {
      found.push(read(reader));
      reader.accept(',');
    }
    return found;
  });
