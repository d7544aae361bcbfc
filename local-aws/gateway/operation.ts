import type { AwsCall } from './call.ts';

/** REST services have no operation on the wire: these are the ones that tests and logs speak of. */
const LAMBDA: readonly [method: string, path: RegExp, operation: string][] = [
  ['POST', /\/functions\/?$/, 'CreateFunction'],
  ['PUT', /\/functions\/[^/]+\/configuration$/, 'UpdateFunctionConfiguration'],
  ['GET', /\/functions\/[^/]+\/configuration$/, 'GetFunctionConfiguration'],
  ['PUT', /\/functions\/[^/]+\/code$/, 'UpdateFunctionCode'],
  ['DELETE', /\/functions\/[^/]+$/, 'DeleteFunction'],
  ['GET', /\/functions\/[^/]+$/, 'GetFunction'],
  ['GET', /\/functions\/?$/, 'ListFunctions'],
  ['POST', /\/functions\/[^/]+\/invocations$/, 'Invoke'],
  ['POST', /\/functions\/[^/]+\/versions$/, 'PublishVersion'],
  ['GET', /\/functions\/[^/]+\/versions$/, 'ListVersionsByFunction'],
  ['GET', /\/functions\/[^/]+\/code-signing-config$/, 'GetFunctionCodeSigningConfig'],
  ['PUT', /\/functions\/[^/]+\/concurrency$/, 'PutFunctionConcurrency'],
  ['GET', /\/functions\/[^/]+\/concurrency$/, 'GetFunctionConcurrency'],
  ['DELETE', /\/functions\/[^/]+\/concurrency$/, 'DeleteFunctionConcurrency'],
  ['GET', /\/functions\/[^/]+\/policy$/, 'GetPolicy'],
  ['GET', /\/tags\/[^/]+$/, 'ListTags'],
  ['POST', /\/tags\/[^/]+$/, 'TagResource'],
  ['DELETE', /\/tags\/[^/]+$/, 'UntagResource'],
];

const S3_SUBRESOURCES = [
  ['versioning', 'BucketVersioning'],
  ['policy', 'BucketPolicy'],
  ['lifecycle', 'BucketLifecycleConfiguration'],
  ['publicAccessBlock', 'PublicAccessBlock'],
  ['ownershipControls', 'BucketOwnershipControls'],
  ['notification', 'BucketNotificationConfiguration'],
  ['encryption', 'BucketEncryption'],
  ['tagging', 'Tagging'],
  ['versions', 'ObjectVersions'],
  ['acl', 'Acl'],
  ['cors', 'BucketCors'],
  ['website', 'BucketWebsite'],
  ['logging', 'BucketLogging'],
  ['requestPayment', 'BucketRequestPayment'],
  ['accelerate', 'BucketAccelerateConfiguration'],
  ['replication', 'BucketReplication'],
  ['object-lock', 'ObjectLockConfiguration'],
  ['location', 'BucketLocation'],
] as const;
const VERB: Readonly<Record<string, string>> = { PUT: 'Put', GET: 'Get', DELETE: 'Delete' };

/** AWS's name of the operation where it is known, otherwise method and path. */
export const operationOf = (
  call: Omit<AwsCall, 'body'>,
  form: URLSearchParams | undefined,
): string => {
  const target = call.headers['x-amz-target'];
  if (target) return target.split('.').pop() ?? target;
  const action = form?.get('Action') ?? call.query.get('Action');
  if (action) return action;
  if (call.service === 'lambda') {
    const known = LAMBDA.find(([method, path]) => method === call.method && path.test(call.path));
    if (known) return known[2];
  }
  if (call.service === 's3') return s3Operation(call);
  return `${call.method} ${call.path}`;
};

const s3Operation = ({ method, path, query }: Omit<AwsCall, 'body'>): string => {
  const [, , key = ''] = /^\/([^/]*)\/?(.*)$/.exec(path) ?? [];
  const verb = VERB[method] ?? method;
  if (query.has('delete')) return 'DeleteObjects';
  const sub = S3_SUBRESOURCES.find(([name]) => query.has(name));
  if (sub) return `${verb}${sub[1]}`;
  if (key) return method === 'HEAD' ? 'HeadObject' : `${verb}Object`;
  if (method === 'PUT') return 'CreateBucket';
  if (method === 'HEAD') return 'HeadBucket';
  return path === '/' ? 'ListBuckets' : method === 'GET' ? 'ListObjects' : `${verb}Bucket`;
};
