import { ingest } from '../../../examples/pipeline/handlers/ingest.ts';
import { transform } from '../../../examples/pipeline/handlers/transform.ts';
import { validate } from '../../../examples/pipeline/handlers/validate.ts';
import { Workspace } from '../../../workspace/src/index.ts';

const [root, runId] = process.argv.slice(2) as [string, string];
const workspace = new Workspace(root);
for (const stage of [ingest, transform, validate]) {
  process.stdout.write(`${JSON.stringify(await stage(workspace, { runId }))}\n`);
}
