import type { ConstructSource } from './constructs.ts';
import { type Doc, docComment } from './doc-comment.ts';
import type { Variable } from './read-module.ts';
import { camelCased, typeName } from './spelling.ts';
import type { Attribute, Type } from './type-constraint.ts';

/** The text of a type, and the type parameters it mentions. */
interface Spelt {
  readonly text: string;
  readonly uses: ReadonlySet<string>;
}

/** An input on its way into an interface. */
interface Member extends Attribute {
  readonly nullable?: boolean;
}

const spelt = (text: string, ...parts: Spelt[]): Spelt => ({
  text,
  uses: new Set(parts.flatMap(({ uses }) => [...uses])),
});

/** The interfaces of a module's inputs, the outermost last. */
export const inputInterfaces = (
  source: ConstructSource,
  variables: readonly Variable[],
  docs: ReadonlyMap<string, Doc>,
): string => {
  const { name: prefix, names } = source;
  const written = new Map<string, string>();

  const parameter = (path: string): Spelt | undefined => {
    for (const [name, { declared, used }] of Object.entries(names)) {
      if (declared === path) return { text: name, uses: new Set([name]) };
      if (used.includes(path)) return { text: `NoInfer<${name}>`, uses: new Set([name]) };
    }
    return undefined;
  };

  const typeOf = (type: Type, path: string, name: string): Spelt => {
    switch (type.kind) {
      case 'string':
        return parameter(path) ?? spelt('string');
      case 'number':
        return spelt('number');
      case 'bool':
        return spelt('boolean | Unresolved');
      case 'any':
        return spelt('unknown');
      case 'list':
      case 'set': {
        const element = parameter(path) ?? typeOf(type.element, `${path}.*`, one(name));
        const text = element.text.includes('|') ? `(${element.text})` : element.text;
        return spelt(`readonly ${text}[]`, element);
      }
      case 'tuple': {
        const elements = type.elements.map((element, index) =>
          typeOf(element, `${path}.${index}`, `${name}${index}`),
        );
        return spelt(`readonly [${elements.map(({ text }) => text).join(', ')}]`, ...elements);
      }
      case 'map': {
        const key = parameter(path) ?? spelt('string');
        const element = typeOf(type.element, `${path}.*`, one(name));
        const record = `Record<${key.text}, ${element.text}>`;
        const text = key.text.startsWith('NoInfer') ? `Partial<${record}>` : record;
        return spelt(`Readonly<${text}>`, key, element);
      }
      case 'object': {
        const isMarked = source.markers?.includes(path) ?? false;
        const object = writeInterface(
          name,
          type.attributes,
          path,
          `\`${path}\` of {@link ${prefix}Inputs}.`,
        );
        return isMarked ? spelt(`${object.text} | NodejsHandler`, object) : object;
      }
    }
  };

  const writeInterface = (
    name: string,
    members: readonly Member[],
    path: string,
    description: string,
  ): Spelt => {
    const camel = camelCased(members.map((member) => member.name));
    const spelts = members.map((member) => {
      const at = path ? `${path}.${member.name}` : member.name;
      const type = typeOf(
        member.type,
        at,
        `${name.replace(/Inputs$/, '')}${typeName(member.name, false)}`,
      );
      const orNone = `${member.nullable ? ' | null' : ''}${member.optional ? ' | undefined' : ''}`;
      const lines = docComment(
        docs.get(at) ?? { description: '', rules: [] },
        member.name,
        member.optional ? (member.default ?? null) : undefined,
      );
      return spelt(
        [
          ...lines,
          `readonly ${camel.get(member.name)}${member.optional ? '?' : ''}: ${type.text}${orNone};`,
        ].join('\n'),
        type,
      );
    });
    const body = spelt(spelts.map(({ text }) => text).join('\n'), ...spelts);
    const own = Object.keys(names).filter((candidate) => body.uses.has(candidate));
    const parameters = own.map((parameter) => `${parameter} extends string = string`).join(', ');
    if (written.has(name)) throw new Error(`${path}: there is an interface ${name} already`);
    written.set(
      name,
      `${docComment({ description, rules: [] }, name).join('\n')}\nexport interface ${name}${parameters && `<${parameters}>`} {\n${body.text}\n}`,
    );
    return spelt(own.length > 0 ? `${name}<${own.join(', ')}>` : name, body);
  };

  writeInterface(
    `${prefix}Inputs`,
    variables.map(({ required, nullable, ...variable }) => ({
      ...variable,
      optional: !required,
      nullable: nullable && !required && variable.default !== null,
    })),
    '',
    `What the module ${source.module || 'at the root'} takes.`,
  );
  return [...written.values()].join('\n\n');
};

const one = (name: string): string => name.replace(/s$/, '');
