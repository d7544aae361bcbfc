import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { type Files, StackFiles } from './stack-files.ts';

const PACKAGE = 'terraform-aws-s3files';

/** The `source` of a module, relative to the stack's folder. All modules of a stack share one copy of the HCL. */
export const moduleSource = (scope: Construct, module: string): string => {
  const stack = TerraformStack.of(scope);
  const hcl =
    (stack.node.tryFindChild(PACKAGE) as StackFiles | undefined) ??
    new StackFiles(stack, PACKAGE, readHcl(findHcl()));
  return `./${[hcl.path, module].filter(Boolean).join('/')}`;
};

/** The folder with the root module: beside the constructs in the npm package, the root of the repository itself. */
export const findHcl = (): string => {
  // From dist/cdktf, from dist/cdktf/cjs, from cdktf/src.
  for (const path of ['../terraform', '../../terraform', '../..']) {
    const folder = fileURLToPath(new URL(path, import.meta.url));
    if (existsSync(join(folder, 'main.tf')) && existsSync(join(folder, 'modules'))) return folder;
  }
  throw new Error(
    `the HCL of ${PACKAGE} is not beside ${fileURLToPath(import.meta.url)}: a bundler must leave this package outside its bundle`,
  );
};

/** The root module and those below `modules`, without what Terraform or a person left beside them. */
const readHcl = (root: string): Files => {
  const files: Record<string, Uint8Array> = {};
  const add = (folder: string, isDeep: boolean) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && isDeep && !entry.name.startsWith('.')) add(path, isDeep);
      if (entry.isFile() && /\.(tf|sh)$/.test(entry.name))
        files[relative(root, path).split(sep).join('/')] = readFileSync(path);
    }
  };
  add(root, false);
  add(join(root, 'modules'), true);
  return files;
};
