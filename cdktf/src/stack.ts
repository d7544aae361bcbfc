import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';

// What is built for cdktf is built for cdktn as well, with the other name.
const LIBRARY: string = libraryOf(TerraformStack);

/** The path that a new construct is going to have. */
export const pathOf = (scope: Construct, id: string): string =>
  [scope.node.path, id].filter(Boolean).join('/');

/**
 * The stack that a new construct is going to be in.
 *
 * @param path the construct's.
 * @throws Error for a stack of the other library: the tokens of one mean nothing to the other.
 */
export const stackOf = (scope: Construct, path: string): TerraformStack => {
  const stack = TerraformStack.of(scope);
  if (stack instanceof TerraformStack) return stack;
  const other = libraryOf((stack as object).constructor);
  if (other !== LIBRARY)
    throw new Error(
      `${path} is a construct for ${LIBRARY} in a stack of ${other}: import it from 'terraform-aws-s3files/${other}'`,
    );
  return stack;
};

/** jsii says of each class which library it is of. */
function libraryOf(stack: object): string {
  const { fqn } = (stack as Record<symbol, { fqn: string }>)[Symbol.for('jsii.rtti')] ?? {
    fqn: '',
  };
  return fqn.split('.')[0] || 'an unknown library';
}
