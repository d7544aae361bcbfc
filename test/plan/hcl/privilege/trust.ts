import { evaluateResourcePolicy } from '../../../../local-aws/iam/evaluate.ts';
import type { AccessRequest, PolicyDocument } from '../../../../local-aws/iam/policy.ts';
import type { Arns } from './arns.ts';
import { ACCOUNT, LAMBDA, S3_FILES } from './partitions.ts';

/** Someone who asks to assume a role: a service for something, or a principal. */
type Asker = Pick<AccessRequest, 'principal' | 'context'> & { readonly action?: string };

/** Which of those who ask may assume a role, as numbers. */
export const admitted = (trust: PolicyDocument, askers: readonly Asker[]): readonly number[] =>
  askers.flatMap((asker, index) =>
    evaluateResourcePolicy(trust, { action: 'sts:AssumeRole', resource: '*', ...asker }) ===
    'allowed'
      ? [index]
      : [],
  );

/** The first is the one whom the service role is for. */
export const serviceRoleAskers = (arns: Arns, module: string): readonly Asker[] => {
  const arn = arns.fileSystem(module);
  const asking = (principal: string, account: string, source: string, action?: string): Asker => ({
    principal,
    context: { 'aws:SourceAccount': account, 'aws:SourceArn': source },
    ...(action ? { action } : {}),
  });
  return [
    asking(S3_FILES, ACCOUNT, arn),
    asking(LAMBDA, ACCOUNT, arn),
    asking('s3files.amazonaws.com', ACCOUNT, arn),
    asking(arns.role('admin'), ACCOUNT, arn),
    asking(S3_FILES, '999999999999', arn),
    asking(S3_FILES, ACCOUNT, arn.replace(ACCOUNT, '999999999999')),
    asking(S3_FILES, ACCOUNT, arn.replace(arns.at.region, 'ap-southeast-9')),
    asking(S3_FILES, ACCOUNT, arns.function('a')),
    asking(S3_FILES, ACCOUNT, arn, 'sts:TagSession'),
    { principal: S3_FILES, context: { 'aws:SourceAccount': ACCOUNT } },
    { principal: S3_FILES, context: { 'aws:SourceArn': arn } },
    { principal: S3_FILES },
  ];
};

/** The first is the one whom a function's role is for. */
export const functionAskers = (arns: Arns): readonly Asker[] => [
  { principal: LAMBDA },
  { principal: S3_FILES },
  { principal: 'edgelambda.amazonaws.com' },
  { principal: arns.role('admin') },
  { principal: LAMBDA, action: 'sts:TagSession' },
];
