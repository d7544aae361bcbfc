import { ListAttachedRolePoliciesCommand } from '@aws-sdk/client-iam';
import { expect, test } from '@jest/globals';
import { configurationOf, statementsOf, work } from '../stage.ts';
import type { Compute } from './outputs.ts';

const FUNCTION = {
  own: 'aws_lambda_function.own',
  packaged: 'module.packaged.aws_lambda_function.this',
  attaching: 'module.attaching.aws_lambda_function.this',
};
/** What lets the role mount: the module's own policy, or that of whoever asked for its text. */
const POLICY = {
  own: 'module.s3files.module.client["own"].aws_iam_role_policy.mount',
  packaged: 'module.s3files.module.client["packaged"].aws_iam_role_policy.mount',
  attaching: 'module.attaching.aws_iam_role_policy_attachment.additional[0]',
};
const DRAIN = 'module.s3files.module.file_system.terraform_data.drain';
const clients = ['own', 'packaged', 'attaching'] as const;

/** Clients: functions that are made elsewhere, alone or by a module that makes their role as well. */
export const testClients = (stage: () => Compute): void => {
  test.each(clients)('clients: the role of %s may mount before the function is made', (name) => {
    const { steps } = stage();
    expect(steps.ended('create', POLICY[name])).toBeLessThan(steps.began('create', FUNCTION[name]));
    // Mount targets are what a mount needs besides: the drain comes after all of them.
    expect(steps.ended('create', DRAIN)).toBeLessThan(steps.began('create', FUNCTION[name]));
  });

  test.each([
    ['own', 'shared'],
    ['packaged', 'shared'],
    ['attaching', 'private'],
  ] as const)(
    'clients: %s has access point %s, its path, and the group that reaches the mount targets',
    async (name, accessPoint) => {
      const { access_points, functions } = stage().outputs;
      const ofTheModule = await configurationOf(stage(), functions.read?.name as string);
      expect(await configurationOf(stage(), name)).toMatchObject({
        FileSystemConfigs: [
          { Arn: access_points[accessPoint], LocalMountPath: `/mnt/${accessPoint}` },
        ],
        Environment: { Variables: { WORKSPACE_ROOT: `/mnt/${accessPoint}` } },
        VpcConfig: { SecurityGroupIds: ofTheModule.VpcConfig?.SecurityGroupIds },
      });
    },
  );

  test('clients: they write where functions of the module read, and the other way round', async () => {
    const reader = stage().outputs.functions.read?.name as string;
    for (const name of ['own', 'packaged'])
      await work(stage(), name, { step: 'write', name: `${name}.txt`, text: `from ${name}` });
    expect(await work(stage(), reader, { step: 'read', name: 'own.txt' })).toMatchObject({
      text: 'from own',
    });
    expect(await work(stage(), 'own', { step: 'read', name: 'packaged.txt' })).toMatchObject({
      text: 'from packaged',
    });
  });

  test('clients: a module that attaches the policy itself gets no more than was asked for', async () => {
    expect(
      await work(stage(), 'attaching', { step: 'write', name: 'new.txt', text: 'no' }),
    ).toEqual({ code: 'EROFS' });
  });

  test('clients: what else a role had is as it was', async () => {
    const { iam } = stage().aws.clients;
    expect((await statementsOf(stage(), 'own')).map(({ Sid }) => Sid ?? 'its own')).toEqual(
      expect.arrayContaining(['its own', 'MountAccessPoint', 'MountThroughAccessPoint']),
    );
    const { AttachedPolicies } = await iam.send(
      new ListAttachedRolePoliciesCommand({ RoleName: 'packaged' }),
    );
    expect(AttachedPolicies?.map(({ PolicyName }) => PolicyName)).toEqual(['packaged-vpc']);
  });
};

/** Asked after the destroy. */
export const expectClientsToGoFirst = ({ steps }: Compute): void => {
  for (const name of clients) {
    const gone = steps.ended('delete', FUNCTION[name]);
    expect(gone).toBeLessThan(steps.began('delete', DRAIN));
    expect(gone).toBeLessThan(steps.began('delete', POLICY[name]));
  }
};
