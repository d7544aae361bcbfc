import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { docsByPath } from '../../cdktf/codegen/docs.ts';
import { type Module, readModule, type Variable } from '../../cdktf/codegen/read-module.ts';
import { attributeRows, kind } from './attribute-rows.ts';

/** The tables of inputs and outputs in the README of each module, from its variables.tf and outputs.tf. */
export const moduleTables = async (root: string): Promise<Record<string, string>> => {
  const modules: Record<string, Module> = {};
  for (const folder of ['', ...readdirSync(join(root, 'modules')).map((name) => `modules/${name}`)])
    modules[folder] = await readModule(join(root, folder));
  const written: Record<string, string> = {};
  for (const [folder, module] of Object.entries(modules)) {
    const path = join(root, folder, 'README.md');
    if (!existsSync(path)) continue;
    const text = readFileSync(path, 'utf8');
    written[path] = between(
      between(text, 'inputs', inputs(module, modules)),
      'outputs',
      outputs(module),
    );
  }
  return written;
};

const between = (text: string, name: string, table: string): string =>
  text.replace(
    new RegExp(`(<!-- BEGIN ${name} -->\n)[\\s\\S]*?(<!-- END ${name} -->)`),
    (_, begin: string, end: string) => `${begin}${table}\n${end}`,
  );

const HEAD = ['Name', 'Type', 'Default', 'Description'];

/** One table of all inputs, and below it, folded, one for the attributes of each that is made of objects. */
const inputs = (module: Module, modules: Readonly<Record<string, Module>>): string => {
  const docs = docsByPath(module, modules);
  const folded = module.variables.flatMap((variable) => {
    const rows = attributeRows(variable, docs);
    if (rows.length === 0) return [];
    const attributes = table(
      HEAD,
      rows.map(([path, type, preset, text]) => [`\`${path}\``, `\`${type}\``, preset, cell(text)]),
    );
    return [
      `<details>\n<summary>Attributes of <code>${variable.name}</code></summary>\n\n${attributes}\n\n</details>`,
    ];
  });
  return [table(HEAD, module.variables.map(row)), ...folded].join('\n\n');
};

const row = ({ name, type, required, default: preset, description }: Variable): string[] => [
  `\`${name}\``,
  `\`${kind(type)}\``,
  required ? 'required' : code(preset),
  cell(description),
];

const outputs = ({ outputs: all }: Module): string =>
  table(
    ['Name', 'Description'],
    all.map(({ name, description }) => [`\`${name}\``, cell(description)]),
  );

const code = (value: unknown): string => {
  const text = JSON.stringify(value).replace(/"\$\{([^"]*)\}"/g, '$1');
  return `\`${text}\``;
};

const cell = (text: string): string =>
  text
    .trim()
    .replace(/\s*\n\s*/g, ' ')
    .replaceAll('|', '\\|');

const table = (head: string[], rows: string[][]): string =>
  rows.length === 0
    ? 'None.'
    : [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
