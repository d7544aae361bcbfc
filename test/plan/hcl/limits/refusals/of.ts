import type { Values } from '../../scenario.ts';
import type { Refusals } from './all.ts';

const REGION = 'eu-west-1:111122223333';
/** Well-formed, so that only what is wrong is told. */
export const FILE_SYSTEM = `arn:aws:s3files:${REGION}:file-system/fs-0123456789abcdef0`;
export const ACCESS_POINT = `${FILE_SYSTEM}/access-point/fsap-0123456789abcdef0`;
export const KEY = `arn:aws:kms:${REGION}:key/11111111-2222-3333-4444-555555555555`;
export const ALIAS = `arn:aws:kms:${REGION}:alias/files`;
export const BUCKET = 'arn:aws:s3:::files';
export const ROLE = 'arn:aws:iam::111122223333:role/ours';
export const SUBNET = 'subnet-0123456789abcdef0';
export const GROUP = 'sg-0123456789abcdef0';

/** That many tags. */
export const tags = (count: number): Values =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`tag-${n}`, 'v']));

/** What of the least input of a module is wrong, and what is told of it. */
export type Wrong = readonly [title: string, variables: Values, ...messages: Refusals['messages']];

/** Refusals of a submodule that is called by itself. */
export const refusalsOf = (module: string, least: Values, refusals: readonly Wrong[]): Refusals[] =>
  refusals.map(([title, variables, ...messages]) => ({
    title: `module ${module}: ${title}`,
    module,
    variables: { ...least, ...variables },
    messages,
  }));
