import type { Names } from './constructs.ts';
import type { Shape } from './output-shape.ts';
import { camelCase, camelCased } from './spelling.ts';
import type { Attribute, Type } from './type-constraint.ts';

/** The attribute table of some inputs: how each is spelt in HCL, and what is below it. */
export const attributeTable = (attributes: readonly Attribute[]): Record<string, unknown> => {
  const camel = camelCased(attributes.map(({ name }) => name));
  return Object.fromEntries(
    attributes.map(({ name, type, optional }) => [
      camel.get(name),
      {
        hcl: name,
        ...(optional ? { optional } : {}),
        ...holds(type),
      },
    ]),
  );
};

/** Nothing where no attribute name lies below: such a value is passed on as it is. */
const holds = (type: Type): { holds?: unknown } => {
  const below = levels(type);
  return below ? { holds: below } : {};
};

const levels = (type: Type): object | undefined => {
  switch (type.kind) {
    case 'object':
      return { object: attributeTable(type.attributes) };
    case 'list':
    case 'set': {
      const element = levels(type.element);
      return element && { list: element };
    }
    case 'map': {
      const element = levels(type.element);
      return element && { map: element };
    }
    case 'tuple': {
      const elements = type.elements.map(levels);
      return elements.some(Boolean)
        ? { tuple: elements.map((element) => element ?? {}) }
        : undefined;
    }
    default:
      return undefined;
  }
};

/** Paths as the props spell them. */
export const namesTable = (names: Readonly<Record<string, Names>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(names).map(([name, { declared, used, ...rest }]) => [
      name,
      { ...rest, declared: camelCase(declared), used: used.map(camelCase) },
    ]),
  );

const LEAVES = {
  string: 'string',
  number: 'number',
  bool: 'Unresolved',
  any: 'Unresolved',
  list: 'string[]',
  map: 'Readonly<Record<string, string>>',
} as const;

/** How the outputs are made into references, and the TypeScript type of that. */
export const outputTable = (
  shapes: Readonly<Record<string, Shape>>,
  keys: Readonly<Record<string, string>>,
) => {
  const walk = (shape: Shape, path: string): { row: unknown; type: string } => {
    if (shape.kind === 'object') {
      const camel = camelCased(Object.keys(shape.attributes));
      const found = Object.entries(shape.attributes).map(([name, attribute]) => ({
        name,
        camel: camel.get(name) as string,
        ...walk(attribute, `${path}.${name}`),
      }));
      return {
        row: {
          object: Object.fromEntries(
            found.map((at) => [at.camel, { hcl: at.name, holds: at.row }]),
          ),
        },
        type: `{ ${found.map((at) => `readonly ${at.camel}: ${at.type}`).join('; ')} }`,
      };
    }
    if (shape.kind === 'keyed') {
      const name = keys[path];
      if (!name)
        throw new Error(
          `output ${path} is a map: say in cdktf/codegen/constructs.ts whose names its keys are`,
        );
      const { row, type } = walk(shape.element, `${path}.*`);
      return { row: { keys: name, each: row }, type: `Readonly<Record<${name}, ${type}>>` };
    }
    return { row: shape.kind, type: LEAVES[shape.kind] };
  };
  return Object.entries(shapes).map(([name, shape]) => ({
    name,
    camel: camelCase(name),
    ...walk(shape, name),
  }));
};
