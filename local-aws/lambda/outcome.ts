import { constants } from 'node:os';
import type { BootstrapMessage } from './bootstrap/parts.ts';

/** What came of an invocation, or of the start. */
export type Outcome =
  | BootstrapMessage
  | { readonly type: 'ended'; readonly code: number | null; readonly signal: string | null }
  | { readonly type: 'garbled' }
  | { readonly type: 'timeout' };

/** How a process ended: a shell reports a command killed by a signal as 128 and the signal's number. */
export const endOf = (code: number | null, name: string | null): [number | null, string | null] => {
  if (code === null || code <= 128) return [code, name];
  const [found] =
    Object.entries(constants.signals).find(([, number]) => number === code - 128) ?? [];
  return found ? [null, found] : [code, name];
};
