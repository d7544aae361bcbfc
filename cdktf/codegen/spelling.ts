/** `file_system_id` → `fileSystemId`. */
export const camelCase = (name: string): string =>
  name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** `access_points` → `AccessPoint`: the name of one of them. */
export const typeName = (name: string, isOne: boolean): string => {
  const camel = camelCase(isOne ? name.replace(/s$/, '') : name);
  return camel.charAt(0).toUpperCase() + camel.slice(1);
};

/** The names of one level in TypeScript, which must stay distinct. */
export const camelCased = (names: readonly string[]): Map<string, string> => {
  const spelt = new Map<string, string>();
  for (const name of names) {
    const twin = [...spelt].find(([, camel]) => camel === camelCase(name));
    if (twin) throw new Error(`${name} and ${twin[0]} are both ${twin[1]} in TypeScript`);
    spelt.set(name, camelCase(name));
  }
  return spelt;
};

/** A text in which attributes are named as TypeScript spells them. */
export const spelledIn = (text: string, attributes: ReadonlySet<string>): string =>
  text.replace(/\b[a-z][a-z0-9]*(?:_[a-z0-9]+)+\b/g, (name) =>
    attributes.has(name) ? camelCase(name) : name,
  );
