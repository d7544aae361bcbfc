/** The account and Region a call was signed for; every store of the local AWS is kept per scope. */
export interface Scope {
  /** Twelve digits. */
  readonly account: string;
  /** For example `eu-west-1`. */
  readonly region: string;
}

/** One text per scope, to be used as a key. */
export const scopeKey = ({ account, region }: Scope): string => `${account}/${region}`;

/** The partition a Region belongs to: it is the second part of every ARN. */
export const partitionOf = (region: string): 'aws' | 'aws-cn' | 'aws-us-gov' =>
  region.startsWith('cn-') ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
