import type { Construct } from 'constructs';
import { type ClientInputs, type ClientOutputs, clientModule } from './generated/client.ts';
import { ModuleConstruct, type ModuleOptions } from './module-construct.ts';

/** Props of {@link Client}: the inputs of `modules/client`. */
export interface ClientProps extends ClientInputs, ModuleOptions {}

/** A function, task or instance that is managed elsewhere: its role gets what a mount needs. */
export class Client extends ModuleConstruct<ClientOutputs> {
  constructor(scope: Construct, id: string, props: ClientProps) {
    super(scope, id, clientModule, props);
  }

  /** The mount, usable: whoever reads it waits for the role's policy as well as for the mount targets. */
  get client(): ClientOutputs['client'] {
    return this.outputs.client;
  }
}
