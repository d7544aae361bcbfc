import * as rules from '../src/rules/index.ts';
import { type Compiler, compiler } from './compile.ts';
import { type Expression, partsOf } from './expression.ts';
import type { Call, Module } from './read-module.ts';
import { filledDefault } from './tables.ts';

const FUNCTIONS = new Set(Object.keys(rules));

/** Name of the constant that holds the rules of a module: `lambdaRules`. */
export const rulesName = (folder: string): string => `${moduleName(folder)}Rules`;

/** `modules/lambda` → `lambda`. */
export const moduleName = (folder: string): string => folder.split('/').pop() || 'root';

/** The source of `cdktf/src/generated/rules/<module>.ts`, not yet formatted. */
export const emitRules = (
  folder: string,
  module: Module,
  others: Readonly<Record<string, Module>>,
): string => {
  const used = new Set<string>();
  const locals = localsOf(module);
  const { compile, compileMessage } = compiler(FUNCTIONS, (name) => used.add(name), locals);
  const groups = new Map<string, string[]>();
  for (const { name, rules: all } of module.variables)
    for (const { condition, message } of all) {
      const reads = JSON.stringify(namesIn(condition, 'var'));
      const text = `{ of: '${name}', holds: ${compile(condition)}, says: ${compileMessage(message)} }`;
      groups.set(reads, [...(groups.get(reads) ?? []), text]);
    }
  const calls = Object.values(module.calls).map((call) =>
    compileCall(call, others[call.module] as Module, compile, locals),
  );
  const called = [...new Set(Object.values(module.calls).map((call) => call.module))];
  const path = folder ? `${folder}/` : '';
  return [
    `// Generated from ${path}variables.tf by \`npm run generate\`: each validation, and what is passed on to other modules.`,
    `import { ${[...used].sort().join(', ')}, type ModuleRules } from '../../rules/index.ts';`,
    ...called.map((each) => `import { ${rulesName(each)} } from './${moduleName(each)}.ts';`),
    '',
    `/** What ${folder || 'the root module'} refuses. */`,
    `export const ${rulesName(folder)}: ModuleRules = {`,
    `  defaults: ${JSON.stringify(defaultsOf(module))},`,
    `  groups: [${[...groups].map(([reads, all]) => `{ reads: ${reads}, rules: [${all.join(', ')}] }`).join(',\n')}],`,
    `  calls: [${calls.join(',\n')}],`,
    '};',
  ].join('\n');
};

const compileCall = (
  { module, count, forEach, inputs }: Call,
  called: Module,
  compile: Compiler['compile'],
  known: Readonly<Record<string, Expression>>,
): string => {
  const root = forEach ? 'each' : 'var';
  const names = called.variables.map(({ name }) => name).filter((name) => name in inputs);
  const copied = names.filter((name) => isCopy(inputs[name]!, root, name));
  const computed = names.filter((name) => !copied.includes(name));
  const locals = [...new Set(computed.flatMap((name) => namesIn(inputs[name]!, 'local')))].filter(
    (name) => name in known,
  );
  return `{
    module: ${rulesName(module)},
    ${count ? `count: ${compile(count)},` : ''}
    ${forEach ? `forEach: ${compile(forEach)},` : ''}
    locals: [${locals.map((name, at) => compile(known[name]!, locals.slice(0, at))).join(', ')}],
    inputs: [${computed.map((name) => `['${name}', ${compile(inputs[name]!, locals)}]`).join(', ')}],
    copied: ${JSON.stringify(copied)},
  }`;
};

/** The inputs, or the locals, that an expression refers to, each once. */
const namesIn = (expression: Expression, root: 'var' | 'local'): string[] => {
  const own =
    expression.kind === 'traversal' && expression.root === root
      ? [String(expression.steps[0])]
      : [];
  return [...new Set([...own, ...partsOf(expression).flatMap((part) => namesIn(part, root))])];
};

/** `memory_size = each.value.memory_size`, or `prefix = var.prefix` where there is one instance. */
const isCopy = (input: Expression, root: 'each' | 'var', name: string): boolean =>
  input.kind === 'traversal' &&
  input.root === root &&
  input.steps.join('.') === (root === 'each' ? `value.${name}` : name);

/** What the inputs are that a call leaves out. */
const defaultsOf = ({ variables }: Module): Record<string, unknown> =>
  Object.fromEntries(
    variables
      .filter(({ required }) => !required)
      .map((variable) => [variable.name, filledDefault(variable.type, variable.default)]),
  );

/** Locals that calls pass on, and those that these are made of. */
const localsOf = ({ calls, locals }: Module): Record<string, Expression> => {
  const found: Record<string, Expression> = {};
  const visit = (expression: Expression): void => {
    for (const name of namesIn(expression, 'local')) {
      const value = locals[name];
      if (value && !(name in found)) {
        found[name] = value;
        visit(value);
      }
    }
  };
  for (const { count, forEach, inputs } of Object.values(calls))
    for (const expression of [count, forEach, ...Object.values(inputs)])
      if (expression) visit(expression);
  return found;
};
