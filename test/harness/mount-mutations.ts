import type { PolicyDocument, RolePolicies } from '../../local-aws/iam/policy.ts';
import type { MountResource } from '../../local-aws/mount/access.ts';
import type { AccessPoint, FileSystem } from '../../local-aws/s3files/entities.ts';
import { type MountOutcome, mountOutcome } from './mount-outcome.ts';
import { mutations } from './policy-mutations.ts';

export interface Place {
  readonly fileSystem: FileSystem;
  readonly accessPoint: AccessPoint;
}

/** Where a role is tried: at its own access point, at another of the same file system, at one of another file system. */
export type Places = Readonly<Record<'own' | 'neighbour' | 'elsewhere', Place>>;
export type Outcomes = Readonly<Record<keyof Places, MountOutcome>>;

const tryAt = (places: Places, role: RolePolicies, reading: MountResource): Outcomes => ({
  own: mountOutcome(role, places.own, reading),
  neighbour: mountOutcome(role, places.neighbour, reading),
  elsewhere: mountOutcome(role, places.elsewhere, reading),
});

/** What a role with these policies gets at each place. */
export const outcomes = (
  policies: readonly PolicyDocument[],
  places: Places,
  reading: MountResource,
): Outcomes =>
  tryAt(
    places,
    {
      arn: `arn:aws:iam::${places.own.fileSystem.scope.account}:role/client`,
      trust: { Statement: [] },
      identity: policies,
    },
    reading,
  );

/**
 * The mutations of one statement that change what a role gets, each with what it gets then. Their names are those of
 * `mutations` without Sid and ARNs: `drop the statement`, `Resource in another account`.
 */
export const mutationEffects = (
  policy: PolicyDocument,
  sid: string,
  places: Places,
  reading: MountResource,
): Readonly<Record<string, Outcomes>> => {
  const before = outcomes([policy], places, reading);
  return Object.fromEntries(
    mutations(policy)
      .filter(({ name }) => name.startsWith(`${sid}: `))
      .map(
        ({ name, policy }) => [shortened(name, sid), outcomes([policy], places, reading)] as const,
      )
      .filter(([, after]) =>
        Object.entries(after).some(([at, what]) => before[at as 'own'] !== what),
      ),
  );
};

const shortened = (name: string, sid: string): string =>
  name.slice(sid.length + 2).replace(/ arn:\S+/, '');
