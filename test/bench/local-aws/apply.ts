import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { bundleHandlers } from '../../../scripts/bundle-handlers.ts';
import { startTestAws } from '../../harness/local.ts';
import type { TerraformMessage } from '../../harness/terraform.ts';
import type { Figure } from '../figure.ts';
import { longestChain } from './longest-chain.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * An apply of the pipeline against the longest chain of its resources, which no order of work can beat. Times are those
 * Terraform states, so the last function's holds the wait for the others: hashicorp/aws makes functions from local
 * packages one after the other.
 */
export const measureApply = async (): Promise<Figure> => {
  const aws = await startTestAws({ timeScale: 0.05 });
  try {
    const messages: TerraformMessage[] = [];
    const deployment = await aws.deploy({
      configuration: 'examples/pipeline',
      // The lifecycle rule is left out: the provider watches it for 55 s.
      variables: {
        noncurrent_version_expiration_days: 0,
        export_drain_seconds: 5,
        bucket_release_seconds: 9,
      },
      onMessage: (message) => messages.push(message),
    });
    await bundleHandlers(
      join(ROOT, 'examples', 'pipeline', 'handlers'),
      join(deployment.folder, 'dist'),
    );
    await deployment.init();
    await deployment.plan();
    // Before the apply: a plan that was applied is stale.
    const graph = await execa(
      'terraform',
      ['graph', '-type=apply', `-plan=${deployment.planFile}`],
      {
        cwd: deployment.folder,
        env: deployment.environment,
        extendEnv: false,
      },
    );
    messages.length = 0;
    const began = performance.now();
    await deployment.applyPlan();
    const took = (performance.now() - began) / 1000;
    const chain = longestChain(graph.stdout, messages);
    return {
      what: 'apply of the pipeline, by its longest chain of resources',
      value: took / chain.seconds,
      unit: '×',
      bound: 1.3,
      how: `${took.toFixed(1)} s by ${chain.seconds.toFixed(1)} s: ${chain.addresses.map(shortened).join(' → ')}`,
    };
  } finally {
    await aws[Symbol.asyncDispose]();
  }
};

/** Its type and instance: the modules around it would fill the table. */
const shortened = (node: string): string =>
  node.split('.').slice(-2).join('.').replaceAll('\\"', '"');
