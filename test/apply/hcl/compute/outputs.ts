import type { Stage } from '../stage.ts';

/** The applied configuration of this folder. */
export type Compute = Stage<{
  readonly functions: Readonly<
    Record<string, { name: string; role_name: string; qualified_arn: string }>
  >;
  readonly access_points: Readonly<Record<'shared' | 'private' | 'root', string>>;
  readonly file_system: string;
  readonly bucket: string;
  readonly vpc: string;
  readonly subnets: Readonly<Record<string, string>>;
  readonly layer: string;
  readonly policies: Readonly<Record<'boundary' | 'attached', string>>;
}>;
