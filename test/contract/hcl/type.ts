/** A type constraint of a variable, parsed. */
export type Type =
  | { readonly kind: 'primitive'; readonly name: string }
  | { readonly kind: 'list' | 'set' | 'map'; readonly of: Type }
  | { readonly kind: 'object'; readonly attributes: Readonly<Record<string, Attribute>> };

export interface Attribute {
  readonly type: Type;
  readonly optional: boolean;
  /** The default as it is written, without spaces. */
  readonly preset?: string;
}

const TOKEN = /\s+|#[^\n]*|"(?:[^"\\]|\\.)*"|[(){}[\],=]|[^\s(){}[\],="#]+/g;

/** Parses `map(object({ a = optional(string, "x") }))`, with or without the `${…}` that hcl2json puts around it. */
export const parseType = (text: string): Type => {
  const source = text.replace(/^\$\{([\s\S]*)\}$/, '$1');
  const tokens = [...source.matchAll(TOKEN)]
    .map(([token]) => token)
    .filter((token) => !/^(\s|#)/.test(token));
  const type = parse(tokens);
  if (tokens.length > 0)
    throw new Error(`cannot read the type ${text}: ${tokens.join(' ')} is left`);
  return type;
};

const parse = (tokens: string[]): Type => {
  const name = tokens.shift() ?? '';
  if (name === 'list' || name === 'set' || name === 'map') {
    take(tokens, '(');
    const of = parse(tokens);
    take(tokens, ')');
    return { kind: name, of };
  }
  if (name !== 'object') return { kind: 'primitive', name };
  take(tokens, '(');
  take(tokens, '{');
  const attributes: Record<string, Attribute> = {};
  while (tokens[0] !== '}') {
    const key = tokens.shift() as string;
    take(tokens, '=');
    attributes[key] = attribute(tokens);
    if (tokens[0] === ',') tokens.shift();
  }
  take(tokens, '}');
  take(tokens, ')');
  return { kind: 'object', attributes };
};

const attribute = (tokens: string[]): Attribute => {
  if (tokens.at(0) !== 'optional') return { type: parse(tokens), optional: false };
  tokens.shift();
  take(tokens, '(');
  const type = parse(tokens);
  let preset = '';
  if (tokens.at(0) === ',') {
    tokens.shift();
    for (let depth = 0; depth > 0 || tokens.at(0) !== ')'; ) {
      const token = tokens.shift() as string;
      if (/^[([{]$/.test(token)) depth++;
      if (/^[)\]}]$/.test(token)) depth--;
      preset += token;
    }
  }
  take(tokens, ')');
  return { type, optional: true, ...(preset ? { preset } : {}) };
};

const take = (tokens: string[], expected: string): void => {
  const token = tokens.shift();
  if (token !== expected) throw new Error(`expected ${expected}, got ${token}`);
};

/** Paths of everything that a caller may leave out: `functions.*.code.image.command`. */
export const optionalPaths = (type: Type, path: string): string[] => {
  if (type.kind === 'primitive') return [];
  if (type.kind !== 'object')
    return optionalPaths(type.of, type.kind === 'map' ? `${path}.*` : path);
  return Object.entries(type.attributes).flatMap(([name, { type: inner, optional }]) => {
    const below = optionalPaths(inner, `${path}.${name}`);
    return optional && below.length === 0 ? [`${path}.${name}`] : below;
  });
};
