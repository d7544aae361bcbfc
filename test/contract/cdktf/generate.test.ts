import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import type { ConstructSource } from '../../../cdktf/codegen/constructs.ts';
import { emit } from '../../../cdktf/codegen/emit.ts';
import { readModule } from '../../../cdktf/codegen/read-module.ts';
import { constructs } from '../../../scripts/generate/constructs.ts';

const ROOT = join(import.meta.dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 's3files-module-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const THING: ConstructSource = { name: 'Thing', module: 'modules/thing', names: {}, keys: {} };

/** What is generated for a module with these files. */
const generated = async (
  variables: string,
  outputs = '',
  source: Partial<ConstructSource> = {},
) => {
  writeFileSync(join(folder, 'variables.tf'), variables);
  writeFileSync(join(folder, 'outputs.tf'), outputs);
  return emit({ ...THING, ...source }, await readModule(folder), {}).replace(/\s+/g, ' ');
};

test('regenerating the inputs and outputs changes nothing', async () => {
  for (const [path, content] of Object.entries(await constructs(ROOT))) {
    expect({ path: relative(ROOT, path), content }).toEqual({
      path: relative(ROOT, path),
      content: readFileSync(path, 'utf8'),
    });
    expect(content).toMatch(/^\/\/ Generated from \S+\.tf/);
  }
});

test('an input becomes a prop with its type, default, description and rules', async () => {
  const text = await generated(`
    variable "memory_size" {
      description = <<-EOT
        Memory in MB.
        Never */ less than \`128\`.
      EOT
      type    = number
      default = 512
      nullable = false
      validation {
        condition     = var.memory_size >= 128
        error_message = "thing \${var.name}: memory_size must be 128 or more (\${jsonencode({ a = 1 })}); got \${var.memory_size}."
      }
    }
    variable "pairs" { type = list(tuple([string, bool])) }
    variable "days" {
      type    = number
      default = 7
    }
  `);
  expect(text).toContain(
    '/** * Memory in MB. Never *\\/ less than `128`. * * memorySize must be 128 or more. * * @defaultValue `512` */ readonly memorySize?: number | undefined;',
  );
  expect(text).toContain(
    'readonly pairs: readonly (readonly [string, boolean | Unresolved] | Unresolved)[] | Unresolved;',
  );
  expect(text).toContain('readonly days?: number | null | undefined;');
});

test('a name that is declared in one place is checked in others', async () => {
  const names = { Part: { noun: 'part', declared: 'parts', used: ['uses.*', 'first.part'] } };
  const text = await generated(
    `variable "parts" { type = map(object({ size_mb = number })) }
     variable "uses" { type = set(string) }
     variable "first" { type = object({ part = string }) }`,
    `output "parts" { value = { for name, part in aws_thing.this : name => { arn = part.arn } } }`,
    { names, keys: { parts: 'Part' } },
  );
  expect(text).toContain('readonly parts: Readonly<Partial<Record<Part, ThingPart | undefined>>>;');
  expect(text).toContain('readonly uses: readonly NoInfer<Part>[] | Unresolved;');
  expect(text).toContain('readonly part: NoInfer<Part>;');
  expect(text).toContain('interface ThingOutputs<Part extends string = string>');
  expect(text).toContain('readonly parts: Readonly<Record<Part, { readonly arn: string }>>;');
});

test('what cannot be told apart or typed stops the generator', async () => {
  await expect(
    generated('variable "a" { type = object({ size_mb = number, sizeMb = number }) }'),
  ).rejects.toThrow('sizeMb and size_mb are both sizeMb in TypeScript');
  await expect(
    generated(`variable "rule" { type = object({ id = string }) }
               variable "rules" { type = list(object({ id = string })) }`),
  ).rejects.toThrow('rules.*: there is an interface ThingRule already');
  await expect(
    generated(
      '',
      'output "all" { value = { for name, part in aws_thing.this : name => part.arn } }',
    ),
  ).rejects.toThrow(
    'output all is a map: say in cdktf/codegen/constructs.ts whose names its keys are',
  );
  await expect(generated('', 'output "a" { value = module.other.a }')).rejects.toThrow(
    'module.other is not a module of this repository',
  );
});
