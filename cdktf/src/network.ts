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
> extends ModuleConstruct {
  readonly vpcId: string;
  /** Subnet ids by zone. */
  readonly subnets: NetworkOutputs<Zone, Endpoint>['subnets'];
  readonly interfaceEndpointIds: NetworkOutputs<Zone, Endpoint>['interfaceEndpointIds'];

  constructor(scope: Construct, id: string, props: NetworkProps<Zone, Endpoint>) {
    super(scope, id);
    const outputs = this.call<NetworkOutputs<Zone, Endpoint>>(networkModule, props);
    this.vpcId = outputs.vpcId;
    this.subnets = outputs.subnets;
    this.interfaceEndpointIds = outputs.interfaceEndpointIds;
  }
}
