// npm run handlers -- EXAMPLE: bundles the handlers of an example into examples/EXAMPLE/dist, where its main.tf expects them.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleHandlers } from './bundle-handlers.ts';

const EXAMPLES = fileURLToPath(new URL('../../examples', import.meta.url));
const [name] = process.argv.slice(2);
const folder = join(EXAMPLES, name ?? '');

if (!name || !existsSync(join(folder, 'handlers'))) {
  console.error(`npm run handlers -- EXAMPLE; no folder examples/${name ?? 'EXAMPLE'}/handlers`);
  process.exit(2);
}
for (const bundle of await bundleHandlers(join(folder, 'handlers'), join(folder, 'dist')))
  console.log(
    `${bundle.file}  ${(bundle.bytes / 1024).toFixed(0)} KiB  sha256 ${bundle.sha256.slice(0, 12)}`,
  );
