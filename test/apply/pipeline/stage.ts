import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleHandlers } from '../../../scripts/bundle-handlers.ts';
import type { Deployment } from '../../harness/deployment.ts';
import { inventory } from '../../harness/inventory.ts';
import type { TestAws } from '../../harness/local.ts';

export const EXAMPLE = fileURLToPath(new URL('../../../examples/pipeline', import.meta.url));
export const MINUTES = 60_000;
/** A signal that does not fire: jest's own limits end what hangs. */
export const never = new AbortController().signal;

/** An applied examples/pipeline. */
export interface Stage {
  readonly aws: TestAws;
  readonly deployment: Deployment;
  readonly outputs: {
    readonly functions: Readonly<Record<'ingest' | 'transform' | 'validate', string>>;
    readonly bucket: string;
  };
  /** What the account held before. */
  readonly before: readonly string[];
}

/** Applies the example, with AWS's times in small: 60 s become 0.6 s. */
export const setStage = async (aws: TestAws): Promise<Stage> => {
  const before = await inventory(aws.clients);
  const deployment = await aws.deploy({
    configuration: 'examples/pipeline',
    variables: {
      name: 'order',
      noncurrent_version_expiration_days: 0,
      export_drain_seconds: 2,
      bucket_release_seconds: 3,
    },
  });
  await bundleHandlers(join(EXAMPLE, 'handlers'), join(deployment.folder, 'dist'));
  await deployment.init();
  await deployment.apply();
  return { aws, deployment, outputs: await deployment.outputs(), before };
};
