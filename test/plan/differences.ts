const isContainer = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const shown = (value: unknown): string => JSON.stringify(value)?.slice(0, 400) ?? 'nothing';

/**
 * Where two values differ, one line for each place: `.plan.changes.0.after.tags: recorded …, now …`.
 *
 * @param at path of the values, which the lines begin with.
 * @param names of the two sides.
 */
export const differences = (
  one: unknown,
  other: unknown,
  at = '',
  names: readonly [one: string, other: string] = ['recorded', 'now'],
): string[] => {
  if (!isContainer(one) || !isContainer(other) || Array.isArray(one) !== Array.isArray(other)) {
    return Object.is(one, other)
      ? []
      : [`${at}: ${names[0]} ${shown(one)}, ${names[1]} ${shown(other)}`];
  }
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].flatMap((key) => differences(one[key], other[key], `${at}.${key}`, names));
};
