import { expect, test } from '@jest/globals';
import { ACCESS_POINT, FILE_SYSTEM, MOUNT_TARGET, minimal, POLICY, wire } from './calling.ts';

test('makes, reads and deletes a file system with its children, and fills what only the service knows', async () => {
  const { create, read, run, call } = wire();
  const arn = await create(FILE_SYSTEM, minimal);
  const fileSystem = await read(FILE_SYSTEM, arn);
  expect(fileSystem).toMatchObject({
    ...minimal,
    FileSystemArn: arn,
    OwnerId: '111122223333',
    Status: 'available',
  });
  expect(arn).toMatch(/^arn:aws:s3files:eu-west-1:111122223333:file-system\/fs-[0-9a-f]{17}$/);

  const FileSystemId = fileSystem.FileSystemId as string;
  const mountTarget = await create(MOUNT_TARGET, { FileSystemId, SubnetId: 'subnet-0000000a' });
  expect(await read(MOUNT_TARGET, mountTarget)).toMatchObject({
    Status: 'available',
    AvailabilityZoneId: 'euw1-az1',
    VpcId: 'vpc-1',
    IpAddressType: 'IPV4_ONLY',
  });

  const PosixUser = { Uid: '1000', Gid: '1000' };
  const RootDirectory = {
    Path: '/pipeline',
    CreationPermissions: { OwnerUid: '1000', OwnerGid: '1000', Permissions: '0750' },
  };
  const accessPoint = await create(ACCESS_POINT, { FileSystemId, PosixUser, RootDirectory });
  expect(await read(ACCESS_POINT, accessPoint)).toMatchObject({
    PosixUser,
    RootDirectory,
    AccessPointArn: `${arn}/access-point/${accessPoint}`,
  });

  const Policy = { Version: '2012-10-17', Statement: [] };
  expect(await create(POLICY, { FileSystemId, Policy })).toBe(FileSystemId);
  expect(await read(POLICY, FileSystemId)).toEqual({ FileSystemId, Policy });

  for (const [TypeName, Identifier] of [
    [POLICY, FileSystemId],
    [ACCESS_POINT, accessPoint],
    [MOUNT_TARGET, mountTarget],
    [FILE_SYSTEM, arn],
  ]) {
    const event = await run('DeleteResource', { TypeName, Identifier });
    expect(event).toMatchObject({ OperationStatus: 'SUCCESS', Operation: 'DELETE', Identifier });
    expect(await call('GetResource', { TypeName, Identifier })).toMatchObject({
      __type: 'com.amazon.cloudapiservice#ResourceNotFoundException',
    });
  }
});
