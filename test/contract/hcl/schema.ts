import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './modules.ts';

export interface Schema {
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

const schemas = new Map<string, Record<string, unknown>>();

/** `MountTarget/properties/IpAddressType` in AWS's schema of AWS::S3Files::MountTarget. */
export const aws = (pointer: string): Schema => {
  const [type, ...path] = pointer.split('/') as [string, ...string[]];
  const file =
    type === 'Function'
      ? 'test/contract/schemas/AWS_Lambda_Function.json'
      : `local-aws/cloud-control/schemas/AWS_S3Files_${type}.json`;
  if (!schemas.has(type)) schemas.set(type, JSON.parse(readFileSync(join(ROOT, file), 'utf8')));
  const found = path.reduce<unknown>(
    (at, key) => (at as Record<string, unknown> | undefined)?.[key],
    schemas.get(type),
  );
  if (found === undefined) throw new Error(`AWS's schema has no ${pointer}`);
  return found as Schema;
};
