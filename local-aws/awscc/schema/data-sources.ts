import { type Attribute, computedAttribute, type ResourceType } from './resource-type.ts';

const readOnly = ({ name, shape }: Attribute): Attribute =>
  computedAttribute(
    name,
    'attributes' in shape ? { ...shape, attributes: shape.attributes.map(readOnly) } : shape,
  );

/** Attributes of the data source for one resource: everything is read, by id. */
export const dataAttributes = (type: ResourceType): Attribute[] =>
  type.attributes
    .map(readOnly)
    .map((attribute) =>
      attribute.name === 'id' ? { ...attribute, required: true, computed: false } : attribute,
    );

/** Attributes of a plural data source. */
export const PLURAL_ATTRIBUTES: readonly Attribute[] = [
  computedAttribute('id', { kind: 'string' }),
  computedAttribute('ids', { kind: 'set', element: { kind: 'string' } }),
];
