import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One recorded call and the answer to it. */
export interface Exchange {
  readonly case: string;
  readonly op: string;
  readonly status: number;
  readonly request: Readonly<Record<string, string>>;
  readonly response: object;
  /** Milliseconds since the case began; only where the waits are asserted. */
  readonly t_ms?: number;
}

const FILE = join(import.meta.dirname, 'recorded', 'wire.jsonl');

/** The recorded exchanges by case, in order. */
export const readCases = (): Map<string, Exchange[]> => {
  const cases = new Map<string, Exchange[]>();
  for (const line of readFileSync(FILE, 'utf8').trimEnd().split('\n')) {
    const exchange = JSON.parse(line) as Exchange;
    cases.set(exchange.case, [...(cases.get(exchange.case) ?? []), exchange]);
  }
  return cases;
};
