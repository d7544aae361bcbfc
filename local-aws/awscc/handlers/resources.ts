import { plan } from '../plan/plan.ts';
import type { Handlers } from '../protocol/calls.ts';
import { fromDynamic, toDynamic } from '../protocol/dynamic.ts';
import { create, remove, update } from '../resource/change.ts';
import { bareState, type Outcome } from '../resource/outcome.ts';
import { read } from '../resource/read.ts';
import { upgradeState } from '../resource/stored.ts';
import { resourceType } from '../schema/catalogue.ts';
import type { Session } from '../session.ts';
import { validate } from '../validate.ts';
import { toMessage } from '../value/path.ts';
import { type Fields, isFields, type Value } from '../value/value.ts';

// What the real provider's framework leaves with an imported object until the first read.
const IMPORTED = Buffer.from('{".import_before_read":"dHJ1ZQ=="}');

type Names =
  | 'ValidateResourceConfig'
  | 'UpgradeResourceState'
  | 'ReadResource'
  | 'PlanResourceChange'
  | 'ApplyResourceChange'
  | 'ImportResourceState';

const newState = ({ state, diagnostics }: Outcome) => ({
  new_state: toDynamic(state),
  diagnostics,
});

/** The calls about resources. */
export const resourceHandlers = (session: Session): Pick<Handlers, Names> => ({
  ValidateResourceConfig: ({ type_name, config }) => ({
    diagnostics: validate(resourceType(type_name).attributes, fromDynamic(config)),
  }),
  UpgradeResourceState: ({ type_name, version, raw_state }) => {
    const stored = JSON.parse(Buffer.from(raw_state.json).toString()) as Value;
    const { state, diagnostics } = upgradeState(resourceType(type_name), version, stored);
    return { upgraded_state: toDynamic(state), diagnostics };
  },
  ReadResource: async ({ type_name, current_state }) => {
    const current = fromDynamic(current_state) as Fields;
    return newState(await read(session.cloud, resourceType(type_name), current));
  },
  PlanResourceChange: (request) => {
    const { planned, replace } = plan(resourceType(request.type_name).attributes, {
      config: fromDynamic(request.config),
      prior: fromDynamic(request.prior_state),
      proposed: fromDynamic(request.proposed_new_state),
    });
    return {
      planned_state: toDynamic(planned),
      requires_replace: replace.map(toMessage),
      planned_private: request.prior_private,
    };
  },
  ApplyResourceChange: async ({ type_name, prior_state, planned_state }) => {
    const type = resourceType(type_name);
    const prior: Value = fromDynamic(prior_state);
    const planned: Value = fromDynamic(planned_state);
    if (!isFields(prior)) return newState(await create(session.cloud, type, planned as Fields));
    return newState(
      isFields(planned)
        ? await update(session.cloud, type, prior, planned)
        : await remove(session.cloud, type, prior),
    );
  },
  ImportResourceState: ({ type_name, id }) => {
    const state = toDynamic(bareState(resourceType(type_name), id));
    return { imported_resources: [{ type_name, state, private: IMPORTED }] };
  },
});
