import { attributesOf } from './attributes.ts';
import type { ConstructSource } from './constructs.ts';
import { docComment } from './doc-comment.ts';
import { docAt, docsByPath } from './docs.ts';
import type { Module } from './read-module.ts';
import { ruleFacts } from './rule-facts.ts';
import { camelCase, camelCased, spelledIn, typeName } from './spelling.ts';
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
  module: Module,
  others: Readonly<Record<string, Module>>,
): string => {
  const { name: prefix, names } = source;
  const docs = docsByPath(module, others);
  const { closedLists, alternatives } = ruleFacts(module, others);
  const attributes = attributesOf([module, ...Object.values(others)]);
  const spell = (text: string) => spelledIn(text, attributes);
  const written = new Map<string, string>();

  // Whose keys are names, and what they are in, has to be known; for all else Terraform may know it alone.
  const isOpen = (path: string): boolean =>
    !Object.values(names).some(
      ({ declared }) => declared === path || declared.startsWith(`${path}.`),
    );
  const orUnresolved = (text: string, path: string): string =>
    isOpen(path) ? `${text} | Unresolved` : text;
  const oneOf = (path: string, otherwise: string): Spelt => {
    const values = closedLists.get(path);
    return spelt(
      values ? `${values.map((value) => literal(value)).join(' | ')} | Unresolved` : otherwise,
    );
  };

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
        return parameter(path) ?? oneOf(path, 'string');
      case 'number':
        return oneOf(path, 'number');
      case 'bool':
        return spelt('boolean | Unresolved');
      case 'any':
        return spelt('unknown');
      case 'list':
      case 'set': {
        const element = parameter(path) ?? typeOf(type.element, `${path}.*`, one(name));
        const text = element.text.includes('|') ? `(${element.text})` : element.text;
        return spelt(orUnresolved(`readonly ${text}[]`, path), element);
      }
      case 'tuple': {
        const elements = type.elements.map((element, index) =>
          typeOf(element, `${path}.${index}`, `${name}${index}`),
        );
        const text = `readonly [${elements.map((each) => each.text).join(', ')}]`;
        return spelt(orUnresolved(text, path), ...elements);
      }
      case 'map': {
        const key = parameter(path) ?? spelt('string');
        const element = typeOf(type.element, `${path}.*`, one(name));
        const record = `Record<${key.text}, ${element.text}>`;
        // An entry that is there on some condition has a key of its own all the same.
        const text =
          key.text === 'string'
            ? record
            : `Partial<Record<${key.text}, ${element.text} | undefined>>`;
        return spelt(orUnresolved(`Readonly<${text}>`, path), key, element);
      }
      case 'object': {
        const isMarked = source.markers?.includes(path) ?? false;
        const object = writeInterface(
          name,
          type.attributes,
          path,
          `\`${path}\` of {@link ${prefix}Inputs}.`,
        );
        const text = isMarked ? `${object.text} | NodejsCode` : object.text;
        return spelt(text, object);
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
      // Where null means something the object's presence decides what is made, which Terraform has to know.
      const mayBeUnknown =
        member.type.kind === 'object' && member.optional && (member.default ?? null) !== null;
      const text = mayBeUnknown ? orUnresolved(type.text, at) : type.text;
      const orNone = `${member.nullable ? ' | null' : ''}${member.optional ? ' | undefined' : ''}`;
      const lines = docComment(
        docAt(docs, at),
        member.name,
        spell,
        member.optional ? member.default : undefined,
      );
      return spelt(
        [
          ...lines,
          `readonly ${camel.get(member.name)}${member.optional ? '?' : ''}: ${text}${orNone};`,
        ].join('\n'),
        type,
      );
    });
    const body = spelt(spelts.map(({ text }) => text).join('\n'), ...spelts);
    const own = Object.keys(names).filter((candidate) => body.uses.has(candidate));
    const parameters = own.map((parameter) => `${parameter} extends string = string`).join(', ');
    const exclusive = alternatives.get(path);
    if (exclusive) {
      const alternative = exclusive.map((each) => literal(camelCase(each))).join(' | ');
      const text = `export type ${name} = ExactlyOneOf<${name}Alternatives, ${alternative}>;`;
      write(name, path, `${description} Exactly one of ${alternative}.`, text);
      write(
        `${name}Alternatives`,
        path,
        `What {@link ${name}} has to choose from.`,
        interfaceText(`${name}Alternatives`, parameters, body),
      );
    } else write(name, path, description, interfaceText(name, parameters, body));
    return spelt(own.length > 0 ? `${name}<${own.join(', ')}>` : name, body);
  };

  const write = (name: string, path: string, description: string, text: string): void => {
    if (written.has(name)) throw new Error(`${path}: there is an interface ${name} already`);
    written.set(name, `${docComment({ description, rules: [] }, name).join('\n')}\n${text}`);
  };

  writeInterface(
    `${prefix}Inputs`,
    module.variables.map(({ required, nullable, ...variable }) => ({
      ...variable,
      optional: !required,
      nullable: nullable && !required && variable.default !== null,
    })),
    '',
    `What the module ${source.module || 'at the root'} takes.`,
  );
  return [...written.values()].join('\n\n');
};

const interfaceText = (name: string, parameters: string, body: Spelt): string =>
  `export interface ${name}${parameters && `<${parameters}>`} {\n${body.text}\n}`;

const literal = (value: string | number): string =>
  typeof value === 'string' ? `'${value}'` : String(value);

const one = (name: string): string => name.replace(/s$/, '');
