import { XMLParser } from 'fast-xml-parser';
import type { MiniStackClient } from '../ministack/client.ts';
import type { FileSystem } from '../s3files/entities.ts';
import type { PolicyDocument } from './policy.ts';
import type { ServiceTaskOptions } from './service-role-access.ts';

/** What a bucket's own settings add to the question of what a role may do with its objects. */
export const bucketSettings = async (
  client: Pick<MiniStackClient, 'send'>,
  { scope, bucket }: Pick<FileSystem, 'scope' | 'bucket'>,
): Promise<Pick<ServiceTaskOptions, 'bucketPolicy' | 'kmsKeyArn'>> => {
  const get = async (subresource: string): Promise<string | undefined> => {
    const { status, body } = await client.send({
      service: 's3',
      scope,
      path: `/${bucket}`,
      query: { [subresource]: '' },
    });
    return status === 200 ? body.toString() : undefined;
  };
  const [policy, encryption] = await Promise.all([get('policy'), get('encryption')]);
  const kmsKeyArn = encryption && keyIn(encryption);
  return {
    ...(policy ? { bucketPolicy: JSON.parse(policy) as PolicyDocument } : {}),
    ...(kmsKeyArn ? { kmsKeyArn } : {}),
  };
};

const parser = new XMLParser({ parseTagValue: false });

/** The key of SSE-KMS. One named by its id or alias tells nothing about grants on the key's ARN. */
const keyIn = (encryption: string): string | undefined => {
  const key = parser.parse(encryption)?.ServerSideEncryptionConfiguration?.Rule
    ?.ApplyServerSideEncryptionByDefault?.KMSMasterKeyID as string | undefined;
  return key?.startsWith('arn:') ? key : undefined;
};
