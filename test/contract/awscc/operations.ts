import jsonPatch from 'fast-json-patch';
import type { CloudControl } from '../../../local-aws/awscc/client/cloud-control.ts';
import type { Document } from '../../../local-aws/awscc/document/json.ts';
import { toState } from '../../../local-aws/awscc/document/to-state.ts';
import { plan } from '../../../local-aws/awscc/plan/plan.ts';
import { create, remove, update } from '../../../local-aws/awscc/resource/change.ts';
import { readPlural } from '../../../local-aws/awscc/resource/data.ts';
import { bareState, type Outcome } from '../../../local-aws/awscc/resource/outcome.ts';
import { read } from '../../../local-aws/awscc/resource/read.ts';
import type { ResourceType } from '../../../local-aws/awscc/schema/resource-type.ts';
import { RESOURCE_TYPES } from '../../../local-aws/awscc/schema/types.ts';
import type { Fields } from '../../../local-aws/awscc/value/value.ts';
import type { Exchange } from './recorded-exchanges.ts';

/** What the service holds under each identifier, as far as the recording has told. */
export type Known = Map<string, Document>;

const typeOf = ({ request }: Exchange): ResourceType =>
  RESOURCE_TYPES.find(({ cloudFormationName }) => cloudFormationName === request.TypeName)!;

const documentIn = ({ response }: Exchange): Document | undefined => {
  const { ResourceDescription: found } = response as {
    ResourceDescription?: { Properties: string };
  };
  return found && (JSON.parse(found.Properties) as Document);
};

const createFrom = (cloud: CloudControl, exchange: Exchange): Promise<Outcome> => {
  const type = typeOf(exchange);
  const config = toState(type, JSON.parse(exchange.request.DesiredState!) as Document);
  const { planned } = plan(type.attributes, { config, prior: null, proposed: config });
  return create(cloud, type, planned as Fields);
};

const updateFrom = (cloud: CloudControl, exchange: Exchange, known: Known): Promise<Outcome> => {
  const type = typeOf(exchange);
  const id = exchange.request.Identifier!;
  const before = known.get(id) ?? {};
  const after = structuredClone(before);
  jsonPatch.applyPatch(after, JSON.parse(exchange.request.PatchDocument!));
  known.set(id, after);
  return update(cloud, type, { ...toState(type, before), id }, { ...toState(type, after), id });
};

/** Does what led to these exchanges, and answers what came of the last thing that was done. */
export const operate = async (
  cloud: CloudControl,
  exchanges: readonly Exchange[],
  known: Known,
): Promise<Outcome> => {
  let outcome: Outcome = { state: null, diagnostics: [] };
  let creating: string | undefined;
  let pageBefore = false;
  for (const [i, exchange] of exchanges.entries()) {
    const { op, request } = exchange;
    const isRetry = op === exchanges[i - 1]?.op && (exchanges[i - 1]?.status ?? 200) !== 200;
    const found = documentIn(exchange);
    if (found) known.set(request.Identifier!, found);
    if (isRetry || op === 'GetResourceRequestStatus') continue;
    if (op === 'CreateResource') {
      outcome = await createFrom(cloud, exchange);
      creating = request.TypeName;
    } else if (op === 'UpdateResource') {
      outcome = await updateFrom(cloud, exchange, known);
    } else if (op === 'DeleteResource') {
      const id = request.Identifier!;
      outcome = await remove(cloud, typeOf(exchange), bareState(typeOf(exchange), id));
    } else if (op === 'ListResources') {
      const context = { region: 'us-east-1', config: null };
      if (!pageBefore) outcome = await readPlural(cloud, typeOf(exchange), context);
      pageBefore = true;
    } else if (creating === request.TypeName) {
      creating = undefined; // the read that completes a create
    } else {
      outcome = await read(
        cloud,
        typeOf(exchange),
        bareState(typeOf(exchange), request.Identifier!),
      );
    }
  }
  return outcome;
};
