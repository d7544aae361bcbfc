const isContainer = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const shown = (value: unknown): string => JSON.stringify(value)?.slice(0, 400) ?? 'nothing';

/** Where two values differ, one line for each place: `.plan.changes.0.after.tags: recorded …, now …`. */
export const differences = (recorded: unknown, now: unknown, at = ''): string[] => {
  if (
    !isContainer(recorded) ||
    !isContainer(now) ||
    Array.isArray(recorded) !== Array.isArray(now)
  ) {
    return Object.is(recorded, now)
      ? []
      : [`${at}: recorded ${shown(recorded)}, now ${shown(now)}`];
  }
  const keys = new Set([...Object.keys(recorded), ...Object.keys(now)]);
  return [...keys].flatMap((key) => differences(recorded[key], now[key], `${at}.${key}`));
};
