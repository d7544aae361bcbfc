import type { ImportDataRule } from './entities.ts';
import { conflict, invalid } from './errors.ts';
import { DEFAULT_SYNCHRONIZATION, QUOTAS } from './limits.ts';
import type { SynchronizationConfiguration } from './records.ts';

/** What a caller may set. */
export interface SynchronizationRules {
  readonly importDataRules: readonly ImportDataRule[];
  readonly daysAfterLastAccess: number;
}

/** The configuration of a new file system. */
export const initialSynchronization = (
  rules: SynchronizationRules = DEFAULT_SYNCHRONIZATION,
): SynchronizationConfiguration => ({ ...checkedRules(rules), latestVersionNumber: 1 });

/** The configuration after a put; `expectedVersion` is the version that the caller last read, if it says so. */
export const nextSynchronization = (
  current: SynchronizationConfiguration,
  rules: SynchronizationRules,
  expectedVersion = current.latestVersionNumber,
): SynchronizationConfiguration => {
  if (expectedVersion !== current.latestVersionNumber) {
    throw conflict(
      `The synchronization configuration is at version ${current.latestVersionNumber}, not ${expectedVersion}. Read it again and repeat the change.`,
    );
  }
  return { ...checkedRules(rules), latestVersionNumber: current.latestVersionNumber + 1 };
};

const checkedRules = ({ importDataRules, daysAfterLastAccess }: SynchronizationRules) => {
  const prefixes = importDataRules.map(({ prefix }) => prefix);
  const roots = prefixes.filter((prefix) => prefix === '').length;
  if (roots !== 1) {
    throw invalid(`Exactly one import data rule must have the prefix "", got ${roots}.`);
  }
  const repeated = prefixes.find((prefix, index) => prefixes.indexOf(prefix) !== index);
  if (repeated !== undefined) throw invalid(`Two import data rules have the prefix '${repeated}'.`);
  if (prefixes.length > QUOTAS.importDataRules) {
    throw invalid(
      `A file system can have ${QUOTAS.importDataRules} import data rules, got ${prefixes.length}.`,
    );
  }
  return { importDataRules, daysAfterLastAccess };
};
