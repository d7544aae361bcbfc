import type { LabCall } from '../lab-server.ts';
import { compact } from './compact.ts';
import { patchResult } from './patch.ts';

interface Request {
  readonly op: string;
  readonly token?: string | undefined;
}

const SHORT: Readonly<Record<string, string>> = {
  CreateResource: 'create',
  GetResourceRequestStatus: 'status',
  GetResource: 'get',
  UpdateResource: 'update',
  DeleteResource: 'delete',
  ListResources: 'list',
};
const MEMBERS = new Set(
  'TypeName Identifier ClientToken DesiredState PatchDocument RequestToken RoleArn NextToken'.split(
    ' ',
  ),
);
const TOKEN = /^terraform-\d{18}[0-9a-f]{8}$/;

const parsed = (text: string | undefined): unknown => {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

const requestOf = ({ op, input = {}, scope }: LabCall): Request => {
  const odd = {
    role: input.RoleArn,
    scope: scope === 'us-east-1/cloudcontrolapi' ? undefined : (scope ?? 'not signed'),
    extra: Object.keys(input).filter((member) => !MEMBERS.has(member)),
  };
  if (op === 'GetResourceRequestStatus') return { op: 'status', ...compact(odd) };
  const token = input.ClientToken;
  const members = compact({
    type: input.TypeName?.split('::')[2],
    id: input.Identifier,
    next: input.NextToken,
    token: token === undefined || TOKEN.test(token) ? token : `odd ${token}`,
    desired: parsed(input.DesiredState),
    patch: input.PatchDocument && patchResult(input.PatchDocument),
    ...odd,
  });
  return { op: SHORT[op] ?? op, ...members };
};

/** Requests of one resource in order; resources sorted, because Terraform works on several at once. */
const grouped = (calls: readonly LabCall[]): Request[] => {
  const groups = new Map<string, Request[]>();
  const owners = new Map<string, string>();
  for (const call of calls) {
    const { op, input = {}, requestToken } = call;
    const type = input.TypeName?.split('::')[2];
    const resource =
      op === 'CreateResource'
        ? `${type} + ${input.DesiredState}`
        : op === 'GetResourceRequestStatus'
          ? (owners.get(input.RequestToken ?? '') ?? 'lost')
          : `${type} ${input.Identifier ?? ''}`;
    groups.set(resource, [...(groups.get(resource) ?? []), requestOf(call)]);
    if (requestToken) owners.set(requestToken, resource);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, requests]) => requests);
};

/** The recorded form of the calls of a step: Cloud Control requests, and the number of calls to STS. */
export const requestsResult = (calls: readonly LabCall[]): object => {
  const tokens = new Map<string, number>();
  const numberOf = (token: string): number => {
    if (!tokens.has(token)) tokens.set(token, tokens.size + 1);
    return tokens.get(token)!;
  };
  return compact({
    sts: calls.filter(({ op }) => op === 'STS').length || undefined,
    requests: grouped(calls.filter(({ op }) => op !== 'STS')).map((request) =>
      request.token && !request.token.startsWith('odd')
        ? { ...request, token: numberOf(request.token) }
        : request,
    ),
  });
};
