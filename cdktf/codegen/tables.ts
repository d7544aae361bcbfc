import type { Names } from './constructs.ts';
import type { Shape } from './output-shape.ts';
import { camelCase, camelCased } from './spelling.ts';
import type { Attribute, Type } from './type-constraint.ts';

/** What a table says of an input or of an attribute. */
type Described = Attribute & { readonly nullable?: boolean };

/** The attribute table of some inputs: how each is spelt in HCL, and what is below it. */
export const attributeTable = (attributes: readonly Described[]): Record<string, unknown> => {
  const camel = camelCased(attributes.map(({ name }) => name));
  return Object.fromEntries(
    attributes.map((attribute) => [camel.get(attribute.name), attributeRow(attribute)]),
  );
};

const attributeRow = ({ name, type, optional, nullable, ...rest }: Described): object => {
  const preset = filledDefault(type, rest.default);
  const below = levels(type);
  return {
    hcl: name,
    ...(optional && { optional }),
    ...(optional && nullable && { nullable }),
    ...(optional && preset !== null && { default: preset }),
    ...(below && { holds: below }),
  };
};

/** A default with the defaults of all that it leaves out, as Terraform fills them in. */
export const filledDefault = (type: Type, value: unknown): unknown => {
  if (value === undefined || value === null) return null;
  switch (type.kind) {
    case 'object': {
      const given = value as Record<string, unknown>;
      return Object.fromEntries(
        type.attributes.map((attribute) => [
          attribute.name,
          filledDefault(attribute.type, given[attribute.name] ?? attribute.default),
        ]),
      );
    }
    case 'list':
    case 'set':
      return (value as unknown[]).map((element) => filledDefault(type.element, element));
    case 'map':
      return Object.fromEntries(
        Object.entries(value).map(([key, element]) => [key, filledDefault(type.element, element)]),
      );
    default:
      return value;
  }
};

/** Nothing where no name and no element lies below: such a value is passed on as it is. */
const levels = (type: Type): object | undefined => {
  switch (type.kind) {
    case 'object':
      return { object: attributeTable(type.attributes) };
    case 'list':
    case 'set':
    case 'map':
      return { [type.kind]: levels(type.element) ?? {} };
    case 'tuple':
      return { tuple: type.elements.map((element) => levels(element) ?? {}) };
    default:
      return undefined;
  }
};

/** Where names are declared: as HCL spells it, and as the props do. */
export const namesTable = (names: Readonly<Record<string, Names>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(names).map(([name, { noun, declared, mayBeUnresolved }]) => [
      name,
      {
        noun,
        declared: declared.split('.'),
        prop: camelCase(declared),
        ...(mayBeUnresolved && { mayBeUnresolved }),
      },
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
