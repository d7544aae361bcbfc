import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '@cdktf/hcl2json';
import { parseType, type Type } from './type-constraint.ts';

/** A `variable` block. */
export interface Variable {
  readonly name: string;
  readonly type: Type;
  readonly description: string;
  readonly required: boolean;
  readonly default?: unknown;
  /** Whether null reaches the module instead of its default. */
  readonly nullable: boolean;
  /** The `error_message` of each validation. */
  readonly rules: readonly string[];
}

/** An `output` block; its value as hcl2json gives it. */
export interface Output {
  readonly name: string;
  readonly description: string;
  readonly value: unknown;
}

/** A `module` block: its arguments as hcl2json gives them. */
export type Call = Readonly<Record<string, unknown>>;

/** What one module of this repository takes, returns and calls. */
export interface Module {
  readonly variables: readonly Variable[];
  readonly outputs: readonly Output[];
  readonly calls: Readonly<Record<string, Call>>;
}

interface VariableBlock {
  type?: string;
  description?: string;
  default?: unknown;
  nullable?: boolean;
  validation?: { error_message: string }[];
}
interface OutputBlock {
  description?: string;
  value: unknown;
}
interface Blocks {
  variable?: Record<string, [VariableBlock]>;
  output?: Record<string, [OutputBlock]>;
  module?: Record<string, [Call]>;
}

/** Reads every `.tf` file of a folder; variables and outputs come in the order of their files. */
export const readModule = async (folder: string): Promise<Module> => {
  const variables = await blocks(join(folder, 'variables.tf'));
  const outputs = await blocks(join(folder, 'outputs.tf'));
  const calls: Record<string, Call> = {};
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.tf')))
    for (const [call, [body]] of Object.entries((await blocks(join(folder, name))).module ?? {}))
      calls[call] = body;
  return {
    variables: inOrder(folder, 'variables.tf', variables.variable).map(([name, block]) =>
      variableOf(name, block),
    ),
    outputs: inOrder(folder, 'outputs.tf', outputs.output).map(
      ([name, { description, value }]) => ({
        name,
        description: (description ?? '').trim(),
        value,
      }),
    ),
    calls,
  };
};

const variableOf = (name: string, block: VariableBlock): Variable => ({
  name,
  type: parseType(block.type ?? 'any'),
  description: (block.description ?? '').trim(),
  required: !('default' in block),
  default: block.default,
  nullable: block.nullable ?? true,
  rules: (block.validation ?? []).map(({ error_message }) => error_message),
});

const blocks = async (path: string): Promise<Blocks> =>
  existsSync(path) ? ((await parse(path, readFileSync(path, 'utf8'))) as Blocks) : {};

// hcl2json sorts names; the order in the file is the order in which a person sets the thing up.
const inOrder = <Block>(
  folder: string,
  file: string,
  found: Readonly<Record<string, [Block]>> = {},
): [string, Block][] => {
  const path = join(folder, file);
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const position = (name: string) => text.search(new RegExp(`(variable|output)\\s+"${name}"`));
  return Object.entries(found)
    .map(([name, [block]]): [string, Block] => [name, block])
    .sort(([one], [other]) => position(one) - position(other));
};
