import { expect, test } from '@jest/globals';
import { S3Files } from '../../../cdktf/src/index.ts';
import { least, leastInHcl, onlyModule } from './stacks.ts';

test('spells every attribute as the module declares it and leaves map keys alone', () => {
  const inputs = onlyModule((stack) => {
    new S3Files(stack, 'files', {
      ...least,
      synchronizationConfiguration: { importDataRules: { '': {}, 'myData/': { sizeLessThan: 0 } } },
      accessPoints: {
        nightlyReports: {
          posixUser: { uid: 1000, gid: 1000, secondaryGids: [2000] },
          rootDirectory: { path: '/a', creationPermissions: { ownerUid: 1 } },
          tags: { costCenter: '7' },
        },
      },
      functions: {
        sendMail: {
          accessPoint: 'nightlyReports',
          zones: ['eu-west-1a'],
          code: { s3Object: { bucket: 'code', key: 'a.zip' } },
          handler: 'index.handler',
          environment: { logLevel: 'debug' },
          policyStatements: [
            {
              actions: ['ses:SendEmail'],
              resources: ['*'],
              condition: { StringLike: { 'ses:FromAddress': ['*@example.com'] } },
            },
          ],
          policyArns: { readOnly: 'arn:aws:iam::aws:policy/ReadOnlyAccess' },
          logging: { retentionInDays: 7 },
        },
      },
      tags: { ownedBy: 'me' },
    });
  });
  expect(inputs).toEqual({
    ...leastInHcl,
    synchronization_configuration: {
      import_data_rules: { '': {}, 'myData/': { size_less_than: 0 } },
    },
    access_points: {
      nightlyReports: {
        posix_user: { uid: 1000, gid: 1000, secondary_gids: [2000] },
        root_directory: { path: '/a', creation_permissions: { owner_uid: 1 } },
        tags: { costCenter: '7' },
      },
    },
    functions: {
      sendMail: {
        access_point: 'nightlyReports',
        zones: ['eu-west-1a'],
        code: { s3_object: { bucket: 'code', key: 'a.zip' } },
        handler: 'index.handler',
        environment: { logLevel: 'debug' },
        policy_statements: [
          {
            actions: ['ses:SendEmail'],
            resources: ['*'],
            condition: { StringLike: { 'ses:FromAddress': ['*@example.com'] } },
          },
        ],
        policy_arns: { readOnly: 'arn:aws:iam::aws:policy/ReadOnlyAccess' },
        logging: { retention_in_days: 7 },
      },
    },
    tags: { ownedBy: 'me' },
  });
});
