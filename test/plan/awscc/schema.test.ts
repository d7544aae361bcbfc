import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import recorded from '../../../local-aws/awscc/provider.schema.json' with { type: 'json' };
import { initialise, openStage } from './stages.ts';
import { terraform } from './terraform.ts';

let stage: Awaited<ReturnType<typeof openStage>>;
let folder: string | undefined;

beforeAll(async () => {
  stage = await openStage();
  folder = await initialise(stage);
}, 60_000);

afterAll(async () => {
  await stage.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

test('Terraform sees exactly the schema of the real provider', async () => {
  const { stdout } = await terraform(folder!, stage.env, 'providers', 'schema', '-json');
  const withoutDescriptions = JSON.parse(stdout, (name, value) =>
    name === 'description_kind' ? undefined : value,
  ) as { provider_schemas: Record<string, object> };

  expect(withoutDescriptions.provider_schemas['registry.terraform.io/hashicorp/awscc']).toEqual(
    recorded,
  );
}, 60_000);
