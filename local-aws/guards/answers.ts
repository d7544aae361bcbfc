import { randomUUID } from 'node:crypto';
import type { AwsAnswer } from '../gateway/call.ts';

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** An error as S3 answers it; further elements stand between message and request id, as S3 has them. */
export const s3Error = (
  status: number,
  code: string,
  message: string,
  elements: Readonly<Record<string, string>> = {},
): AwsAnswer => {
  const requestId = randomUUID().replaceAll('-', '').slice(0, 16).toUpperCase();
  const inner = Object.entries({ Code: code, Message: message, ...elements, RequestId: requestId })
    .map(([name, value]) => `<${name}>${escapeXml(value)}</${name}>`)
    .join('');
  return {
    status,
    headers: { 'content-type': 'application/xml', 'x-amz-request-id': requestId },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error>${inner}</Error>`,
  };
};

/** An error as EC2 answers it. */
export const ec2Error = (status: number, code: string, message: string): AwsAnswer => ({
  status,
  headers: { 'content-type': 'text/xml;charset=UTF-8' },
  body: `<?xml version="1.0" encoding="UTF-8"?>\n<Response><Errors><Error><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error></Errors><RequestID>${randomUUID()}</RequestID></Response>`,
});

/** An error as Lambda answers it: the SDKs read its name from the header. */
export const lambdaError = (
  status: number,
  code: string,
  body: Readonly<Record<string, string>>,
): AwsAnswer => ({
  status,
  headers: {
    'content-type': 'application/json',
    'x-amzn-errortype': code,
    'x-amzn-requestid': randomUUID(),
  },
  body: JSON.stringify(body),
});
