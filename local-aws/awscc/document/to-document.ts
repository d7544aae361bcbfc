import type { Attribute, ResourceType, Shape } from '../schema/resource-type.ts';
import { isFields, UNKNOWN, type Value } from '../value/value.ts';
import type { Document, Json } from './json.ts';

/** The desired state for Cloud Control: nothing that is null, unknown or empty is in it. */
export const toDocument = (type: ResourceType, state: Value): Document =>
  (fieldsToJson(type.attributes, state) as Document | undefined) ?? {};

const fieldsToJson = (attributes: readonly Attribute[], value: Value): Json | undefined => {
  if (!isFields(value)) return undefined;
  const members = attributes.flatMap(({ name, property, shape }): [string, Json][] => {
    const json = property === undefined ? undefined : toJson(shape, value[name] ?? null);
    return json === undefined ? [] : [[property!, json]];
  });
  if (members.length === 0) return undefined;
  return Object.fromEntries(members.sort(([a], [b]) => (a < b ? -1 : 1)));
};

const toJson = (shape: Shape, value: Value): Json | undefined => {
  if (value === null || value === UNKNOWN) return undefined;
  if (shape.kind === 'object') return fieldsToJson(shape.attributes, value);
  if (Array.isArray(value)) {
    const items = value
      .map((item) =>
        'attributes' in shape
          ? fieldsToJson(shape.attributes, item)
          : toJson((shape as { element: Shape }).element, item),
      )
      .filter((item) => item !== undefined);
    return items.length > 0 ? items : undefined;
  }
  if (shape.kind === 'string' && shape.format === 'json') {
    // A JSON text that says null is left out like any other null.
    return (JSON.parse(value as string) as Json) ?? undefined;
  }
  return value as Json;
};
