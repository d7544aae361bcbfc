import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { bundleHandlers } from '../../../../scripts/bundle-handlers.ts';
import { eventually } from '../../../../scripts/example/eventually.ts';
import { invoke } from '../../../../scripts/example/invoke.ts';
import { Deployment } from '../../../harness/deployment.ts';
import { inventory } from '../../../harness/inventory.ts';
import { startTestAws, type TestAws } from '../../../harness/local.ts';
import { Elsewhere } from './elsewhere.ts';
import { withSources } from './page.ts';

const HANDLERS = fileURLToPath(new URL('handlers', import.meta.url));
const never = new AbortController().signal;

interface MadeBefore {
  readonly bucket: string;
  readonly role: string;
  readonly subnets: readonly string[];
  readonly group_id: string;
}

/** A bucket, roles, groups and subnets in a configuration, and two file systems that no Terraform knows of. */
export class Stage implements AsyncDisposable {
  readonly aws: TestAws;
  readonly deployment: Deployment;
  readonly elsewhere: Elsewhere;
  /** What there was before anything. */
  readonly before: readonly string[];

  private constructor(aws: TestAws, deployment: Deployment, before: readonly string[]) {
    this.aws = aws;
    this.deployment = deployment;
    this.before = before;
    this.elsewhere = new Elsewhere(aws.clients);
  }

  static async open(): Promise<Stage> {
    const aws = await startTestAws({ region: 'eu-west-1' });
    const before = await inventory(aws.clients);
    // Not through `aws.deploy`: after a failure Terraform could not delete subnets in which something is that it does not know.
    const deployment = await Deployment.open({
      configuration: 'test/apply/hcl/adopt',
      target: aws.local,
      providers: aws.providers,
    });
    await bundleHandlers(HANDLERS, join(deployment.folder, 'dist'));
    await deployment.init();
    await deployment.apply();
    return new Stage(aws, deployment, before);
  }

  /** A file system of somebody else's on the bucket, with an access point. */
  async makeFileSystem(prefix: string, path: string) {
    const { made_before } = await this.deployment.outputs<{ made_before: MadeBefore }>();
    return this.elsewhere.makeFileSystem({
      fileSystem: {
        Bucket: made_before.bucket,
        RoleArn: made_before.role,
        Prefix: prefix,
        Tags: [{ Key: 'madeBy', Value: 'hand' }],
        SynchronizationConfiguration: {
          ImportDataRules: [{ Prefix: '', Trigger: 'ON_FILE_ACCESS', SizeLessThan: 0 }],
          ExpirationDataRules: [{ DaysAfterLastAccess: 90 }],
        },
      },
      subnets: made_before.subnets,
      groupId: made_before.group_id,
      accessPoint: {
        PosixUser: { Uid: '1000', Gid: '1000' },
        RootDirectory: {
          Path: path,
          CreationPermissions: { OwnerUid: '1000', OwnerGid: '1000', Permissions: '0755' },
        },
      },
    });
  }

  /** Puts blocks of the page beside the configuration. */
  async write(name: string, blocks: readonly string[]): Promise<void> {
    await writeFile(join(this.deployment.folder, name), withSources(blocks.join('\n')));
  }

  async remove(name: string): Promise<void> {
    await rm(join(this.deployment.folder, name));
  }

  /** Writes a file through a function's mount and waits until it is an object. */
  async mounts(functionName: string, key: string): Promise<void> {
    const { lambda, s3 } = this.aws.clients;
    const event = { name: key.split('/').at(-1), text: functionName };
    await invoke(lambda, functionName, event, never);
    await eventually(
      key,
      async () => {
        const found = await s3.send(new ListObjectsV2Command({ Bucket: 'pipeline-data' }));
        return found.Contents?.some(({ Key }) => Key === key);
      },
      never,
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.deployment.discard();
    await this.aws[Symbol.asyncDispose]();
  }
}
