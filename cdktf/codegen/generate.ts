import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '@cdktf/hcl2json';
import { CONSTRUCTS } from './constructs.ts';
import { emit } from './emit.ts';
import { type Module, readModule } from './read-module.ts';
import { emitRules, moduleName } from './rules.ts';

/** The source of each file in `cdktf/src/generated`, by file name, not yet formatted. @param root the repository. */
export const generateConstructs = async (root: string): Promise<Record<string, string>> => {
  const modules: Record<string, Module> = {};
  for (const folder of [...CONSTRUCTS.map(({ module }) => module), 'modules/s3files'])
    modules[folder] = await readModule(join(root, folder));
  return Object.fromEntries([
    ...CONSTRUCTS.map((source) => [
      `${fileName(source.name)}.ts`,
      emit(source, modules[source.module] as Module, modules),
    ]),
    ...Object.entries(modules).map(([folder, module]) => [
      `rules/${moduleName(folder)}.ts`,
      emitRules(folder, module, modules),
    ]),
    ['providers.ts', await emitProviders(root)],
  ]);
};

/** The source of what the constructs know of providers: the versions that the root module takes. */
const emitProviders = async (root: string): Promise<string> => {
  const file = 'versions.tf';
  const { terraform } = await parse(file, readFileSync(join(root, file), 'utf8'));
  const [{ required_providers }] = terraform;
  const [{ awscc }] = required_providers;
  return `// Generated from versions.tf by \`npm run generate\`.

/** The provider of the file system's resources, and the versions of it that the modules take. */
export const AWSCC = ${JSON.stringify(awscc)} as const;
`;
};

/** `LambdaFunction` → `lambda-function`; a digit belongs to the letters around it. */
const fileName = (name: string): string =>
  name.replace(/(?<=[a-z])(?=[A-Z])(?<!^S3)/g, '-').toLowerCase();
