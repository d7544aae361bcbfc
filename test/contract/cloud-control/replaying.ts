import { readFileSync } from 'node:fs';
import { ACCESS_POINT, FILE_SYSTEM, MOUNT_TARGET, minimal, type Wire, wire } from './calling.ts';

/** One recorded call and what it was answered. */
export interface Exchange {
  readonly case: string;
  readonly op: string;
  readonly status: number;
  readonly request: Readonly<Record<string, string>>;
  // biome-ignore lint/suspicious/noExplicitAny: as recorded
  readonly response: any;
}

const recorded = readFileSync(new URL('recorded/wire.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line): Exchange => JSON.parse(line));

/** The lab server was emptied where something is created that is still there, or a child of nothing. */
export const sessions = (): readonly (readonly Exchange[])[] => {
  const all: Exchange[][] = [];
  const live = new Set<string>();
  for (const exchange of recorded) {
    const { op, request } = exchange;
    const type = request.TypeName ?? '';
    if (op === 'CreateResource') {
      const isOrphan = type !== FILE_SYSTEM && !live.has(FILE_SYSTEM);
      if (all.length === 0 || live.has(type) || isOrphan) {
        all.push([]);
        live.clear();
      }
      live.add(FILE_SYSTEM).add(type);
    }
    if (op === 'DeleteResource') live.delete(type);
    all.at(-1)?.push(exchange);
  }
  return all;
};

/** How the lab server numbered its resources. */
const LAB_IDS: Readonly<Record<string, string>> = {
  [FILE_SYSTEM]: 'arn:aws:s3files:us-east-1:111122223333:file-system/fs-0a000000000000',
  [MOUNT_TARGET]: 'fsmt-0b000000000000',
  [ACCESS_POINT]: 'fsap-0c000000000000',
};

/** Our server in the place of the lab's, with its ids for the recorded ones. */
export class Replay {
  readonly wire: Wire = wire();
  readonly #ids = new Map<string, string>();
  readonly #made = new Map<string, number>();
  #hasFileSystem = false;

  constructor() {
    const { buckets, subnets, groups } = this.wire.surroundings;
    buckets.set('lab-bucket', { region: 'eu-west-1', versioning: 'Enabled' });
    for (const digit of '01') {
      const subnetId = `subnet-0123456789abcdef${digit}`;
      const availabilityZoneId = `euw1-az${digit}`;
      const ipv4Cidr = '10.0.0.0/24';
      subnets.set(subnetId, { subnetId, vpcId: 'vpc-1', availabilityZoneId, ipv4Cidr });
    }
    for (const digit of '1234') {
      const groupId = `sg-0aaaaaaaaaaaaaaa${digit}`;
      groups.set(groupId, { groupId, vpcId: 'vpc-1' });
    }
  }

  /** Repeats one call; a create, update or delete is followed to its end. */
  // biome-ignore lint/suspicious/noExplicitAny: answers are read by the shape that a test expects
  async play({ op, request }: Exchange): Promise<any> {
    const type = request.TypeName ?? '';
    if (op === 'CreateResource' && type !== FILE_SYSTEM && !this.#hasFileSystem) {
      // Children were recorded on a file system whose making was not.
      this.#learn(
        FILE_SYSTEM,
        await this.wire.create(FILE_SYSTEM, { ...minimal, Bucket: 'arn:aws:s3:::lab-bucket' }),
      );
    }
    const answer = await this.wire.call(op, this.#ours(request));
    const token = answer.ProgressEvent?.RequestToken;
    if (token === undefined) return answer;
    const { ProgressEvent } = await this.wire.call('GetResourceRequestStatus', {
      RequestToken: token,
    });
    if (op === 'CreateResource') this.#learn(type, ProgressEvent.Identifier);
    if (op === 'DeleteResource' && type === FILE_SYSTEM) this.#hasFileSystem = false;
    return { ...answer, final: ProgressEvent };
  }

  #learn(type: string, id: string): void {
    if (type === FILE_SYSTEM) this.#hasFileSystem = true;
    const prefix = LAB_IDS[type];
    if (prefix === undefined) return;
    const count = this.#made.get(type) ?? 0;
    this.#made.set(type, count + 1);
    const labId = `${prefix}${String(count + 1).padStart(3, '0')}`;
    this.#ids.set(labId, id);
    this.#ids.set(labId.split('/').at(-1) ?? '', id.split('/').at(-1) ?? '');
  }

  #ours(request: Exchange['request']): unknown {
    let text = JSON.stringify(request);
    // An ARN contains an id, so the ARNs go first.
    for (const [theirs, ours] of [...this.#ids].sort(([a], [b]) => b.length - a.length)) {
      text = text.replaceAll(theirs, ours);
    }
    return JSON.parse(text);
  }
}
