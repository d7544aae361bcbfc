/** Who spells a call of the root module: our construct, or cdktf's own `TerraformHclModule`. */
export type Side = 'ours' | 'bare';

/** What a program of each side imports beside `App` and `TerraformStack`, and what it does once for all of its calls. */
export const PREAMBLE: Readonly<Record<Side, { imports: string; once: string }>> = {
  ours: {
    imports: `import { S3Files } from 'terraform-aws-s3files/cdktf';`,
    once: '',
  },
  bare: {
    imports: `import { AssetType, TerraformAsset, TerraformHclModule } from 'cdktf';`,
    // One copy of the HCL for the stack, as ours has; without it each call would have a copy of its own.
    once: `const hcl = new TerraformAsset(stack, 'hcl', { path: 'hcl', type: AssetType.DIRECTORY });
const source = './' + hcl.path;`,
  },
};

/**
 * One call as in the README, as source text: one access point, two functions, and no name that another call has.
 *
 * @param i an expression or a number that tells it from the others
 */
export const CALL: Readonly<Record<Side, (i: string | number) => string>> = {
  ours: (i) => `new S3Files(stack, ${text('files', i)}, {
  name: ${text('notes', i)},
  network: { vpcId: 'vpc-11112222', subnets: { 'eu-west-1a': 'subnet-1111aaaa', 'eu-west-1b': 'subnet-2222bbbb' } },
  accessPoints: { ${key('notes', i)}: {} },
  functions: {
    ${key('write', i)}: { accessPoint: ${text('notes', i)}, handler: 'index.handler', code: { filename: 'dist/write.zip' } },
    ${key('read', i)}: { accessPoint: ${text('notes', i)}, handler: 'index.handler', code: { filename: 'dist/read.zip' }, access: 'read-only', memorySize: 1024 },
  },
});`,
  bare: (i) => `new TerraformHclModule(stack, ${text('files', i)}, {
  source,
  skipAssetCreationFromLocalModules: true,
  variables: {
    name: ${text('notes', i)},
    network: { vpc_id: 'vpc-11112222', subnets: { 'eu-west-1a': 'subnet-1111aaaa', 'eu-west-1b': 'subnet-2222bbbb' } },
    access_points: { ${key('notes', i)}: {} },
    functions: {
      ${key('write', i)}: { access_point: ${text('notes', i)}, handler: 'index.handler', code: { filename: 'dist/write.zip' } },
      ${key('read', i)}: { access_point: ${text('notes', i)}, handler: 'index.handler', code: { filename: 'dist/read.zip' }, access: 'read-only', memory_size: 1024 },
    },
  },
});`,
};

/** A literal when the number is known, which is what a compiler reads; else computed when the program runs. */
const text = (word: string, i: string | number): string =>
  typeof i === 'number' ? `'${word}${i}'` : `\`${word}\${${i}}\``;

const key = (word: string, i: string | number): string =>
  typeof i === 'number' ? `${word}${i}` : `[${text(word, i)}]`;
