import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { s3FilesWorld } from './making.ts';
import { scope } from './surroundings.ts';

type Subnet = 'a' | 'b' | 'c' | 'd';
/** Zone and VPC of each subnet, as the surroundings have them. */
const PLACE = { a: '1 of 1', b: '2 of 1', c: '1 of 1', d: '3 of 2' } as const;

/** What S3 Files' documentation lets one expect to exist. */
interface Expected {
  readonly fileSystems: Map<string, { targets: Map<string, Subnet>; accessPoints: Set<string> }>;
}
type World = ReturnType<typeof s3FilesWorld>;

const pick = <Item>(items: Iterable<Item>, index: number): Item | undefined => {
  const all = [...items];
  return all[index % all.length];
};

const refusal = async (attempt: () => unknown): Promise<string> => {
  try {
    await attempt();
    return 'none';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
};

abstract class OnFileSystem implements fc.AsyncCommand<Expected, World> {
  readonly index: number;
  constructor(index: number) {
    this.index = index;
  }
  check = ({ fileSystems }: Readonly<Expected>) => fileSystems.size > 0;
  abstract on(id: string, expected: Expected, world: World): Promise<void>;
  async run(expected: Expected, world: World): Promise<void> {
    await this.on(pick(expected.fileSystems.keys(), this.index) ?? '', expected, world);
    const ids = world.s3files.fileSystems().map(({ fileSystemId }) => fileSystemId);
    expect(ids.sort()).toEqual([...expected.fileSystems.keys()].sort());
    for (const [fileSystemId, { targets }] of expected.fileSystems) {
      const actual = world.s3files.mountTargets(fileSystemId);
      expect(new Set(actual.map(({ mountTargetId }) => mountTargetId))).toEqual(
        new Set(targets.keys()),
      );
      expect(new Set(actual.map(({ availabilityZoneId }) => availabilityZoneId)).size).toBe(
        actual.length,
      );
      expect(new Set(actual.map(({ vpcId }) => vpcId)).size).toBeLessThanOrEqual(1);
    }
  }
  toString = () => `${this.constructor.name}(${JSON.stringify(this)})`;
}

class CreateFileSystem extends OnFileSystem {
  override check = ({ fileSystems }: Readonly<Expected>) => fileSystems.size < 3;
  async on(_: string, { fileSystems }: Expected, { fileSystem }: World) {
    fileSystems.set(await fileSystem(), { targets: new Map(), accessPoints: new Set() });
  }
}

class CreateMountTarget extends OnFileSystem {
  readonly subnet: Subnet;
  constructor(index: number, subnet: Subnet) {
    super(index);
    this.subnet = subnet;
  }
  async on(id: string, { fileSystems }: Expected, { mountTarget }: World) {
    const { targets } = fileSystems.get(id) ?? { targets: new Map<string, Subnet>() };
    const [zone, vpc] = PLACE[this.subnet].split(' of ');
    const places = [...targets.values()].map((subnet) => PLACE[subnet].split(' of '));
    const isFree = places.every(([otherZone, otherVpc]) => otherZone !== zone && otherVpc === vpc);
    let made = '';
    const outcome = await refusal(async () => {
      made = await mountTarget(id, this.subnet);
    });
    expect(outcome).toBe(isFree ? 'none' : 'ConflictException');
    if (made) targets.set(made, this.subnet);
  }
}

class CreateAccessPoint extends OnFileSystem {
  async on(id: string, { fileSystems }: Expected, { accessPointResources }: World) {
    const { accessPointId } = accessPointResources.create(scope, { fileSystemId: id });
    fileSystems.get(id)?.accessPoints.add(accessPointId);
  }
}

class DeleteChild extends OnFileSystem {
  readonly kind: 'target' | 'access point';
  constructor(index: number, kind: 'target' | 'access point') {
    super(index);
    this.kind = kind;
  }
  async on(id: string, { fileSystems }: Expected, world: World) {
    const { targets, accessPoints } = fileSystems.get(id) ?? {
      targets: new Map(),
      accessPoints: new Set(),
    };
    const isTarget = this.kind === 'target';
    const child = pick<string>(isTarget ? targets.keys() : accessPoints, this.index) ?? 'none';
    const exists = targets.has(child) || accessPoints.has(child);
    const outcome = await refusal(async () =>
      isTarget
        ? world.mountTargetResources.delete(scope, child)
        : world.accessPointResources.delete(scope, child),
    );
    expect(outcome).toBe(exists ? 'none' : 'ResourceNotFoundException');
    targets.delete(child);
    accessPoints.delete(child);
  }
}

class DeleteFileSystem extends OnFileSystem {
  readonly pending: number;
  constructor(index: number, pending: number) {
    super(index);
    this.pending = pending;
  }
  async on(id: string, { fileSystems }: Expected, { s3files, synchronization }: World) {
    synchronization.pending = this.pending;
    const { targets, accessPoints } = fileSystems.get(id) ?? {
      targets: new Map(),
      accessPoints: new Set(),
    };
    const mayGo = targets.size === 0 && accessPoints.size === 0 && this.pending === 0;
    const outcome = await refusal(() => s3files.deleteFileSystem(scope, id));
    expect(outcome).toBe(mayGo ? 'none' : 'ConflictException');
    if (mayGo) fileSystems.delete(id);
  }
}

const index = fc.nat(9);
const commands = fc.commands(
  [
    index.map((at) => new CreateFileSystem(at)),
    fc
      .tuple(index, fc.constantFrom<Subnet>('a', 'b', 'c', 'd'))
      .map(([at, subnet]) => new CreateMountTarget(at, subnet)),
    index.map((at) => new CreateAccessPoint(at)),
    fc
      .tuple(index, fc.constantFrom('target' as const, 'access point' as const))
      .map(([at, kind]) => new DeleteChild(at, kind)),
    fc
      .tuple(index, fc.constantFrom(0, 0, 1))
      .map(([at, pending]) => new DeleteFileSystem(at, pending)),
  ],
  { maxCommands: 30 },
);

test('whatever is made and deleted in whatever order, the rules of S3 Files hold', async () => {
  await fc.assert(
    fc.asyncProperty(commands, async (sequence) => {
      const setup = () => ({ model: { fileSystems: new Map() }, real: s3FilesWorld() });
      await fc.asyncModelRun(setup, sequence);
    }),
  );
});
