import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '@cdktf/hcl2json';
import { type Expression, expressionOf } from './expression.ts';
import { parseType, type Type } from './type-constraint.ts';

/** A `validation` block. */
export interface Rule {
  readonly condition: Expression;
  readonly message: Expression;
  /** The `error_message` as it is written. */
  readonly text: string;
}

/** A `variable` block. */
export interface Variable {
  readonly name: string;
  readonly type: Type;
  readonly description: string;
  readonly required: boolean;
  readonly default?: unknown;
  /** Whether null reaches the module instead of its default. */
  readonly nullable: boolean;
  readonly rules: readonly Rule[];
}

/** An `output` block. */
export interface Output {
  readonly name: string;
  readonly description: string;
  readonly value: Expression;
}

/** A `module` block. */
export interface Call {
  /** Folder of the module, from the root of the repository. */
  readonly module: string;
  readonly count?: Expression;
  readonly forEach?: Expression;
  readonly inputs: Readonly<Record<string, Expression>>;
}

/** What one module of this repository takes, returns and calls. */
export interface Module {
  readonly variables: readonly Variable[];
  readonly outputs: readonly Output[];
  readonly locals: Readonly<Record<string, Expression>>;
  readonly calls: Readonly<Record<string, Call>>;
}

interface VariableBlock {
  type?: string;
  description?: string;
  default?: unknown;
  nullable?: boolean;
  validation?: { condition: unknown; error_message: string }[];
}
interface OutputBlock {
  description?: string;
  value: unknown;
}
type CallBlock = Record<string, unknown> & { source: string };
interface Blocks {
  variable?: Record<string, [VariableBlock]>;
  output?: Record<string, [OutputBlock]>;
  module?: Record<string, [CallBlock]>;
  locals?: Record<string, unknown>[];
}

/** Reads every `.tf` file of a folder; variables and outputs come in the order of their files. */
export const readModule = async (folder: string): Promise<Module> => {
  const files = readdirSync(folder).filter((file) => file.endsWith('.tf'));
  const calls: Record<string, Call> = {};
  const locals: Record<string, Expression> = {};
  for (const name of files) {
    const found = await blocks(join(folder, name));
    for (const [call, [body]] of Object.entries(found.module ?? {}))
      calls[call] = await callOf(body);
    for (const [local, value] of Object.entries(Object.assign({}, ...(found.locals ?? []))))
      locals[local] = await expressionOf(value);
  }
  const { variable } = await blocks(join(folder, 'variables.tf'));
  const { output } = await blocks(join(folder, 'outputs.tf'));
  return {
    variables: await Promise.all(inOrder(folder, 'variables.tf', variable).map(variableOf)),
    outputs: await Promise.all(inOrder(folder, 'outputs.tf', output).map(outputOf)),
    locals,
    calls,
  };
};

const variableOf = async ([name, block]: [string, VariableBlock]): Promise<Variable> => ({
  name,
  type: await parseType(block.type ?? 'any'),
  description: (block.description ?? '').trim(),
  required: !('default' in block),
  default: block.default,
  nullable: block.nullable ?? true,
  rules: await Promise.all(
    (block.validation ?? []).map(async ({ condition, error_message }) => ({
      condition: await expressionOf(condition),
      message: await expressionOf(error_message),
      text: error_message,
    })),
  ),
});

const outputOf = async ([name, block]: [string, OutputBlock]): Promise<Output> => ({
  name,
  description: (block.description ?? '').trim(),
  value: await expressionOf(block.value),
});

const callOf = async ({
  source,
  count,
  for_each,
  providers: _,
  depends_on: __,
  ...inputs
}: CallBlock): Promise<Call> => ({
  module: source.replace(/^\.\//, ''),
  ...(count !== undefined && { count: await expressionOf(count) }),
  ...(for_each !== undefined && { forEach: await expressionOf(for_each) }),
  inputs: Object.fromEntries(
    await Promise.all(
      Object.entries(inputs).map(async ([name, value]) => [name, await expressionOf(value)]),
    ),
  ),
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
