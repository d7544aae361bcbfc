import type { FileSystem } from '../s3files/entities.ts';
import { ExportError } from './export-error.ts';

/** What the service role is asked for. */
export type SynchronizationStep = 'export' | 'delete' | 'import';

/**
 * Answers why the service role may not do something; undefined when it may. A reason that names `sts:AssumeRole` or
 * `RoleAssumptionFailed` is about its trust, any other about its rights.
 */
export type May = (
  fileSystem: FileSystem,
  what: SynchronizationStep,
) => Promise<string | undefined>;

/** For how long an answer is good: thousands of files are exported on one answer, and a mended role soon helps. */
const GOOD_FOR_MS = 500;

/** Asks about one file system and remembers the answers for a moment. */
export class Permission {
  readonly #fileSystem: FileSystem;
  readonly #may: May;
  readonly #answers = new Map<string, { until: number; answer: Promise<string | undefined> }>();

  constructor(fileSystem: FileSystem, may: May) {
    this.#fileSystem = fileSystem;
    this.#may = may;
  }

  async refusal(what: SynchronizationStep): Promise<string | undefined> {
    const known = this.#answers.get(what);
    if (known && known.until > Date.now()) return known.answer;
    const answer = this.#may(this.#fileSystem, what);
    this.#answers.set(what, { until: Date.now() + GOOD_FOR_MS, answer });
    return answer;
  }

  /** Throws the reason as the export error it is. */
  async demand(what: 'export' | 'delete'): Promise<void> {
    const reason = await this.refusal(what);
    if (reason === undefined) return;
    const role = /RoleAssumptionFailed|sts:AssumeRole/.test(reason);
    throw new ExportError(role ? 'RoleAssumptionFailed' : 'S3AccessDenied', reason);
  }
}
