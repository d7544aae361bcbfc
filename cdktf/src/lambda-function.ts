import type { Construct } from 'constructs';
import {
  type LambdaFunctionInputs,
  type LambdaFunctionOutputs,
  lambdaFunctionModule,
} from './generated/lambda-function.ts';
import { withCode } from './handler-code.ts';
import { ModuleConstruct, type ModuleOptions } from './module-construct.ts';

/** Props of {@link LambdaFunction}: the inputs of `modules/lambda`. */
export interface LambdaFunctionProps extends LambdaFunctionInputs, ModuleOptions {}

/** One function on one mount, with its role and log group. */
export class LambdaFunction extends ModuleConstruct<LambdaFunctionOutputs> {
  constructor(scope: Construct, id: string, props: LambdaFunctionProps) {
    super(scope, id, lambdaFunctionModule, withCode(scope, id, 'code', props));
  }

  /** The function, ready to be invoked. */
  get function(): LambdaFunctionOutputs['function'] {
    return this.outputs.function;
  }

  /** ARN of the function's role. */
  get roleArn(): string {
    return this.outputs.roleArn;
  }
}
