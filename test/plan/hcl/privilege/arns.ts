import { ACCOUNT, type Partition } from './partitions.ts';

const hex = (text: string): string => Buffer.from(text).toString('hex').padStart(17, '0');

/** ARNs of what the configuration makes, each of a name of its own. */
export class Arns {
  readonly at: Partition;

  constructor(at: Partition) {
    this.at = at;
  }

  fileSystem(module: string): string {
    return this.#of('s3files', `file-system/fs-${hex(module)}`);
  }

  accessPoint(module: string, name: string): string {
    return `${this.fileSystem(module)}/access-point/fsap-${hex(name)}`;
  }

  bucket(module: string): string {
    return `arn:${this.at.partition}:s3:::${module === 'pattern' ? 'ours' : module}`;
  }

  role(name: string): string {
    return `arn:${this.at.partition}:iam::${ACCOUNT}:role/${name}`;
  }

  functionRole(module: string, key: string): string {
    return this.role(`${module}-${key}.${this.at.region}`);
  }

  serviceRole(module: string): string {
    return this.role(`${module}.s3files.${this.at.region}`);
  }

  function(name: string): string {
    return this.#of('lambda', `function:${name}`);
  }

  logGroup(functionName: string): string {
    return this.#of('logs', `log-group:/aws/lambda/${functionName}`);
  }

  key(id = '11111111-2222-3333-4444-555555555555'): string {
    return this.#of('kms', `key/${id}`);
  }

  networkInterface(): string {
    return this.#of('ec2', 'network-interface/eni-0123456789abcdef0');
  }

  rule(name: string): string {
    return this.#of('events', `rule/${name}`);
  }

  #of(service: string, rest: string): string {
    return `arn:${this.at.partition}:${service}:${this.at.region}:${ACCOUNT}:${rest}`;
  }
}
