/**
 * The part of Terraform's plugin protocol 6 that a provider with resources and data sources needs, as `<type> <number>`.
 * Only the numbers and the method names travel; the messages have names of our own.
 */
export const MESSAGES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Dynamic: { msgpack: 'bytes 1', json: 'bytes 2' },
  Path: { steps: 'repeated Step 1' },
  Step: { attribute_name: 'string 1', element_key_string: 'string 2', element_key_int: 'int64 3' },
  Diagnostic: {
    severity: 'int32 1',
    summary: 'string 2',
    detail: 'string 3',
    attribute: 'Path 4',
  },

  Schema: { version: 'int64 1', block: 'Block 2' },
  Block: { attributes: 'repeated Attribute 2' },
  Attribute: {
    name: 'string 1',
    type: 'bytes 2',
    required: 'bool 4',
    optional: 'bool 5',
    computed: 'bool 6',
    sensitive: 'bool 7',
    deprecated: 'bool 9',
    nested_type: 'Nested 10',
  },
  Nested: { attributes: 'repeated Attribute 1', nesting: 'int32 3' },
  Capabilities: {
    plan_destroy: 'bool 1',
    get_provider_schema_optional: 'bool 2',
    move_resource_state: 'bool 3',
  },

  GetMetadataRequest: {},
  GetMetadataResponse: {
    server_capabilities: 'Capabilities 1',
    data_sources: 'repeated TypeName 3',
    resources: 'repeated TypeName 4',
  },
  TypeName: { type_name: 'string 1' },

  GetProviderSchemaRequest: {},
  GetProviderSchemaResponse: {
    provider: 'Schema 1',
    resource_schemas: 'map Schema 2',
    data_source_schemas: 'map Schema 3',
    provider_meta: 'Schema 5',
    server_capabilities: 'Capabilities 6',
  },

  ValidateProviderConfigRequest: { config: 'Dynamic 1' },
  ValidateProviderConfigResponse: { diagnostics: 'repeated Diagnostic 2' },

  ConfigureProviderRequest: { terraform_version: 'string 1', config: 'Dynamic 2' },
  ConfigureProviderResponse: { diagnostics: 'repeated Diagnostic 1' },

  ValidateResourceConfigRequest: { type_name: 'string 1', config: 'Dynamic 2' },
  ValidateResourceConfigResponse: { diagnostics: 'repeated Diagnostic 1' },

  ValidateDataResourceConfigRequest: { type_name: 'string 1', config: 'Dynamic 2' },
  ValidateDataResourceConfigResponse: { diagnostics: 'repeated Diagnostic 1' },

  UpgradeResourceStateRequest: { type_name: 'string 1', version: 'int64 2', raw_state: 'Raw 3' },
  UpgradeResourceStateResponse: {
    upgraded_state: 'Dynamic 1',
    diagnostics: 'repeated Diagnostic 2',
  },
  Raw: { json: 'bytes 1' },

  ReadResourceRequest: { type_name: 'string 1', current_state: 'Dynamic 2', private: 'bytes 3' },
  ReadResourceResponse: { new_state: 'Dynamic 1', diagnostics: 'repeated Diagnostic 2' },

  PlanResourceChangeRequest: {
    type_name: 'string 1',
    prior_state: 'Dynamic 2',
    proposed_new_state: 'Dynamic 3',
    config: 'Dynamic 4',
    prior_private: 'bytes 5',
  },
  PlanResourceChangeResponse: {
    planned_state: 'Dynamic 1',
    requires_replace: 'repeated Path 2',
    planned_private: 'bytes 3',
    diagnostics: 'repeated Diagnostic 4',
  },

  ApplyResourceChangeRequest: {
    type_name: 'string 1',
    prior_state: 'Dynamic 2',
    planned_state: 'Dynamic 3',
  },
  ApplyResourceChangeResponse: { new_state: 'Dynamic 1', diagnostics: 'repeated Diagnostic 3' },

  ImportResourceStateRequest: { type_name: 'string 1', id: 'string 2' },
  ImportResourceStateResponse: {
    imported_resources: 'repeated Imported 1',
    diagnostics: 'repeated Diagnostic 2',
  },
  Imported: { type_name: 'string 1', state: 'Dynamic 2', private: 'bytes 3' },

  ReadDataSourceRequest: { type_name: 'string 1', config: 'Dynamic 2' },
  ReadDataSourceResponse: { state: 'Dynamic 1', diagnostics: 'repeated Diagnostic 2' },

  StopProviderRequest: {},
  StopProviderResponse: {},
};

/** Values of the protocol's two enumerations that we send. */
export const SEVERITY = { error: 1, warning: 2 } as const;
export const NESTING = { single: 1, list: 2, set: 3 } as const;
