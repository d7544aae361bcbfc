import type { Diagnostic } from '../diagnostics.ts';
import type { PathMessage } from '../value/path.ts';
import type { Dynamic } from './dynamic.ts';

interface Named {
  readonly type_name: string;
}

interface Configured {
  readonly config: Dynamic | null;
}

interface Diagnosed {
  readonly diagnostics: readonly Diagnostic[];
}

/** Request and response of each call that Terraform makes. */
export interface Calls {
  GetMetadata: [object, object];
  GetProviderSchema: [object, object];
  ValidateProviderConfig: [Configured, Diagnosed];
  ConfigureProvider: [Configured, Diagnosed];
  ValidateResourceConfig: [Named & Configured, Diagnosed];
  ValidateDataResourceConfig: [Named & Configured, Diagnosed];
  UpgradeResourceState: [
    Named & { readonly version: number; readonly raw_state: { readonly json: Uint8Array } },
    Diagnosed & { readonly upgraded_state: Dynamic },
  ];
  ReadResource: [
    Named & { readonly current_state: Dynamic | null },
    Diagnosed & { readonly new_state: Dynamic },
  ];
  PlanResourceChange: [
    Named &
      Configured & {
        readonly prior_state: Dynamic | null;
        readonly proposed_new_state: Dynamic | null;
        readonly prior_private: Uint8Array;
      },
    {
      readonly planned_state: Dynamic;
      readonly requires_replace: readonly PathMessage[];
      readonly planned_private: Uint8Array;
    },
  ];
  ApplyResourceChange: [
    Named & { readonly prior_state: Dynamic | null; readonly planned_state: Dynamic | null },
    Diagnosed & { readonly new_state: Dynamic },
  ];
  ImportResourceState: [
    Named & { readonly id: string },
    { readonly imported_resources: readonly object[] },
  ];
  ReadDataSource: [Named & Configured, Diagnosed & { readonly state: Dynamic }];
  StopProvider: [object, object];
}

/** One connection's answer to each call. */
export type Handlers = {
  readonly [Name in keyof Calls]: (
    request: Calls[Name][0],
  ) => Calls[Name][1] | Promise<Calls[Name][1]>;
};
