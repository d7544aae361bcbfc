import type { Caller } from './client/call.ts';
import type { ClientTokens } from './client/client-token.ts';
import { CloudControl } from './client/cloud-control.ts';
import { Transport } from './client/transport.ts';
import type { Waiting } from './client/waiting.ts';
import { noEndpoint, settingsFrom, signIn } from './configure.ts';
import { type Diagnostic, problem } from './diagnostics.ts';
import { isFullyKnown, type Value } from './value/value.ts';

/** What all connections of one stand-in share. */
export interface Shared {
  /** Stands in for provider arguments that are not given. */
  readonly environment: NodeJS.ProcessEnv;
  readonly tokens: ClientTokens;
  readonly waiting: Waiting;
}

interface Configured {
  readonly region: string;
  readonly cloud: CloudControl;
}

/** One connection of Terraform: one provider block with its own configuration. */
export class Session {
  readonly #shared: Shared;
  readonly #signal: AbortSignal;
  #configured: Configured | undefined;

  /** @param signal fires when the connection is gone. */
  constructor(shared: Shared, signal: AbortSignal) {
    this.#shared = shared;
    this.#signal = signal;
  }

  /** Takes the provider block's values. */
  async configure(config: Value): Promise<Diagnostic[]> {
    const unknown = isFullyKnown(config)
      ? []
      : [
          problem(
            'Unknown Value',
            'The provider block has a value that is only known after apply.',
          ),
        ];
    const settings = settingsFrom(config, this.#shared.environment);
    if (!settings) return [...unknown, noEndpoint()];
    const caller: Caller = {
      settings,
      transport: new Transport(this.#signal),
      waiting: this.#shared.waiting,
      signal: this.#signal,
    };
    this.#configured = {
      region: settings.region,
      cloud: new CloudControl(caller, this.#shared.tokens),
    };
    return [...unknown, ...(await signIn(caller))];
  }

  /** The service as this connection calls it. */
  get cloud(): CloudControl {
    return this.#required.cloud;
  }

  /** The Region of this connection. */
  get region(): string {
    return this.#required.region;
  }

  get #required(): Configured {
    if (!this.#configured) throw new Error('the provider has not been configured');
    return this.#configured;
  }
}
