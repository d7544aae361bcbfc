/** A record that is added to the demo's input, and what `validate` must say about it. */
export interface BadRecord {
  readonly record: unknown;
  readonly field: string;
  readonly reason: string;
}

const good = {
  Title: 'The Quarantined Film',
  'US Gross': 1,
  'Worldwide Gross': 2,
  'US DVD Sales': null,
  'Production Budget': 3,
  'Release Date': 'Jul 16 2010',
  'MPAA Rating': 'PG',
  'Running Time min': 90,
  Distributor: 'Nobody',
  Source: null,
  'Major Genre': 'Drama',
  'Creative Type': null,
  Director: null,
  'Rotten Tomatoes Rating': 50,
  'IMDB Rating': 5.5,
  'IMDB Votes': 100,
};
const { 'US Gross': _, ...withoutGross } = good;

/** One of each kind of mistake; all else in these records is right. */
export const badRecords: readonly BadRecord[] = [
  { record: { ...good, Title: '  ' }, field: 'title', reason: 'must be string' },
  {
    record: { ...good, 'Release Date': 'Feb 30 2010' },
    field: 'release_date',
    reason: 'must match format "date"',
  },
  {
    record: { ...good, 'Release Date': 'Jul 16 2110' },
    field: 'release_date',
    reason: 'must be at most 2011-12-31',
  },
  {
    record: { ...good, 'Production Budget': 'a lot' },
    field: 'production_budget',
    reason: 'must be integer,null',
  },
  { record: { ...good, 'IMDB Rating': 11 }, field: 'imdb_rating', reason: 'must be <= 10' },
  {
    record: { ...good, 'Running Time min': -90 },
    field: 'running_time_min',
    reason: 'must be >= 1',
  },
  {
    record: { ...good, 'MPAA Rating': 'X' },
    field: 'mpaa_rating',
    reason: 'must be one of "G", "PG", "PG-13", "R", "NC-17", "Not Rated", "Open", null',
  },
  {
    record: withoutGross,
    field: 'us_gross',
    reason: "must have required property 'us_gross'",
  },
  {
    record: { ...good, 'US Groß': 1 },
    field: 'us_groß',
    reason: 'must NOT have additional properties',
  },
  { record: 42, field: 'record', reason: 'the record is a number, not an object' },
];
