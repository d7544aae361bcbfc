import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Arguments of a block by name; null where nothing lies below. */
export interface Arguments {
  readonly [name: string]: Arguments | null;
}

/** What a provider says of one type: `aws_vpc`, or `data.aws_region`. */
export interface TypeFacts {
  readonly arguments: Arguments;
  /** What can be referred to, in camel case. */
  readonly attributes: readonly string[];
}

/**
 * Reads a type from prebuilt bindings, which are generated from the schema of one version of hashicorp/aws.
 *
 * @param library folder of @cdktf/provider-aws or @cdktn/provider-aws.
 */
export const readBindings = (library: string, type: string): TypeFacts => {
  const folder = type.replace('data.', 'data_').replace(/^aws_/, '').replaceAll('_', '-');
  const path = join(library, 'lib', folder, 'index.d.ts');
  if (!existsSync(path)) throw new Error(`${library} has no ${type}`);
  const text = readFileSync(path, 'utf8');
  const interfaces = new Map(
    [...text.matchAll(/^export interface (\w+)[^{]*\{\n([\s\S]*?)^\}/gm)].map(
      ([, name = '', body = '']) => [name, body],
    ),
  );
  // Each property names its argument in the link above it, and the interface below it in its type.
  const argumentsOf = (body: string): Arguments =>
    Object.fromEntries(
      [...body.matchAll(/docs\/[\w-]+\/\w+#(\w+) [\s\S]*?readonly \w+\??: ([^;]+);/g)].map(
        ([, name = '', propertyType = '']) => {
          const [below] = propertyType.match(/\w+/) ?? [];
          const nested = below === undefined ? undefined : interfaces.get(below);
          return [name, nested === undefined ? null : argumentsOf(nested)];
        },
      ),
    );
  const [, config = ''] =
    [...interfaces].find(([name]) => name.endsWith('Config') && text.includes(`config`)) ?? [];
  const main = text.slice(text.indexOf('TerraformResource {') + 1 || text.indexOf('DataSource {'));
  return {
    arguments: argumentsOf(config),
    attributes: [...main.matchAll(/^ {4}get (\w+)\(\)/gm)].map(([, name]) => name as string),
  };
};
