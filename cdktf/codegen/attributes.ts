import type { Module } from './read-module.ts';
import type { Type } from './type-constraint.ts';

/** The names of all inputs of some modules and of all attributes in them. */
export const attributesOf = (modules: readonly Module[]): ReadonlySet<string> =>
  new Set(
    modules.flatMap(({ variables }) =>
      variables.flatMap(({ name, type }) => [name, ...namesIn(type)]),
    ),
  );

const namesIn = (type: Type): readonly string[] => {
  switch (type.kind) {
    case 'object':
      return type.attributes.flatMap((attribute) => [attribute.name, ...namesIn(attribute.type)]);
    case 'list':
    case 'set':
    case 'map':
      return namesIn(type.element);
    case 'tuple':
      return type.elements.flatMap(namesIn);
    default:
      return [];
  }
};
