const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** What a text could be, besides a text. */
export const numberFrom = (text: string): number | undefined =>
  // Only as JSON would write it: "007" is a code and "1,5" could be one and a half.
  /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(text) ? Number(text) : undefined;

/** True or false as a text. */
export const booleanFrom = (text: string): boolean | undefined =>
  /^(true|false)$/i.test(text) ? text.toLowerCase() === 'true' : undefined;

/**
 * A day as `YYYY-MM-DD`, from that, from `2010/07/16`, `Jul 16 2010`, `July 16, 2010` or `16 July 2010`. All-digit days with the year last
 * are left alone: nobody can tell 3/4/2010 from 4/3/2010.
 */
export const dayFrom = (text: string): string | undefined => {
  const [, y1, m1, d1] = /^(\d{4})[-/](\d\d)[-/](\d\d)$/.exec(text) ?? [];
  if (y1) return day(Number(y1), Number(m1), Number(d1));
  const [, m2, d2, y2] = /^([a-z]{3,9})\.? (\d{1,2}),? (\d{4})$/i.exec(text) ?? [];
  if (y2) return day(Number(y2), monthFrom(m2!), Number(d2));
  const [, d3, m3, y3] = /^(\d{1,2}) ([a-z]{3,9})\.? (\d{4})$/i.exec(text) ?? [];
  return y3 ? day(Number(y3), monthFrom(m3!), Number(d3)) : undefined;
};

/** Whether this is a day of the calendar, written `YYYY-MM-DD`. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && dayFrom(text) === text;

/** From 1; 0 when it is none. */
const monthFrom = (name: string): number => {
  const wanted = name.toLowerCase();
  return 1 + MONTHS.findIndex((month) => wanted === month || wanted === month.slice(0, 3));
};

const day = (year: number, month: number, date: number): string | undefined => {
  const time = new Date(Date.UTC(2000, month - 1, date));
  time.setUTCFullYear(year, month - 1, date);
  const exists = time.getUTCMonth() === month - 1 && time.getUTCDate() === date;
  return exists ? time.toISOString().slice(0, 10) : undefined;
};
