import {
  boundChecks,
  type Check,
  enumCheck,
  lengthChecks,
  patternCheck,
  sizeChecks,
} from './checks.ts';
import {
  type CloudFormationSchema,
  isSet,
  type Property,
  resolveProperty,
} from './cloudformation.ts';
import { toPlural, toSnake, toTypeName } from './names.ts';
import {
  type Attribute,
  computedAttribute,
  type ResourceType,
  type Shape,
} from './resource-type.ts';

/** Where in the schema a property stands, and what that means for it. */
interface Place {
  readonly schema: CloudFormationSchema;
  /** Path as in `createOnlyProperties`, without `/properties/`. */
  readonly path: string;
  /** Inside something that only the service sets. */
  readonly computedOnly: boolean;
}

const listed = (paths: readonly string[] | undefined, { path }: Place): boolean =>
  paths?.includes(`/properties/${path}`) ?? false;

const checksOf = (property: Property): Check[] => {
  switch (property.type) {
    case 'string':
      return [
        ...lengthChecks(property.minLength, property.maxLength),
        ...(property.pattern ? [patternCheck(property.pattern)] : []),
        ...(property.enum ? [enumCheck(property.enum)] : []),
      ];
    case 'integer':
      return boundChecks(property.minimum, property.maximum);
    case 'array':
      return sizeChecks(property.minItems, property.maxItems);
    default:
      return [];
  }
};

const shapeOf = (property: Property, place: Place): Shape => {
  switch (property.type) {
    case 'boolean':
      return { kind: 'bool' };
    case 'integer':
    case 'number':
      return { kind: property.type };
    case 'array': {
      const items = resolveProperty(place.schema, property.items!);
      const inside = { ...place, path: `${place.path}/*` };
      const kind = isSet(property) ? 'set' : 'list';
      return items.properties
        ? { kind: `object-${kind}`, attributes: attributesOf(items, inside) }
        : { kind, element: shapeOf(items, inside) };
    }
    case 'object':
      // An object that says nothing about its properties is a JSON text to Terraform.
      return property.properties
        ? { kind: 'object', attributes: attributesOf(property, place) }
        : { kind: 'string', format: 'json' };
    default:
      return property.format === 'date-time'
        ? { kind: 'string', format: 'date-time' }
        : { kind: 'string' };
  }
};

const attributeOf = (
  property: Property,
  name: string,
  wanted: boolean,
  place: Place,
): Attribute => {
  const computedOnly = place.computedOnly || listed(place.schema.readOnlyProperties, place);
  const inside = { ...place, computedOnly };
  // Only the top level can be required: below it a parent that is left out would be refused.
  const required = wanted && !computedOnly && !place.path.includes('/');
  const fixed = !computedOnly && listed(place.schema.createOnlyProperties, place);
  const items = property.type === 'array' ? resolveProperty(place.schema, property.items!) : {};
  return {
    name: toSnake(name),
    property: name,
    shape: shapeOf(property, inside),
    required,
    optional: !required && !computedOnly,
    computed: !required,
    notNull: wanted && !required && !computedOnly,
    replace: fixed ? (required ? 'always' : 'if-configured') : 'never',
    checks: computedOnly ? [] : checksOf(property),
    elementChecks: computedOnly ? [] : checksOf(items),
  };
};

const attributesOf = (
  parent: Pick<Property, 'properties' | 'required'>,
  { schema, path, computedOnly }: Place,
): Attribute[] =>
  Object.entries(parent.properties ?? {}).map(([name, property]) =>
    attributeOf(resolveProperty(schema, property), name, parent.required?.includes(name) ?? false, {
      schema,
      path: path ? `${path}/${name}` : name,
      computedOnly,
    }),
  );

/** How the provider shows a CloudFormation type to Terraform. */
export const toResourceType = (schema: CloudFormationSchema): ResourceType => {
  const name = toTypeName(schema.typeName);
  const listNeedsArguments = (schema.handlers?.list?.handlerSchema?.required ?? []).length > 0;
  return {
    cloudFormationName: schema.typeName,
    name,
    attributes: [
      ...attributesOf(schema, { schema, path: '', computedOnly: false }),
      computedAttribute('id', { kind: 'string' }),
    ],
    writeOnly: (schema.writeOnlyProperties ?? []).map((path) =>
      toSnake(path.replace('/properties/', '')),
    ),
    ...(listNeedsArguments ? {} : { plural: toPlural(name) }),
  };
};
