import { loadRoleFrom } from '../iam/load-role.ts';
import { serviceRoleMay } from '../iam/service-role.ts';
import type { MiniStackClient } from '../ministack/client.ts';
import { listOf, MiniStackError, text, type XmlElement } from '../ministack/query.ts';
import type { Scope } from '../scope.ts';
import type { Bucket, SecurityGroup, Subnet, Surroundings } from './surroundings.ts';

/** The rest of AWS as MiniStack has it. */
export const surroundingsFrom = (client: MiniStackClient): Surroundings => ({
  bucket: (scope, name) => bucketFrom(client, scope, name),

  async subnet(scope, subnetId) {
    const params = { 'SubnetId.1': subnetId };
    const found = await describe(client, scope, 'DescribeSubnets', 'subnetSet', params);
    return found && subnetOf(found);
  },

  async securityGroup(scope, groupId) {
    const params = { 'GroupId.1': groupId };
    const found = await describe(
      client,
      scope,
      'DescribeSecurityGroups',
      'securityGroupInfo',
      params,
    );
    return found && groupOf(found);
  },

  async defaultSecurityGroup(scope, vpcId) {
    const params = {
      'Filter.1.Name': 'vpc-id',
      'Filter.1.Value.1': vpcId,
      'Filter.2.Name': 'group-name',
      'Filter.2.Value.1': 'default',
    };
    const found = await describe(
      client,
      scope,
      'DescribeSecurityGroups',
      'securityGroupInfo',
      params,
    );
    return found && groupOf(found);
  },

  async keyArn(scope, key) {
    const { status, body } = await client.send({
      service: 'kms',
      scope,
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'TrentService.DescribeKey',
      },
      body: JSON.stringify({ KeyId: key }),
    });
    return status === 200 ? JSON.parse(body.toString('utf8')).KeyMetadata.Arn : undefined;
  },

  async roleRefusal(fileSystem) {
    const answer = await serviceRoleMay(
      loadRoleFrom(client, fileSystem.scope),
      fileSystem,
      'attach',
    );
    return answer.allowed ? undefined : `Access denied: ${answer.reason}.`;
  },
});

const bucketFrom = async (
  client: MiniStackClient,
  scope: Scope,
  name: string,
): Promise<Bucket | 'foreign' | undefined> => {
  const ask = async (query: Readonly<Record<string, string>>) => {
    const { status, body } = await client.send({ service: 's3', scope, path: `/${name}`, query });
    if (status < 300 || status === 403 || status === 404)
      return { status, xml: body.toString('utf8') };
    throw new Error(`S3 answered ${status} for bucket '${name}': ${body.toString('utf8')}`);
  };
  const location = await ask({ location: '' });
  if (location.status === 404) return undefined;
  if (location.status === 403) return 'foreign';
  // S3 names no Region for the oldest one.
  const region = /<LocationConstraint[^>]*>([^<]+)</.exec(location.xml)?.[1] ?? 'us-east-1';
  // Only this question may be asked from another Region, and the answer is enough to refuse the bucket.
  if (region !== scope.region) return { region };
  const versioning = await ask({ versioning: '' });
  const status = /<Status>(Enabled|Suspended)<\/Status>/.exec(versioning.xml)?.[1];
  return status === 'Enabled' || status === 'Suspended'
    ? { region, versioning: status }
    : { region };
};

const describe = async (
  client: MiniStackClient,
  scope: Scope,
  action: string,
  list: string,
  params: Readonly<Record<string, string>>,
): Promise<XmlElement | undefined> => {
  try {
    return listOf(await client.query('ec2', scope, action, params), list)[0];
  } catch (error) {
    if (error instanceof MiniStackError && /\.(NotFound|Malformed)$/.test(error.code))
      return undefined;
    throw error;
  }
};

const subnetOf = (found: XmlElement): Subnet => {
  const ipv6Cidr = listOf(found, 'ipv6CidrBlockAssociationSet')
    .map(({ ipv6CidrBlock }) => text(ipv6CidrBlock))
    .find((cidr) => cidr !== '');
  const ipv4Cidr = text(found.cidrBlock);
  return {
    subnetId: text(found.subnetId),
    vpcId: text(found.vpcId),
    availabilityZoneId: text(found.availabilityZoneId),
    ...(ipv4Cidr ? { ipv4Cidr } : {}),
    ...(ipv6Cidr ? { ipv6Cidr } : {}),
  };
};

const groupOf = (found: XmlElement): SecurityGroup => ({
  groupId: text(found.groupId),
  vpcId: text(found.vpcId),
});
