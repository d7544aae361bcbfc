import type { Statement } from '../../../../local-aws/iam/policy.ts';
import type { Arns } from './arns.ts';
import type { Access } from './configured.ts';
import { CLIENT_ACTIONS } from './need-of-functions.ts';
import { ACCOUNT } from './partitions.ts';

type Statements = readonly Statement[];

/** Role → access point → access. */
export type Grants = Readonly<Record<string, Readonly<Record<string, Access>>>>;

/**
 * S3 User Guide, "Control client access to an S3 Files file system": who is granted which actions through which access
 * point. Allows add up, so whatever else the same principals could do on the file system is denied to them, action by
 * action; and a connection without TLS to everybody.
 */
export const fileSystemPolicy = (arns: Arns, module: string, grants: Grants): Statements => {
  const Resource = arns.fileSystem(module);
  const through = (names: readonly string[]) => names.map((name) => arns.accessPoint(module, name));
  return [
    ...Object.entries(grants).flatMap(([role, accessPoints]) =>
      Object.entries(accessPoints).map(
        ([name, access]): Statement => ({
          Effect: 'Allow',
          Principal: { AWS: role },
          Action: CLIENT_ACTIONS[access],
          Resource,
          Condition: { ArnEquals: { 's3files:AccessPointArn': through([name]) } },
        }),
      ),
    ),
    ...Object.entries(grants).flatMap(([role, accessPoints]) =>
      CLIENT_ACTIONS.root.map((Action): Statement => {
        const names = Object.keys(accessPoints).filter((name) =>
          CLIENT_ACTIONS[accessPoints[name] as Access].includes(Action),
        );
        return {
          Effect: 'Deny',
          Principal: { AWS: role },
          Action,
          Resource,
          ...(names.length > 0
            ? { Condition: { ArnNotEquals: { 's3files:AccessPointArn': through(names) } } }
            : {}),
        };
      }),
    ),
    {
      Effect: 'Deny',
      Principal: '*',
      Action: CLIENT_ACTIONS.root,
      Resource,
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  ];
};

/** S3 User Guide, "Security best practices for Amazon S3": TLS only. It must deny neither service role nor clients anything. */
export const bucketPolicy = (bucket: string): Statements => [
  {
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: [bucket, `${bucket}/*`],
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  },
];

/** VPC guide, "Gateway endpoints for Amazon S3": to buckets of the account alone, or to some. */
export const endpointPolicy = (buckets: readonly string[]): Statements => [
  {
    Effect: 'Allow',
    Principal: '*',
    Action: 's3:*',
    ...(buckets.length > 0
      ? { Resource: buckets.flatMap((bucket) => [bucket, `${bucket}/*`]) }
      : { Resource: '*', Condition: { StringEquals: { 'aws:ResourceAccount': ACCOUNT } } }),
  },
];
