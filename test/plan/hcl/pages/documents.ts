import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../../contract/hcl/modules.ts';
import { PREAMBLE } from './preamble.ts';

/** A block of HCL in a page of documentation. */
export interface Block {
  /** Path of the page from the root of the repository. */
  readonly page: string;
  /** Its number in the page, from 1. */
  readonly number: number;
  readonly text: string;
}

const below = (folder: string, ...rest: string[]): string[] =>
  readdirSync(join(ROOT, folder)).map((name) => join(folder, name, ...rest));

/** Every page whose blocks a user may paste. */
export const pages = (): string[] =>
  [
    'README.md',
    ...below('modules', 'README.md'),
    ...below('examples', 'README.md'),
    ...below('docs'),
  ].filter((page) => page.endsWith('.md') && existsSync(join(ROOT, page)));

/** The blocks of a page, without those that import: these need what they import. */
export const blocksOf = (page: string): Block[] =>
  [...readFileSync(join(ROOT, page), 'utf8').matchAll(/^```hcl\n([\s\S]*?)^```/gm)]
    .map(([, text = ''], index) => ({ page, number: index + 1, text }))
    .filter(({ text }) => !/^import \{/m.test(text));

/** Where a block is planned, and its name. */
export const folderOf = ({ page, number }: Block): string =>
  `${page.replace(/\.md$/, '').replace(/\W+/g, '_').toLowerCase()}_${number}`;

const PROVIDERS = `terraform {
  required_providers {
    aws   = { source = "hashicorp/aws" }
    awscc = { source = "hashicorp/awscc" }
  }
}
`;

/** What a call of the root module needs besides the arguments that a page shows on their own. */
const GIVEN = {
  name: '"pipeline"',
  network: '{ vpc_id = module.network.vpc_id, subnets = module.network.subnets }',
  access_points: '{ pipeline = {} }',
};

/** Arguments stand alone on some pages: `bucket = { … }` means "in the call of the module". */
export const asCall = (text: string): string => {
  if (!/^\w+\s*=/m.test(text)) return text;
  if (/^\w+ ("[^"]*" )*\{/m.test(text))
    throw new Error(`arguments and blocks are mixed in:\n${text}\nWrite two blocks.`);
  const shown = [...text.matchAll(/^(\w+)\s*=/gm)].map(([, name]) => name);
  const rest = Object.entries(GIVEN).filter(([name]) => !shown.includes(name));
  return [
    'module "s3files" {',
    'source = "…/s3files/aws"',
    ...rest.map(([name, value]) => `${name} = ${value}`),
    text,
    '}',
  ].join('\n');
};

const DEFINED = /^(?:(resource|data) "([^"]+)" "([^"]+)"|(module|variable) "([^"]+)")/gm;
const USED = /(?<![\w."/-])(?:(data)\.)?((?:aws|awscc)_[a-z0-9_]+|module|var)\.([a-z_][a-z0-9_]*)/g;

const defined = (text: string): string[] =>
  [...text.matchAll(DEFINED)].map(([, kind, type, name, other, otherName]) =>
    kind
      ? `${kind === 'data' ? 'data.' : ''}${type}.${name}`
      : `${other === 'variable' ? 'var' : other}.${otherName}`,
  );

const used = (text: string): string[] =>
  [...text.replace(/^\s*#.*$/gm, '').matchAll(USED)].map(
    ([, data, type, name]) => `${data ? 'data.' : ''}${type}.${name}`,
  );

/** The text with everything of the preamble that it refers to, directly or through that. */
const completed = (text: string): string => {
  const missing = [...new Set(used(text))].find(
    (address) => !defined(text).includes(address) && address in PREAMBLE,
  );
  return missing ? completed(`${text}\n${PREAMBLE[missing]}`) : text;
};

/**
 * A configuration that can be planned `depth` folders below the root of the repository: the block, and what it refers to
 * without defining it. What is in neither is left to Terraform to complain about.
 */
export const configuration = (text: string, depth: number): string => {
  const root = Array(depth).fill('..').join('/');
  return [
    PROVIDERS,
    completed(asCall(text))
      .replaceAll('…/s3files/aws//', `${root}/`)
      .replaceAll('…/s3files/aws', root)
      .replaceAll(/"terraform-aws-modules\/lambda\/aws"\n\s*version\s*=.*/g, '"../lambda"'),
  ].join('\n');
};

/** Paths of the zips that a text names. */
export const zipsIn = (text: string): string[] => [
  ...new Set([...text.matchAll(/"(dist\/[\w-]+\.zip)"/g)].map(([, path]) => path as string)),
];
