import type { Attribute, ResourceType, Shape } from '../schema/resource-type.ts';
import type { Fields, Value } from '../value/value.ts';
import { followOrder, sortKeyed } from './array-order.ts';
import { type Document, goJson, isDocument, type Json } from './json.ts';
import { toDocument } from './to-document.ts';

/**
 * The state for a document of the service: every attribute present, empty arrays as null, unknown properties skipped.
 * Arrays take the order of the prior state, where there is one.
 */
export const toState = (type: ResourceType, document: Document, prior: Value = null): Fields => {
  const ordered =
    prior === null ? sortKeyed(document) : followOrder(document, toDocument(type, prior));
  return fieldsFrom(type.attributes, ordered as Document);
};

const fieldsFrom = (attributes: readonly Attribute[], document: Document): Fields =>
  Object.fromEntries(
    attributes.map(({ name, property, shape }) => [
      name,
      property === undefined ? null : fromJson(shape, document[property] ?? null),
    ]),
  );

const fromJson = (shape: Shape, json: Json): Value => {
  if (json === null || (Array.isArray(json) && json.length === 0)) return null;
  switch (shape.kind) {
    case 'object':
      return isDocument(json) ? fieldsFrom(shape.attributes, json) : unexpected('an object', json);
    case 'object-list':
    case 'object-set': {
      const element = { kind: 'object', attributes: shape.attributes } as const;
      return elementsFrom(element, json);
    }
    case 'list':
    case 'set':
      return elementsFrom(shape.element, json);
    case 'string':
      return textFrom(shape.format, json);
    case 'bool':
      return typeof json === 'boolean' ? json : unexpected('true or false', json);
    default:
      return typeof json === 'number' ? json : unexpected('a number', json);
  }
};

const elementsFrom = (element: Shape, json: Json): Value =>
  Array.isArray(json) ? json.map((item) => fromJson(element, item)) : unexpected('a list', json);

const textFrom = (format: 'json' | 'date-time' | undefined, json: Json): Value => {
  if (typeof json === 'object') return goJson(json);
  if (typeof json !== 'string') return unexpected('a text', json);
  if (format !== 'date-time' || !Number.isNaN(Date.parse(json))) return json;
  return unexpected('a time as in RFC 3339', json);
};

// The real provider panics on a wrong type. An error is kinder and fails the same runs.
const unexpected = (expected: string, json: Json): never => {
  throw new Error(`expected ${expected}, got ${JSON.stringify(json)}`);
};
