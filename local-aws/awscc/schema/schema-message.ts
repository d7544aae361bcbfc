import { NESTING } from '../protocol/messages.ts';
import type { Attribute, Shape } from './resource-type.ts';

const nestingOf = {
  object: NESTING.single,
  'object-list': NESTING.list,
  'object-set': NESTING.set,
} as const;

const typeOf = (shape: Shape): unknown => {
  switch (shape.kind) {
    case 'integer':
      return 'number';
    case 'list':
    case 'set':
      return [shape.kind, typeOf(shape.element)];
    default:
      return shape.kind;
  }
};

/** A type constraint as the protocol carries it. */
export const typeMessage = (type: unknown): Buffer => Buffer.from(JSON.stringify(type));

const attributeMessage = ({ name, shape, required, optional, computed }: Attribute): object => ({
  name,
  required,
  optional,
  computed,
  ...('attributes' in shape
    ? {
        nested_type: {
          attributes: shape.attributes.map(attributeMessage),
          nesting: nestingOf[shape.kind],
        },
      }
    : { type: typeMessage(typeOf(shape)) }),
});

/** A schema as the protocol carries it; the real provider counts resources as version 1 and data sources as 0. */
export const schemaMessage = (version: 0 | 1, attributes: readonly Attribute[]): object => ({
  version,
  block: { attributes: attributes.map(attributeMessage) },
});
