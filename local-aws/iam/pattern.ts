import { PolicyError } from './policy-error.ts';

/** A piece of a policy's value: text to be taken as it stands, or a wildcard. */
export type Piece = { readonly literal: string } | { readonly wildcard: '*' | '?' };

/** The request's one value for a condition key, if it has exactly one. */
export type Lookup = (key: string) => string | undefined;

/** `${…}`, or one character. */
const SCANNER = /\$\{([^}]*)\}|[\s\S]/g;
const DEFAULTED = /^([^,]+), '([^']*)'$/;

/**
 * Splits a value into pieces and puts the request's values for its variables; nothing when one of them has no value.
 * Without a lookup (documents older than Version 2012-10-17) `${…}` is ordinary text.
 */
export const parsePattern = (value: string, lookup?: Lookup): readonly Piece[] | undefined => {
  const pieces: Piece[] = [];
  for (const [token, variable] of value.matchAll(SCANNER)) {
    if (variable !== undefined && lookup) {
      const literal = resolve(variable, lookup);
      if (literal === undefined) return undefined;
      pieces.push({ literal });
    } else if (token === '*' || token === '?') {
      pieces.push({ wildcard: token });
    } else if (variable !== undefined) {
      for (const character of token) pieces.push(wildcardOr(character));
    } else {
      pieces.push({ literal: token });
    }
  }
  return pieces;
};

const wildcardOr = (character: string): Piece =>
  character === '*' || character === '?' ? { wildcard: character } : { literal: character };

const resolve = (variable: string, lookup: Lookup): string | undefined => {
  if (variable === '*' || variable === '?' || variable === '$') return variable;
  if (!variable.includes(',')) return lookup(variable.trim());
  const defaulted = DEFAULTED.exec(variable);
  if (!defaulted) {
    throw new PolicyError(`\${${variable}} is malformed; a default is written \${key, 'value'}`);
  }
  const [, key = '', value] = defaulted;
  return lookup(key.trim()) ?? value;
};

/** The pieces as text, wildcards as the characters they are written with. */
export const plain = (pieces: readonly Piece[]): string =>
  pieces.map((piece) => ('literal' in piece ? piece.literal : piece.wildcard)).join('');

/** The pieces as an expression for the whole text; `*` stands for what `any` says. */
export const expression = (
  pieces: readonly Piece[],
  { ignoreCase = false, any = () => '.*' }: { ignoreCase?: boolean; any?: Any } = {},
): RegExp =>
  new RegExp(
    `^${pieces
      .map((piece, index) =>
        'literal' in piece ? quote(piece.literal) : piece.wildcard === '?' ? '.' : any(index),
      )
      .join('')}$`,
    ignoreCase ? 'isu' : 'su',
  );

type Any = (index: number) => string;

const quote = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
