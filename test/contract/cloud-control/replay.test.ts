import { expect, test } from '@jest/globals';
import { type Exchange, Replay, sessions } from './replaying.ts';

/** Text that differs because it names something made for this run. */
const anyId = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value)
      .replaceAll(/arn:aws:s3files:[^"'\s]*?(?=["'\s]|\/\*)/g, '<arn>')
      .replaceAll(/\b(fs|fsmt|fsap|eni|vpc)-[0-9a-f]+\b/g, '<$1>'),
  );

const SERVICE_SET = ['AvailabilityZoneId', 'VpcId', 'CreationTime', 'Ipv4Address'];

const kindOf = (value: unknown): string => (Array.isArray(value) ? 'array' : typeof value);

const expectSameDocument = (ours: string, recorded: string): void => {
  const [actual, wanted] = [JSON.parse(ours), JSON.parse(recorded)];
  for (const [name, value] of Object.entries(wanted)) {
    expect([name, kindOf(actual[name])]).toEqual([name, kindOf(value)]);
    if (SERVICE_SET.includes(name)) continue;
    const { LatestVersionNumber: _, ...theirs } = value as Record<string, unknown>;
    const { LatestVersionNumber: __, ...mine } = actual[name];
    const plain = kindOf(value) !== 'object';
    expect([name, anyId(plain ? actual[name] : mine)]).toEqual([
      name,
      anyId(plain ? value : theirs),
    ]);
  }
};

const OPERATIONS: Readonly<Record<string, string>> = {
  CreateResource: 'CREATE',
  UpdateResource: 'UPDATE',
  DeleteResource: 'DELETE',
};

const check = (exchange: Exchange, answer: Awaited<ReturnType<Replay['play']>>): void => {
  const { op, status, response, request } = exchange;
  if (status !== 200) {
    expect(anyId(answer)).toEqual(anyId(response));
  } else if (op === 'GetResource') {
    const { Identifier, Properties } = response.ResourceDescription;
    expect(answer.TypeName).toBe(request.TypeName);
    expect(anyId(answer.ResourceDescription.Identifier)).toEqual(anyId(Identifier));
    expectSameDocument(answer.ResourceDescription.Properties, Properties);
  } else {
    expect(answer.ProgressEvent).toMatchObject({
      TypeName: request.TypeName,
      Operation: OPERATIONS[op],
      EventTime: expect.any(Number),
      RequestToken: expect.any(String),
    });
    expect(answer.final).toMatchObject({ OperationStatus: 'SUCCESS' });
  }
};

test.each(sessions().map((session) => [session[0]?.case ?? '', session] as const))(
  'answers what the provider sent as it was answered when it was recorded: %s and what followed',
  async (_, session) => {
    const replay = new Replay();
    for (const exchange of session) {
      // Polls carry a recorded token; ours are followed as soon as a change is accepted.
      if (exchange.op === 'GetResourceRequestStatus') continue;
      check(exchange, await replay.play(exchange));
    }
  },
);
