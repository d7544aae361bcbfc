import * as rules from '../src/rules/index.ts';
import { compiler } from './compile.ts';
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
  const { compile, compileMessage } = compiler(
    FUNCTIONS,
    (name) => used.add(name),
    new Set(Object.keys(locals)),
  );
  const groups = new Map<string, string[]>();
  for (const { name, rules: all } of module.variables)
    for (const { condition, message } of all) {
      const reads = JSON.stringify(variablesIn(condition));
      const text = `{ of: '${name}', holds: (v) => ${compile(condition)}, says: (v) => ${compileMessage(message)} }`;
      groups.set(reads, [...(groups.get(reads) ?? []), text]);
    }
  const calls = Object.values(module.calls).map((call) =>
    compileCall(call, others[call.module] as Module, compile, (name) => used.add(name)),
  );
  const locally = Object.entries(locals).map(
    ([name, value]) => `const ${name}_ = (v: Values): unknown => ${compile(value)};`,
  );
  const called = [...new Set(Object.values(module.calls).map((call) => call.module))];
  const path = folder ? `${folder}/` : '';
  return [
    `// Generated from ${path}variables.tf by \`npm run generate\`: each validation, and what is passed on to other modules.`,
    `import { ${[...used].sort().join(', ')}, type ModuleRules${locally.length > 0 ? ', type Values' : ''} } from '../../rules/index.ts';`,
    ...called.map((each) => `import { ${rulesName(each)} } from './${moduleName(each)}.ts';`),
    '',
    ...locally,
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
  compile: (expression: Expression) => string,
  use: (name: string) => void,
): string => {
  use('inputsOf');
  const root = forEach ? 'each' : 'var';
  const names = called.variables.map(({ name }) => name).filter((name) => name in inputs);
  const copied = names.filter((name) => isCopy(inputs[name]!, root, name));
  const computed = names
    .filter((name) => !copied.includes(name))
    .map((name) => `${name}: ${compile(inputs[name]!)}`);
  const object = `inputsOf(${rulesName(module)}.defaults, { ${computed.join(', ')} }, ${forEach ? 'each.value' : 'v'}, ${JSON.stringify(copied)})`;
  const locals = [...new Set(object.match(/\b\w+_(?=\(v\))/g))];
  // A local is the same for every instance.
  const body = locals.reduce((text, local) => text.replaceAll(`${local}(v)`, `${local}of`), object);
  const parameter = forEach ? 'each' : '';
  return `{
    module: ${rulesName(module)},
    ${count ? `count: (v) => ${compile(count)},` : ''}
    ${forEach ? `forEach: (v) => ${compile(forEach)},` : ''}
    inputs: (v) => ${
      locals.length > 0
        ? `{ ${locals.map((local) => `const ${local}of = ${local}(v);`).join(' ')} return (${parameter}) => ${body}; }`
        : `(${parameter}) => ${body}`
    },
  }`;
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

/** The inputs that an expression depends on. */
const variablesIn = (expression: Expression): string[] => {
  const found = new Set<string>();
  const visit = (each: Expression): void => {
    if (each.kind === 'traversal' && each.root === 'var') found.add(String(each.steps[0]));
    for (const part of partsOf(each)) visit(part);
  };
  visit(expression);
  return [...found];
};

/** Locals that calls pass on, and those that these are made of. */
const localsOf = ({ calls, locals }: Module): Record<string, Expression> => {
  const found: Record<string, Expression> = {};
  const visit = (expression: Expression): void => {
    const { kind } = expression;
    if (kind === 'traversal' && expression.root === 'local') {
      const name = String(expression.steps[0]);
      const value = locals[name];
      if (value && !(name in found)) {
        found[name] = value;
        visit(value);
      }
    }
    for (const part of partsOf(expression)) visit(part);
  };
  for (const { count, forEach, inputs } of Object.values(calls))
    for (const expression of [count, forEach, ...Object.values(inputs)])
      if (expression) visit(expression);
  return found;
};
