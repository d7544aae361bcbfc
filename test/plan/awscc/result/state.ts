import { compact, marked } from './compact.ts';

interface ShownState {
  readonly values?: {
    readonly outputs?: Readonly<Record<string, { value: unknown; sensitive?: boolean }>>;
    readonly root_module?: { readonly resources?: readonly ShownResource[] };
  };
}

interface ShownResource {
  readonly address: string;
  readonly type: string;
  readonly mode: 'data' | 'managed';
  readonly schema_version: number;
  readonly values: object;
  readonly sensitive_values?: object;
  readonly tainted?: boolean;
  readonly deposed_key?: string;
}

const resourceOf = (resource: ShownResource) => {
  const usual = resource.mode === 'data' ? 0 : 1;
  return compact({
    address: resource.address,
    version: resource.schema_version === usual ? undefined : resource.schema_version,
    values: resource.values,
    sensitive: marked(resource.sensitive_values),
    tainted: resource.tainted,
    deposed: resource.deposed_key !== undefined,
  });
};

/** The recorded form of `terraform show -json`. */
export const stateResult = (shown: string): object => {
  const { values } = JSON.parse(shown) as ShownState;
  return compact({
    resources: (values?.root_module?.resources ?? [])
      .filter(({ type }) => type !== 'terraform_data')
      .map(resourceOf),
    outputs: Object.fromEntries(
      Object.entries(values?.outputs ?? {}).map(([name, { value, sensitive }]) => [
        name,
        compact({ value, sensitive }),
      ]),
    ),
  });
};

/** How many awscc instances in a raw state file carry private data or an identity: never any. */
export const extrasIn = (stateFile: string): number => {
  const { resources } = JSON.parse(stateFile) as {
    resources: { type: string; instances: { private?: string; identity?: unknown }[] }[];
  };
  return resources
    .filter(({ type }) => type.startsWith('awscc_'))
    .flatMap(({ instances }) => instances)
    .filter((instance) => instance.private || instance.identity).length;
};
