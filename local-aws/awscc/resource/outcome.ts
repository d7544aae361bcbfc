import { type Diagnostic, problem } from '../diagnostics.ts';
import type { ResourceType } from '../schema/resource-type.ts';
import { type Fields, member, type Value } from '../value/value.ts';

/** What an operation leaves behind: the state to keep, even when there are errors. */
export interface Outcome {
  readonly state: Value;
  readonly diagnostics: readonly Diagnostic[];
}

/** An outcome that Terraform has to say something about. */
export const reported = (state: Value, ...diagnostics: Diagnostic[]): Outcome => ({
  state,
  diagnostics,
});

/** An outcome without. */
export const succeeded = (state: Value): Outcome => ({ state, diagnostics: [] });

/** Summary of every failed call but a create or update that was accepted first. */
export const UNSUCCESSFUL = 'AWS SDK Go Service Operation Unsuccessful';

/** The service refused a call, or was not reached. */
export const refused = (type: ResourceType, error: unknown): Diagnostic =>
  problem(UNSUCCESSFUL, `${type.cloudFormationName}: ${(error as Error).message}`);

/** A state that knows nothing but the identifier: what is kept of a resource that may exist. */
export const bareState = ({ attributes }: ResourceType, id: string): Fields =>
  Object.fromEntries(attributes.map(({ name }) => [name, name === 'id' ? id : null]));

/** The identifier in a state or configuration. */
export const idOf = (state: Value): string => String(member(state, 'id'));
