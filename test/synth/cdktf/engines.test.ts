import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import * as cdktn from 'cdktn';
import { S3Files } from '../../../cdktf/src/index.ts';
import { least } from './stacks.ts';

const outdir = mkdtempSync(join(tmpdir(), 's3files-synth-'));
afterAll(() => rmSync(outdir, { recursive: true, force: true }));

test('a construct for cdktf in a stack of cdktn is refused with the import that is right', () => {
  const stack = new cdktn.TerraformStack(new cdktn.App({ outdir }), 'stack');
  expect(() => new S3Files(stack, 'files', least)).toThrow(
    "stack/files is a construct for cdktf in a stack of cdktn: import it from 'terraform-aws-s3files/cdktn'",
  );
});

test('a construct outside of any stack is refused', () => {
  const app = new cdktn.App({ outdir });
  expect(() => new S3Files(app, 'files', least)).toThrow('No stack could be identified');
});
