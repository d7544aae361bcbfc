import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TerraformStack } from 'cdktf';
import { type Files, StackFiles } from './stack-files.ts';

const PACKAGE = 'terraform-aws-s3files';
// Shared by every copy of this file, of whatever version.
const COPY = Symbol.for(`${PACKAGE}/copy`);

/** One copy of the package: the folder of its HCL, and what is in it. */
interface Copy {
  readonly folder: string;
  readonly version: string;
  readonly files: Files;
}

/** The `source` of a module, relative to the stack's folder. All modules of a stack share one copy of the HCL. */
export const moduleSource = (stack: TerraformStack, module: string): string => {
  const { path } = filesOf(stack);
  return module ? `./${path}/${module}` : `./${path}`;
};

const filesOf = (stack: TerraformStack): Pick<StackFiles, 'path'> => {
  const found = stack.node.tryFindChild(PACKAGE);
  if (found instanceof StackFiles) return found;
  refuseAnotherVersion(stack);
  if (!found) return new StackFiles(stack, PACKAGE, ownCopy().files);
  // Another copy of this version may have put it there.
  if ('path' in found) return found as StackFiles;
  throw new Error(
    `${found.node.path}: the files of the modules need the id '${PACKAGE}' in each stack; give this construct another one`,
  );
};

/** References of one version mean other outputs than those of another. */
const refuseAnotherVersion = (stack: TerraformStack): void => {
  const app = stack.node.root as { [COPY]?: Copy };
  const { version, folder } = ownCopy();
  const { version: other = version, folder: where } = app[COPY] ?? {};
  if (other !== version)
    throw new Error(
      `two versions of ${PACKAGE} are in one app: ${other} (${where}) and ${version} (${folder}); \`npm ls ${PACKAGE}\` tells who asks for which`,
    );
  app[COPY] ??= ownCopy();
};

let copy: Copy | undefined;
const ownCopy = (): Copy => {
  copy ??= readCopy(findHcl());
  return copy;
};

const readCopy = (folder: string): Copy => {
  const { version } = JSON.parse(readFileSync(packageFile(folder), 'utf8'));
  return { folder, version, files: readHcl(folder) };
};

const packageFile = (folder: string): string => {
  const file = join(folder, 'package.json');
  return existsSync(file) ? file : packageFile(dirname(folder));
};

/** The folder with the root module: beside the constructs in the npm package, the root of the repository itself. */
export const findHcl = (): string => {
  // From dist/cdktf, from dist/cdktf/cjs, from cdktf/src.
  for (const path of ['../terraform', '../../terraform', '../..']) {
    const folder = fileURLToPath(new URL(path, import.meta.url));
    if (existsSync(join(folder, 'main.tf')) && existsSync(join(folder, 'modules'))) return folder;
  }
  throw new Error(
    `the HCL of ${PACKAGE} is not beside ${fileURLToPath(import.meta.url)}: a bundler must leave this package outside its bundle (esbuild: external: ['${PACKAGE}'])`,
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
