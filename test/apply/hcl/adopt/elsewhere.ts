import {
  CreateResourceCommand,
  DeleteResourceCommand,
  GetResourceCommand,
  GetResourceRequestStatusCommand,
  type ProgressEvent,
} from '@aws-sdk/client-cloudcontrol';
import { eventually } from '../../../../scripts/example/eventually.ts';
import type { Clients } from '../../../harness/clients.ts';

const never = new AbortController().signal;
type Properties = Readonly<Record<string, unknown>>;

/** S3 Files resources that no Terraform knows of. */
export class Elsewhere {
  readonly #cloudControl: Clients['cloudControl'];
  readonly #made: { TypeName: string; Identifier: string }[] = [];

  constructor({ cloudControl }: Clients) {
    this.#cloudControl = cloudControl;
  }

  /** Makes one and answers its identifier and what it is then. */
  async make(type: string, desired: object): Promise<{ id: string; properties: Properties }> {
    const TypeName = `AWS::S3Files::${type}`;
    const { ProgressEvent } = await this.#cloudControl.send(
      new CreateResourceCommand({ TypeName, DesiredState: JSON.stringify(desired) }),
    );
    const Identifier = (await this.#finished(ProgressEvent)).Identifier ?? '';
    this.#made.push({ TypeName, Identifier });
    return { id: Identifier, properties: await this.get(type, Identifier) };
  }

  async get(type: string, Identifier: string): Promise<Properties> {
    const { ResourceDescription } = await this.#cloudControl.send(
      new GetResourceCommand({ TypeName: `AWS::S3Files::${type}`, Identifier }),
    );
    return JSON.parse(ResourceDescription?.Properties ?? '{}') as Properties;
  }

  /** A file system with all that a client needs, as somebody may have made it by hand. */
  async makeFileSystem(wanted: {
    readonly fileSystem: object;
    readonly subnets: readonly string[];
    readonly groupId: string;
    readonly accessPoint: object;
  }) {
    const made = await this.make('FileSystem', wanted.fileSystem);
    const FileSystemId = made.properties.FileSystemId as string;
    const SecurityGroups = [wanted.groupId];
    const mountTargets = await Promise.all(
      wanted.subnets.map((SubnetId) =>
        this.make('MountTarget', { FileSystemId, SubnetId, SecurityGroups }),
      ),
    );
    const accessPoint = await this.make('AccessPoint', { FileSystemId, ...wanted.accessPoint });
    return {
      arn: made.id,
      id: FileSystemId,
      mountTargets: mountTargets.map(({ id }) => id),
      accessPoint: accessPoint.id,
    };
  }

  /** Deletes what is still there of one file system, the last made first. */
  async deleteAllOf(fileSystem: { arn: string; mountTargets: string[]; accessPoint: string }) {
    const ids = [fileSystem.arn, ...fileSystem.mountTargets, fileSystem.accessPoint];
    for (const one of this.#made.filter(({ Identifier }) => ids.includes(Identifier)).reverse()) {
      const { ProgressEvent } = await this.#cloudControl.send(new DeleteResourceCommand(one));
      await this.#finished(ProgressEvent);
    }
  }

  async #finished(begun: ProgressEvent | undefined): Promise<ProgressEvent> {
    let event = begun;
    await eventually(
      `${begun?.Operation} of a ${begun?.TypeName}`,
      async () => {
        const { RequestToken } = event ?? {};
        const command = new GetResourceRequestStatusCommand({ RequestToken });
        event = (await this.#cloudControl.send(command)).ProgressEvent;
        if (event?.OperationStatus === 'FAILED') throw new Error(event.StatusMessage);
        return event?.OperationStatus === 'SUCCESS';
      },
      never,
    );
    return event ?? {};
  }
}
