import type { LambdaClient } from '@aws-sdk/client-lambda';
import type { S3Client } from '@aws-sdk/client-s3';
import type { Target } from '../../local-aws/environment.ts';
import type { Progress } from './progress.ts';

/** What an example gets to work with once its configuration is applied. */
export interface Stage {
  readonly target: Target;
  /** Outputs of its configuration. */
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly lambda: LambdaClient;
  readonly s3: S3Client;
  readonly progress: Progress;
  /** Fires on Ctrl-C. */
  readonly signal: AbortSignal;
  /** Where the files of the example's file system lie on this machine. */
  readonly files: () => Promise<string>;
  /** A file of the user's, from `--input`. */
  readonly input?: string;
  /** Folder of the example in the repository. */
  readonly folder: string;
}

/** What an example tells when it is done: the text people read, and the figures for `--json`. */
export interface Outcome {
  readonly text: string;
  readonly figures: Readonly<Record<string, unknown>>;
  /** Commands to try while it keeps running. */
  readonly tryThis: readonly string[];
}

/** `examples/<name>/demo.ts` exports one as `story`. */
export interface Story {
  /** One line for the list of examples. */
  readonly title: string;
  /** Variables of the configuration; times are scaled like those of the local AWS. */
  variables(timeScale: number): Readonly<Record<string, unknown>>;
  /** Refuses a bad `--input` before anything is started. */
  check?(input: string | undefined): Promise<void>;
  run(stage: Stage): Promise<Outcome>;
}
