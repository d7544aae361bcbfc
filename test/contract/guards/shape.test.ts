import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import {
  ACCESS_POINT_ARN,
  LOCAL_MOUNT_PATH,
  MAX_FILE_SYSTEM_CONFIGS,
} from '../../../local-aws/guards/file-system-config.ts';

const schema = JSON.parse(
  readFileSync(new URL('../schemas/AWS_Lambda_Function.json', import.meta.url), 'utf8'),
);
const { Arn, LocalMountPath } = schema.definitions.FileSystemConfig.properties;

test("file system configs are held against AWS's own patterns", () => {
  const plain = ({ source }: RegExp) => source.replaceAll('\\/', '/');
  expect(plain(ACCESS_POINT_ARN)).toBe(Arn.pattern);
  expect(plain(LOCAL_MOUNT_PATH)).toBe(LocalMountPath.pattern);
  expect(MAX_FILE_SYSTEM_CONFIGS).toBe(schema.properties.FileSystemConfigs.maxItems);
});
