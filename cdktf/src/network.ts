import type { Construct } from 'constructs';
import { type NetworkInputs, type NetworkOutputs, networkModule } from './generated/network.ts';
import { ModuleConstruct, type ModuleOptions } from './module-construct.ts';

/** Props of {@link Network}: the inputs of `modules/network`. */
export interface NetworkProps<Zone extends string = string, Endpoint extends string = string>
  extends NetworkInputs<Zone, Endpoint>,
    ModuleOptions {}

/** A VPC without NAT: private subnets, the S3 gateway endpoint, and the interface endpoints you name. */
export class Network<
  Zone extends string = never,
  Endpoint extends string = never,
> extends ModuleConstruct<NetworkOutputs<Zone, Endpoint>> {
  constructor(scope: Construct, id: string, props: NetworkProps<Zone, Endpoint>) {
    super(scope, id, networkModule, props);
  }

  get vpcId(): string {
    return this.outputs.vpcId;
  }

  /** Subnet ids by zone. */
  get subnets(): NetworkOutputs<Zone, Endpoint>['subnets'] {
    return this.outputs.subnets;
  }

  /** Ids of the interface endpoints, keyed as they were asked for. */
  get interfaceEndpointIds(): NetworkOutputs<Zone, Endpoint>['interfaceEndpointIds'] {
    return this.outputs.interfaceEndpointIds;
  }
}
