import type { Construct } from 'constructs';
import {
  type LambdaFunctionInputs,
  type LambdaFunctionOutputs,
  lambdaFunctionModule,
} from './generated/lambda-function.ts';
import { ModuleConstruct, type ModuleOptions } from './module-construct.ts';
import { withCode } from './nodejs-handler.ts';

/** Props of {@link LambdaFunction}: the inputs of `modules/lambda`. */
export interface LambdaFunctionProps extends LambdaFunctionInputs, ModuleOptions {}

/** One function on one mount, with its role and log group. */
export class LambdaFunction extends ModuleConstruct {
  /** The function, ready to be invoked. */
  readonly function: LambdaFunctionOutputs['function'];
  readonly roleArn: string;

  constructor(scope: Construct, id: string, props: LambdaFunctionProps) {
    super(scope, id);
    const outputs = this.call<LambdaFunctionOutputs>(
      lambdaFunctionModule,
      withCode(this, 'code', props),
    );
    this.function = outputs.function;
    this.roleArn = outputs.roleArn;
  }
}
