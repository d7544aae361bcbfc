import type { Stage } from '../stage.ts';

export interface Tenant {
  readonly file_system: string;
  readonly arn: string;
  readonly access_points: Readonly<Record<string, string>>;
  readonly functions: Readonly<Record<string, string>>;
}

/** The applied configuration of this folder. */
export type Storage = Stage<{
  readonly made: { readonly bucket: string; readonly file_system: string; readonly arn: string };
  readonly notified: {
    readonly bucket: string;
    readonly file_system: string;
    readonly arn: string;
    readonly key: string;
    readonly function: string;
  };
  readonly topic: string;
  readonly tenants: Readonly<Record<string, Tenant>>;
  readonly groups: Readonly<Record<'mount_target' | 'client' | 'first' | 'second', string>>;
  readonly subnets: Readonly<Record<string, string>>;
}>;

/** The bucket that was there before. */
export const SHARED = 'shared-by-tenants';
