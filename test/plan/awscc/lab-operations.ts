import jsonPatch from 'fast-json-patch';
import { distort } from './lab-orders.ts';
import { Refusal } from './lab-refusal.ts';
import { begin, status } from './lab-requests.ts';
import type { LabStore } from './lab-store.ts';
import { canonical, digest, LAB_TYPES, type Properties } from './lab-types.ts';

/** The input of any Cloud Control operation. */
export interface Input {
  readonly TypeName?: string;
  readonly Identifier?: string;
  readonly ClientToken?: string;
  readonly DesiredState?: string;
  readonly PatchDocument?: string;
  readonly RequestToken?: string;
  readonly RoleArn?: string;
  readonly NextToken?: string;
}

const create = (store: LabStore, typeName: string, input: Input): object => {
  const name = typeName.split('::')[2]!;
  const { complete, identifier: primary } = LAB_TYPES[name]!;
  const desired = JSON.parse(input.DesiredState!) as Properties;
  const content = `${name}${canonical(desired)}`;
  const count = (store.seen.get(content) ?? 0) + 1;
  store.seen.set(content, count);
  const properties = {
    ...complete(desired, digest(`${content}#${count}`)),
    ...store.orders.create?.[typeName],
  };
  const identifier = String(properties[primary]);
  return begin(store, { typeName, operation: 'CREATE', identifier }, () =>
    store.resources.set(`${typeName} ${identifier}`, properties),
  );
};

const update = (store: LabStore, typeName: string, input: Input, current: Properties): object => {
  const identifier = input.Identifier!;
  const operations = JSON.parse(input.PatchDocument!) as jsonPatch.Operation[];
  const { createOnly } = LAB_TYPES[typeName.split('::')[2]!]!;
  const fixed = operations.filter(({ path }) => createOnly.includes(path.split('/')[1]!));
  if (fixed.length > 0) {
    const paths = fixed.map(({ path }) => `/properties${path}`).join(', ');
    throw new Refusal('NotUpdatableException', `createOnlyProperties [${paths}]`);
  }
  const next = structuredClone(current);
  jsonPatch.applyPatch(next, operations);
  if (operations.some(({ path }) => path.startsWith('/SynchronizationConfiguration'))) {
    const before = current.SynchronizationConfiguration as Properties | undefined;
    const LatestVersionNumber = Number(before?.LatestVersionNumber ?? 0) + 1;
    Object.assign(next.SynchronizationConfiguration as Properties, { LatestVersionNumber });
  }
  return begin(store, { typeName, operation: 'UPDATE', identifier }, () =>
    store.resources.set(`${typeName} ${identifier}`, next),
  );
};

const list = (store: LabStore, typeName: string, { NextToken = '0' }: Input): object => {
  const all = [...store.resources].filter(([key]) => key.startsWith(`${typeName} `));
  const from = Number(NextToken);
  const to = from + (store.orders.page ?? 100);
  return {
    TypeName: typeName,
    ResourceDescriptions: all.slice(from, to).map(([key, properties]) => ({
      Identifier: key.split(' ')[1],
      Properties: JSON.stringify(properties),
    })),
    ...(to < all.length ? { NextToken: String(to) } : {}),
  };
};

/** Answers one Cloud Control operation, or throws a Refusal. */
export const answer = (store: LabStore, operation: string, input: Input): object => {
  const early = store.takeFault(({ refuse, op }) => refuse !== undefined && op === operation);
  if (early) throw new Refusal(early.refuse!, early.message ?? 'as told', early.http);
  if (operation === 'GetResourceRequestStatus') return status(store, input.RequestToken!);
  const typeName = input.TypeName ?? '';
  if (!LAB_TYPES[typeName.split('::')[2] ?? '']) {
    throw new Refusal('TypeNotFoundException', `no type ${typeName}`);
  }
  if (operation === 'CreateResource') return create(store, typeName, input);
  if (operation === 'ListResources') return list(store, typeName, input);
  const identifier = input.Identifier ?? '';
  const key = `${typeName} ${identifier}`;
  const current = store.resources.get(key);
  if (!current) throw new Refusal('ResourceNotFoundException', `${key} was not found`);
  switch (operation) {
    case 'GetResource': {
      const Properties = JSON.stringify(distort(current, store.orders.read?.[typeName]));
      return {
        TypeName: typeName,
        ResourceDescription: { Identifier: identifier, Properties },
      };
    }
    case 'UpdateResource':
      return update(store, typeName, input, current);
    case 'DeleteResource':
      return begin(store, { typeName, operation: 'DELETE', identifier }, () =>
        store.resources.delete(key),
      );
    default:
      throw new Refusal('UnsupportedActionException', operation);
  }
};
