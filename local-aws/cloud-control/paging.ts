import { ApiError } from './errors.ts';

/** A page of a list and how to ask for the next. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextToken?: string;
}

/**
 * One page of a list sorted by key. The token names the last key that was given out, so that items which come or go
 * between two pages neither shift nor repeat the rest.
 */
export const pageOf = <Item>(
  all: readonly Item[],
  keyOf: (item: Item) => string,
  { maxResults, nextToken }: { maxResults: number; nextToken: string | undefined },
): Page<Item> => {
  const after = nextToken === undefined ? undefined : decode(nextToken);
  const sorted = [...all].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const rest = after === undefined ? sorted : sorted.filter((item) => keyOf(item) > after);
  const items = rest.slice(0, maxResults);
  const last = items.at(-1);
  return last !== undefined && rest.length > items.length
    ? { items, nextToken: Buffer.from(`after:${keyOf(last)}`).toString('base64') }
    : { items };
};

const decode = (token: string): string => {
  const text = Buffer.from(token, 'base64').toString('utf8');
  if (text.startsWith('after:')) return text.slice('after:'.length);
  throw new ApiError('InvalidRequestException', `NextToken '${token}' is not one of ours.`);
};
