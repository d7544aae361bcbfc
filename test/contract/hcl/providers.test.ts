import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '@cdktf/hcl2json';
import { describe, expect, test } from '@jest/globals';
import { ROOT, readModules } from './modules.ts';
import { type Arguments, readBindings, type TypeFacts } from './providers/bindings.ts';

type Block = Readonly<Record<string, unknown>>;
interface Facts extends TypeFacts {
  /** Paths of arguments that the provider warns of; bindings do not tell. */
  readonly deprecated?: readonly string[];
}

const HERE = join(ROOT, 'test/contract/hcl/providers');
const committed = (version: string): Readonly<Record<string, Facts>> =>
  JSON.parse(readFileSync(join(HERE, `aws-${version}.json`), 'utf8')).types;

// The lowest version that the modules allow, that of the example stacks' bindings, and the newest with bindings.
const FACTS: Readonly<Record<string, (type: string) => Facts | undefined>> = {
  '5.100.0': (type) => committed('5.100.0')[type],
  '6.25.0': (type) => readBindings(join(ROOT, 'node_modules/@cdktf/provider-aws'), type),
  '6.66.0': (type) => committed('6.66.0')[type],
};

const META = ['count', 'depends_on', 'for_each', 'lifecycle', 'provider', 'provisioner'];
const camel = (name: string) => name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());

/** Paths of everything a block sets, as far down as the provider knows blocks. */
const pathsOf = (block: Block, known: Arguments, path = ''): string[] =>
  Object.entries(block)
    .filter(([name]) => path !== '' || !META.includes(name))
    .flatMap(([name, value]) => {
      if (name === 'dynamic')
        return Object.entries(value as Record<string, [{ content: [Block] }]>).flatMap(
          ([dynamic, [{ content }]]) => pathsOf({ [dynamic]: content }, known, path),
        );
      const below = known[name];
      const blocks = Array.isArray(value) ? (value as unknown[]) : [value];
      return [
        `${path}${name}`,
        ...(below
          ? blocks.flatMap((one) =>
              typeof one === 'object' ? pathsOf(one as Block, below, `${path}${name}.`) : [],
            )
          : []),
      ];
    });

const isKnown = (path: string, known: Arguments): boolean => {
  const [name = '', ...rest] = path.split('.');
  if (!(name in known)) return false;
  const below = known[name];
  return rest.length === 0 || (below ? isKnown(rest.join('.'), below) : false);
};

const texts = (await readModules()).flatMap(({ files }) => Object.values(files));
const all = await parse('all.tf', texts.join('\n'));
const types = [
  ...Object.entries((all.resource ?? {}) as Record<string, Record<string, Block[]>>),
  ...Object.entries((all.data ?? {}) as Record<string, Record<string, Block[]>>).map(
    ([type, blocks]) => [`data.${type}`, blocks] as const,
  ),
]
  .filter(([type]) => /^(data\.)?aws_/.test(type))
  .map(([type, blocks]) => [type, Object.values(blocks).flat()] as const);

/** Attributes of a type that expressions refer to. */
const referredTo = (type: string): string[] => [
  ...new Set(
    texts
      .flatMap((text) => [
        ...text.matchAll(
          new RegExp(
            `(?<![\\w.])${type.replace('.', '\\.')}\\.\\w+(?:\\[[^\\]]*\\])?\\.([a-z]\\w*)`,
            'g',
          ),
        ),
      ])
      .map(([, attribute]) => attribute as string),
  ),
];

describe.each(Object.keys(FACTS))('hashicorp/aws %s', (version) => {
  test.each(types)('has each argument and attribute of %s that is used', (type, blocks) => {
    const facts = FACTS[version]?.(type);
    const used = blocks.flatMap((block) => pathsOf(block, facts?.arguments ?? {}));
    expect(used.filter((path) => !isKnown(path, facts?.arguments ?? {}))).toEqual([]);
    expect(used.filter((path) => facts?.deprecated?.includes(path))).toEqual([]);
    const attributes = facts?.attributes ?? [];
    expect(referredTo(type).filter((name) => !attributes.includes(camel(name)))).toEqual([]);
  });
});
