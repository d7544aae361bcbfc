/** A service's actions by their names. */
export const prefixed = (prefix: string, names: readonly string[]) =>
  names.map((name) => prefix + name);

/** How IAM is told to take a character of a path as it stands (IAM User Guide, "IAM policy elements: Variables and tags"). */
export const literally = (path: string): string =>
  [...path]
    .map((character) => ('*?$'.includes(character) ? `\${${character}}` : character))
    .join('');
