import { evaluateResourcePolicy } from '../iam/evaluate.ts';
import type { PolicyDocument } from '../iam/policy.ts';
import { PolicyError } from '../iam/policy-error.ts';
import type { FileSystem } from './entities.ts';
import { invalid } from './errors.ts';
import { QUOTAS } from './limits.ts';

/** Refuses a file system policy that is too long or that no mount could be judged by. */
export const checkPolicy = ({ fileSystemArn, roleArn }: FileSystem, policy: object): void => {
  const { length } = JSON.stringify(policy);
  if (length > QUOTAS.policyCharacters) {
    throw invalid(
      `A file system policy can have ${QUOTAS.policyCharacters} characters, got ${length}.`,
    );
  }
  if (!('Statement' in policy)) throw invalid('The file system policy has no Statement.');
  try {
    // Whoever asks for whatever: a statement that makes no sense is found in any case.
    const request = { principal: roleArn, action: 's3files:ClientMount', resource: fileSystemArn };
    evaluateResourcePolicy(policy as PolicyDocument, request);
  } catch (error) {
    if (error instanceof PolicyError) throw invalid(`Malformed policy: ${error.message}.`);
    throw error;
  }
};
