import { dataAttributes, PLURAL_ATTRIBUTES } from './data-sources.ts';
import { providerBlockMessage, providerMetaMessage } from './provider-block.ts';
import type { Attribute, ResourceType } from './resource-type.ts';
import { schemaMessage } from './schema-message.ts';
import { RESOURCE_TYPES } from './types.ts';

const resources = new Map(RESOURCE_TYPES.map((type) => [type.name, type]));
const plurals = new Map(
  RESOURCE_TYPES.filter(({ plural }) => plural).map((type) => [type.plural!, type]),
);

/** The resource type with this name. */
export const resourceType = (name: string): ResourceType => {
  const type = resources.get(name);
  if (type) return type;
  throw new Error(`no type ${name}; there is ${[...resources.keys()].join(', ')}`);
};

/** The resource type that the plural data source with this name lists. */
export const pluralType = (name: string): ResourceType | undefined => plurals.get(name);

/** The attributes of the data source with this name. */
export const dataSourceAttributes = (name: string): readonly Attribute[] =>
  plurals.has(name) ? PLURAL_ATTRIBUTES : dataAttributes(resourceType(name));

// With get_provider_schema_optional Terraform asks for the schema once in a command, not in each process it starts.
const CAPABILITIES = {
  plan_destroy: true,
  get_provider_schema_optional: true,
  move_resource_state: true,
};

const dataSources = (): string[] => [...resources.keys(), ...plurals.keys()];
const named = (names: Iterable<string>) => [...names].map((name) => ({ type_name: name }));

/** Everything there is, by name. */
export const metadata = (): object => ({
  server_capabilities: CAPABILITIES,
  resources: named(resources.keys()),
  data_sources: named(dataSources()),
});

/** Everything there is, with its schema. */
export const providerSchema = (): object => ({
  provider: providerBlockMessage(),
  provider_meta: providerMetaMessage(),
  resource_schemas: Object.fromEntries(
    [...resources].map(([name, { attributes }]) => [name, schemaMessage(1, attributes)]),
  ),
  data_source_schemas: Object.fromEntries(
    dataSources().map((name) => [name, schemaMessage(0, dataSourceAttributes(name))]),
  ),
  server_capabilities: CAPABILITIES,
});
