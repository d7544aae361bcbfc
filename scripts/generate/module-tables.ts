import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '@cdktf/hcl2json';

interface Variable {
  type?: string;
  default?: unknown;
  description?: string;
}
interface Output {
  description?: string;
  sensitive?: boolean;
}

/** The tables of inputs and outputs in the README of each module, from its variables.tf and outputs.tf. */
export const moduleTables = async (root: string): Promise<Record<string, string>> => {
  const folders = [
    root,
    ...readdirSync(join(root, 'modules')).map((name) => join(root, 'modules', name)),
  ];
  const written: Record<string, string> = {};
  for (const folder of folders) {
    const path = join(folder, 'README.md');
    if (!existsSync(path)) continue;
    const text = readFileSync(path, 'utf8');
    written[path] = between(
      between(text, 'inputs', await inputs(folder)),
      'outputs',
      await outputs(folder),
    );
  }
  return written;
};

const between = (text: string, name: string, table: string): string =>
  text.replace(
    new RegExp(`(<!-- BEGIN ${name} -->\n)[\\s\\S]*?(<!-- END ${name} -->)`),
    (_, begin: string, end: string) => `${begin}${table}\n${end}`,
  );

const inputs = async (folder: string): Promise<string> => {
  const variables = (await blocks(folder, 'variables.tf')).variable as
    | Record<string, [Variable]>
    | undefined;
  return table(
    ['Name', 'Type', 'Default', 'Description'],
    inOrder(folder, 'variables.tf', 'variable').map((name) => {
      const { type = 'any', default: preset, description = '' } = variables?.[name]?.[0] ?? {};
      return [
        `\`${name}\``,
        `\`${kind(type)}\``,
        preset === undefined ? 'required' : code(preset),
        cell(description),
      ];
    }),
  );
};

const outputs = async (folder: string): Promise<string> => {
  const found = (await blocks(folder, 'outputs.tf')).output as Record<string, [Output]> | undefined;
  return table(
    ['Name', 'Description'],
    inOrder(folder, 'outputs.tf', 'output').map((name) => [
      `\`${name}\``,
      cell(found?.[name]?.[0]?.description ?? ''),
    ]),
  );
};

const blocks = async (folder: string, file: string): Promise<Record<string, unknown>> => {
  const path = join(folder, file);
  return existsSync(path) ? parse(file, readFileSync(path, 'utf8')) : {};
};

// hcl2json sorts names; the order in the file is the order in which a person sets the thing up.
const inOrder = (folder: string, file: string, type: string): string[] => {
  const path = join(folder, file);
  if (!existsSync(path)) return [];
  const matches = readFileSync(path, 'utf8').matchAll(new RegExp(`^${type} "([^"]+)"`, 'gm'));
  return [...matches].map(([, name]) => name as string);
};

/** The outer type only: what an object holds stands in variables.tf, where it can be read. */
const kind = (type: string): string => {
  const text = type.replace(/^\$\{([\s\S]*)\}$/, '$1').replace(/\s+/g, ' ');
  const [, wrapper] = /^((?:map|list|set)\(\s*)?object\(/.exec(text) ?? [];
  if (!text.includes('object(')) return text;
  return wrapper ? `${wrapper.trim()}object)` : 'object';
};

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
