import { ListResourcesCommand } from '@aws-sdk/client-cloudcontrol';
import { expect, test } from '@jest/globals';
import { configurationOf, MINUTES, work } from '../stage.ts';
import type { Storage, Tenant } from './outputs.ts';
import { CHANGED, REORDERED } from './tenants.ts';

const variable = (tenants: object) => `-var=tenants=${JSON.stringify(tenants)}`;

/** Many of each, and what a change of the list touches. */
export const testMany = (stage: () => Storage): void => {
  const { outputs, aws } = { outputs: () => stage().outputs, aws: () => stage().aws };

  test('many: several file systems on one bucket, several access points on one, several functions on each', async () => {
    const { red, green } = outputs().tenants as Record<string, Tenant>;
    expect(red?.file_system).not.toBe(green?.file_system);
    const accessPoints = async (tenant: Tenant | undefined) =>
      (
        await aws().clients.cloudControl.send(
          new ListResourcesCommand({
            TypeName: 'AWS::S3Files::AccessPoint',
            ResourceModel: JSON.stringify({ FileSystemId: tenant?.file_system }),
          }),
        )
      ).ResourceDescriptions;
    expect(await accessPoints(red)).toHaveLength(3);
    expect(await accessPoints(green)).toHaveLength(1);
    const mounted = await Promise.all(
      Object.entries(red?.functions ?? {}).map(async ([key, name]) => {
        const { FileSystemConfigs: [config] = [] } = await configurationOf(stage(), name);
        return [key, config?.Arn?.split('/').pop()];
      }),
    );
    expect(Object.fromEntries(mounted)).toEqual({
      take: red?.access_points.inbox,
      put: red?.access_points.outbox,
      count: red?.access_points.outbox,
    });
  });

  test('many: what one file system shows, another does not', async () => {
    const { red, green } = outputs().tenants as Record<string, Tenant>;
    const file = { name: 'of-red.txt', text: 'red' };
    await work(stage(), red?.functions.take as string, { step: 'write', ...file });
    expect(
      await work(stage(), green?.functions.take as string, { step: 'read', name: file.name }),
    ).toEqual({ code: 'ENOENT' });
  });

  test(
    'many: another order of entries and of groups changes nothing',
    async () => {
      const reordered = [variable(REORDERED), '-var=extra_groups=["second","first"]'];
      expect((await stage().deployment.plan(...reordered)).changes).toEqual([]);
    },
    2 * MINUTES,
  );

  test(
    'many: adding and removing entries touches only what they name',
    async () => {
      const { deployment } = stage();
      const before = outputs().tenants.red as Tenant;
      const { changes } = await deployment.plan(variable(CHANGED));
      const untouched = changes.filter(({ address }) => !isNamed(address));
      expect(untouched.map(({ address, actions }) => `${address} ${actions}`)).toEqual([]);
      expect(changes.flatMap(({ actions }) => actions)).not.toContain('update');

      aws().local.calls.clear();
      await deployment.applyPlan();
      const { tenants } = await deployment.outputs<Storage['outputs']>();
      const after = tenants.red as Tenant;
      expect(Object.keys(tenants).sort()).toEqual(['blue', 'red']);
      expect(after.file_system).toBe(before.file_system);
      for (const kept of ['inbox', 'outbox'])
        expect(after.access_points[kept]).toBe(before.access_points[kept]);
      expect(Object.keys(after.access_points).sort()).toEqual(['inbox', 'new', 'outbox']);
      expect(changingCalls()).toEqual({
        CreateFunction: 2,
        DeleteFunction: 2,
        'CreateResource AWS::S3Files::FileSystem': 1,
        'DeleteResource AWS::S3Files::FileSystem': 1,
        'CreateResource AWS::S3Files::AccessPoint': 2,
        'DeleteResource AWS::S3Files::AccessPoint': 2,
        'CreateResource AWS::S3Files::MountTarget': 2,
        'DeleteResource AWS::S3Files::MountTarget': 2,
        // Functions that go are moved off the groups first.
        UpdateFunctionConfiguration: 2,
      });
      expect(functionsIn('UpdateFunctionConfiguration')).toEqual(functionsIn('DeleteFunction'));
      // What a function wrote before is there for the next.
      expect(
        await work(stage(), after.functions.take as string, { step: 'read', name: 'of-red.txt' }),
      ).toMatchObject({ text: 'red' });
    },
    5 * MINUTES,
  );

  test(
    'many: the plan after that is empty',
    async () => {
      expect((await stage().deployment.plan(variable(CHANGED))).changes).toEqual([]);
    },
    2 * MINUTES,
  );

  const functionsIn = (operation: string): (string | undefined)[] =>
    aws()
      .local.calls.all.filter((call) => call.operation === operation)
      .map(({ path }) => path.split('/')[3])
      .sort();

  /** How often each call changed something of Lambda or S3 Files. */
  const changingCalls = (): Record<string, number> => {
    const counted: Record<string, number> = {};
    for (const { service, operation, typeName } of aws().local.calls.all) {
      if (service !== 'lambda' && service !== 'cloudcontrolapi') continue;
      if (!/^(Create|Update|Delete)/.test(operation)) continue;
      const name = [operation, typeName].filter(Boolean).join(' ');
      counted[name] = (counted[name] ?? 0) + 1;
    }
    return counted;
  };
};

/** Whether an address is of a file system, access point or function that comes or goes. */
const isNamed = (address: string): boolean =>
  /^module\.tenant\["(blue|green)"\]/.test(address) ||
  (address.startsWith('module.tenant["red"]') && /\["(old|new|count|look)"\]/.test(address));

/** For the destroy of what the last apply made. */
export const LAST = variable(CHANGED);
