import { expression, type Piece, parsePattern } from './pattern.ts';
import { PolicyError } from './policy-error.ts';

const SEGMENTS = 6;

/** Splits at the first five colons; the sixth part, the resource, keeps its own. */
export const arnSegments = (arn: string): readonly string[] | undefined => {
  const parts = arn.split(':');
  if (parts[0] !== 'arn' || parts.length < SEGMENTS) return undefined;
  return [...parts.slice(0, SEGMENTS - 1), parts.slice(SEGMENTS - 1).join(':')];
};

/** The account an ARN names; empty where it names none, as in an S3 bucket's. */
export const accountOf = (arn: string): string => arnSegments(arn)?.[4] ?? '';

/** Whether an ARN operator matches: each of the six components for itself, a wildcard never beyond its colon. */
export const matchesArn = (pattern: readonly Piece[], arn: string): boolean => {
  const actual = arnSegments(arn);
  const expected = splitPieces(pattern);
  if (!actual || expected.length !== SEGMENTS) return false;
  return expected.every((segment, index) => expression(segment).test(actual[index] as string));
};

const splitPieces = (pieces: readonly Piece[]): readonly (readonly Piece[])[] => {
  const segments: Piece[][] = [[]];
  for (const piece of pieces) {
    if ('wildcard' in piece) {
      segments.at(-1)?.push(piece);
      continue;
    }
    for (const character of piece.literal) {
      if (character === ':' && segments.length < SEGMENTS) segments.push([]);
      else segments.at(-1)?.push({ literal: character });
    }
  }
  return segments;
};

/** Refuses what IAM does not take as a Resource. */
export const checkResource = (resource: string): void => {
  if (resource === '*') return;
  if (!resource.startsWith('arn:')) {
    throw new PolicyError(`Resource ${JSON.stringify(resource)} must be an ARN or "*"`);
  }
  const variable = resource.indexOf('${');
  if (variable >= 0 && resource.slice(0, variable).split(':').length < SEGMENTS) {
    throw new PolicyError(
      `Resource ${JSON.stringify(resource)} has a variable before its fifth colon; only the resource part may hold one`,
    );
  }
};

/**
 * Whether a Resource element covers an ARN. A `*` that ends its segment reaches beyond the colon, another one in the
 * first five segments does not (IAM User Guide, "IAM JSON policy elements: Resource").
 */
export const matchesResource = (
  resource: string,
  arn: string,
  lookup?: (key: string) => string | undefined,
): boolean | undefined => {
  const pieces = parsePattern(resource, lookup);
  if (!pieces) return undefined;
  if (pieces.length === 1 && isStar(pieces[0])) return true;
  const colons = countColons(pieces);
  const any = (index: number) => {
    const next = pieces[index + 1];
    const last = next === undefined || ('literal' in next && next.literal.startsWith(':'));
    return last || (colons[index] as number) >= SEGMENTS - 1 ? '.*' : '[^:]*';
  };
  return expression(pieces, { any }).test(arn);
};

const isStar = (piece: Piece | undefined): boolean =>
  piece !== undefined && 'wildcard' in piece && piece.wildcard === '*';

/** How many colons stand before each piece. */
const countColons = (pieces: readonly Piece[]): readonly number[] => {
  let colons = 0;
  return pieces.map((piece) => {
    const before = colons;
    if ('literal' in piece) colons += piece.literal.split(':').length - 1;
    return before;
  });
};
