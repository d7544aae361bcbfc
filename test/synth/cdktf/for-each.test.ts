import { expect, test } from '@jest/globals';
import { TerraformIterator, TerraformOutput } from 'cdktf';
import { S3Files } from '../../../cdktf/src/index.ts';
import { emptyStack, least, synthesise, tf } from './stacks.ts';

const code = { filename: 'a.zip' };
const handler = 'index.handler';

test('a construct with forEach is one call with for_each, and each key has outputs', () => {
  const { module, output } = synthesise((stack) => {
    const teams = TerraformIterator.fromMap({ red: { uid: 2000 }, blue: { uid: 3000 } });
    const files = new S3Files(stack, 'files', {
      ...least,
      forEach: teams,
      name: `notes-${teams.key}`,
      accessPoints: { notes: { posixUser: { uid: teams.getNumber('uid') } } },
      functions: { read: { accessPoint: 'notes', code, handler } },
    });
    new TerraformOutput(stack, 'arn', { value: files.each('red').functions.read.arn });
    new TerraformOutput(stack, 'id', { value: files.each('dark blue').accessPoints.notes.id });
    new TerraformOutput(stack, 'fqn', { value: files.fqn });
  });
  expect(module.files).toMatchObject({
    for_each: { red: { uid: 2000 }, blue: { uid: 3000 } },
    name: `notes-${tf('each.key')}`,
    access_points: { notes: { posix_user: { uid: tf('each.value.uid') } } },
  });
  expect(output).toEqual({
    arn: { value: tf('module.files["red"].functions.read.arn') },
    id: { value: tf('module.files["dark blue"].access_points.notes.id') },
    fqn: { value: tf('module.files') },
  });
});

test('outputs of all instances at once, or of an instance where there is one only, are refused with the way out', () => {
  const stack = emptyStack();
  const repeated = new S3Files(stack, 'repeated', {
    ...least,
    forEach: TerraformIterator.fromList(['red']),
    accessPoints: { notes: {} },
  });
  for (const ask of [
    () => repeated.bucket,
    () => repeated.accessPoint('notes'),
    () => repeated.mount('notes'),
  ])
    expect(ask).toThrow(
      "stack/repeated has an instance for each key of its forEach: read the outputs of one, each('<key>')",
    );
  expect(() => new S3Files(stack, 'one', least).each('red')).toThrow(
    "stack/one has no forEach, so there is no 'red' of it: read its outputs directly",
  );
});
