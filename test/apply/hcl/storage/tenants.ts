const red = { prefix: 'red/', access_points: { inbox: [300, 200], outbox: [], old: [] } };
const green = { prefix: 'green/', access_points: { inbox: [] }, functions: { take: 'inbox' } };
const blue = { prefix: 'blue/', access_points: { inbox: [] }, functions: { take: 'inbox' } };

/** What the shared bucket's file systems are at first. */
export const FIRST = {
  red: { ...red, functions: { take: 'inbox', put: 'outbox', count: 'outbox' } },
  green,
};

/** The same, written down from the last to the first. */
export const REORDERED = {
  green,
  red: {
    functions: { count: 'outbox', put: 'outbox', take: 'inbox' },
    access_points: { old: [], outbox: [], inbox: [200, 300] },
    prefix: 'red/',
  },
};

/** One file system more and one less; in the one that stays, one access point and one function more and one less. */
export const CHANGED = {
  blue,
  red: {
    prefix: 'red/',
    access_points: { inbox: [300, 200], outbox: [], new: [] },
    functions: { take: 'inbox', put: 'outbox', look: 'new' },
  },
};
