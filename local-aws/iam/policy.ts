/** A policy document as IAM stores it, parsed. */
export interface PolicyDocument {
  readonly Version?: string;
  readonly Statement: Statement | readonly Statement[];
}

export type OneOrMany<T> = T | readonly T[];

export interface Statement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: '*' | Readonly<Record<string, OneOrMany<string>>>;
  readonly NotPrincipal?: '*' | Readonly<Record<string, OneOrMany<string>>>;
  readonly Action?: OneOrMany<string>;
  readonly NotAction?: OneOrMany<string>;
  readonly Resource?: OneOrMany<string>;
  readonly NotResource?: OneOrMany<string>;
  readonly Condition?: Readonly<
    Record<string, Readonly<Record<string, OneOrMany<string | boolean | number>>>>
  >;
}

/** Everything that decides what a role may do, apart from policies on the resource. */
export interface RolePolicies {
  readonly arn: string;
  readonly trust: PolicyDocument;
  /** Inline and attached. */
  readonly identity: readonly PolicyDocument[];
  readonly boundary?: PolicyDocument;
}

/** Answers a role's policies as they are now, or nothing when there is no such role. */
export type LoadRole = (roleArn: string) => Promise<RolePolicies | undefined>;

export interface AccessRequest {
  /** The role's ARN. */
  readonly principal: string;
  /** `service:Action`. */
  readonly action: string;
  readonly resource: string;
  /** Condition keys in any case, each with its value or values. */
  readonly context?: Readonly<Record<string, OneOrMany<string>>>;
}

export type Decision = 'allowed' | 'implicitDeny' | 'explicitDeny';
