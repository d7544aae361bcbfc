import type { IncomingMessage } from 'node:http';
import type { AwsCall } from './call.ts';

const CREDENTIAL = /Credential=([^/,\s]+)\/\d{8}\/([^/]*)\/([^/]*)\/aws4_request/;
const ACCOUNT = /^\d{12}$/;

/** Defaults for calls that carry no credential scope, for example anonymous reads from a bucket. */
export interface Unsigned {
  readonly account: string;
  readonly region: string;
}

/** Reads account, Region and service from how a request was signed; its body is not touched. */
export const callOf = (request: IncomingMessage, unsigned: Unsigned): Omit<AwsCall, 'body'> => {
  const { path, host } = targetOf(request);
  const [pathname = '/', search = ''] = splitOnce(path, '?');
  const query = new URLSearchParams(search);
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  headers.host = host;
  const signed =
    CREDENTIAL.exec(headers.authorization ?? '') ??
    CREDENTIAL.exec(`Credential=${query.get('X-Amz-Credential') ?? ''}`);
  const [, key = '', region = '', service = ''] = signed ?? [];
  return {
    method: request.method ?? 'GET',
    path: pathname,
    query,
    headers,
    // The access key of a local caller is its account; every other key belongs to the default one.
    scope: {
      account: ACCOUNT.test(key) ? key : unsigned.account,
      region: region || unsigned.region,
    },
    service,
  };
};

/**
 * Path and host of a request. As a proxy the gateway also gets the whole address in the request line, with an account
 * id in front of the host (S3 Control, used by aws_s3_bucket from aws 6.23 on); that label is dropped.
 */
export const targetOf = (request: IncomingMessage): { path: string; host: string } => {
  const target = request.url ?? '/';
  // Not `new URL`: an account in front of an IP address is no host that it accepts.
  const [, host, path] = /^https?:\/\/([^/?]*)(.*)$/i.exec(target) ?? [];
  if (host === undefined) return { path: target, host: request.headers.host ?? '' };
  return {
    path: path?.startsWith('/') ? path : `/${path ?? ''}`,
    host: host.replace(/^\d{12}\./, ''),
  };
};

const splitOnce = (text: string, separator: string): string[] => {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
};
