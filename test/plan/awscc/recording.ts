import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Orders } from './lab-orders.ts';

/** One line of recorded/golden.jsonl; recorded/README.md explains each field. */
export interface Step {
  readonly scenario: string;
  readonly step: number;
  readonly do: 'validate' | 'plan' | 'apply' | 'destroy' | 'import' | 'server';
  /** Content of main.tf; missing where it is as in the step before. */
  readonly hcl?: string;
  /** The provider block(s); missing where it is the usual one. */
  readonly provider?: string;
  /** Further arguments on Terraform's command line. */
  readonly args?: readonly string[];
  readonly server?: Orders;
}

const FILE = join(import.meta.dirname, 'recorded', 'golden.jsonl');

/** The recorded steps by scenario, in order. */
export const readScenarios = (): Map<string, Step[]> => {
  const scenarios = new Map<string, Step[]>();
  for (const line of readFileSync(FILE, 'utf8').trimEnd().split('\n')) {
    const step = JSON.parse(line) as Step;
    scenarios.set(step.scenario, [...(scenarios.get(step.scenario) ?? []), step]);
  }
  return scenarios;
};
