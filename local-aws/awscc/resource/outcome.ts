import { type Diagnostic, problem } from '../diagnostics.ts';
import type { ResourceType } from '../schema/resource-type.ts';
import { type Fields, member, type Value } from '../value/value.ts';

/** What an operation leaves behind: the state to keep, even when there are errors. */
export interface Outcome {
  readonly state: Value;
  readonly diagnostics: readonly Diagnostic[];
}

/** An outcome with errors. */
export const failed = (state: Value, ...diagnostics: Diagnostic[]): Outcome => ({
  state,
  diagnostics,
});

/** An outcome without. */
export const succeeded = (state: Value): Outcome => ({ state, diagnostics: [] });

/** The service refused a call, or was not reached. */
export const refused = (type: ResourceType, error: unknown): Diagnostic =>
  problem(
    'AWS SDK Go Service Operation Unsuccessful',
    `${type.cloudFormationName}: ${(error as Error).message}`,
  );

/** A state that knows nothing but the identifier: what is kept of a resource that may exist. */
export const bareState = ({ attributes }: ResourceType, id: string): Fields =>
  Object.fromEntries(attributes.map(({ name }) => [name, name === 'id' ? id : null]));

/** The identifier in a state or configuration. */
export const idOf = (state: Value): string => String(member(state, 'id'));
