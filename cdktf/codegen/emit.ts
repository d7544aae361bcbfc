import type { ConstructSource } from './constructs.ts';
import { docComment } from './doc-comment.ts';
import { inputInterfaces } from './interfaces.ts';
import { outputShapes } from './output-shape.ts';
import type { Module } from './read-module.ts';
import { moduleName, rulesName } from './rules.ts';
import { attributeTable, namesTable, outputTable } from './tables.ts';

/** The source of `cdktf/src/generated/<construct>.ts`, not yet formatted. */
export const emit = (
  source: ConstructSource,
  module: Module,
  others: Readonly<Record<string, Module>>,
): string => {
  const { name, names } = source;
  const folder = source.module ? `${source.module}/` : '';
  const parameters = Object.keys(names);
  const outputs = outputTable(outputShapes(module, others), source.keys);
  const inputs = inputInterfaces(source, module, others);
  const used = parameters.filter((parameter) =>
    outputs.some(({ type }) => type.includes(`Record<${parameter},`)),
  );
  const members = outputs.map(({ name: output, camel, type }) => {
    const description = module.outputs.find((candidate) => candidate.name === output)?.description;
    return [
      ...docComment({ description: description ?? '', rules: [] }, output),
      `readonly ${camel}: ${type};`,
    ].join('\n');
  });
  const table = {
    module: source.module,
    inputs: attributeTable(
      module.variables.map(({ required, ...variable }) => ({ ...variable, optional: !required })),
    ),
    outputs: Object.fromEntries(
      outputs.map(({ name: hcl, camel, row }) => [camel, { hcl, holds: row }]),
    ),
    names: namesTable(names),
    rules: null,
  };
  const body = [
    inputs,
    `/** What the module ${source.module || 'at the root'} returns. */
export interface ${name}Outputs${used.length > 0 ? `<${used.map((parameter) => `${parameter} extends string = string`).join(', ')}>` : ''} {
${members.join('\n')}
}`,
    `/** How the props and the references of {@link ${name}Inputs} and {@link ${name}Outputs} are spelt in HCL. */
export const ${camel(name)}Module: ModuleTable = ${JSON.stringify(table).replace(/null\}$/, `${rulesName(source.module)}}`)};`,
  ].join('\n\n');
  const types = ['ExactlyOneOf', 'Unresolved'].filter((name) =>
    new RegExp(`[|:=] ${name}\\b`).test(body),
  );
  const imports = [
    ...(body.includes('| NodejsCode')
      ? ["import type { NodejsCode } from '../nodejs-handler.ts';"]
      : []),
    `import type { ModuleTable } from '../tables.ts';`,
    ...(types.length > 0 ? [`import type { ${types.join(', ')} } from '../values.ts';`] : []),
    `import { ${rulesName(source.module)} } from './rules/${moduleName(source.module)}.ts';`,
  ];
  return `// Generated from ${folder}variables.tf and ${folder}outputs.tf by \`npm run generate\`.\n${imports.join('\n')}\n\n${body}\n`;
};

const camel = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
