import { expect, test } from '@jest/globals';
import { HandlerError } from '../../../local-aws/cloud-control/errors.ts';
import { codeOf, thingsWorld } from './things.ts';

const thing = { Shelf: 's', Name: 'cup' };

test('a create is in progress until its handler is done, and its identifier joins what identifies it', async () => {
  const { things, create, finished } = thingsWorld();
  const open = things.close();
  const answer = await create(thing);
  expect(answer.ProgressEvent).toMatchObject({
    TypeName: 'Test::Things::Thing',
    Operation: 'CREATE',
    OperationStatus: 'IN_PROGRESS',
  });
  const end = finished(answer);
  open();
  expect(await end).toMatchObject({ OperationStatus: 'SUCCESS', Identifier: 's|cup' });
});

test('a status call is held while the operation is in progress, and no longer than it may be', async () => {
  const { things, create, finished } = thingsWorld(5);
  const open = things.close();
  const answer = await create(thing);
  expect(await finished(answer)).toMatchObject({
    OperationStatus: 'IN_PROGRESS',
    Identifier: 's|cup',
  });
  open();
});

test('a handler that fails after it made something names it, so that it can be removed', async () => {
  const { things, create, finished } = thingsWorld();
  things.failure = new HandlerError('NotStabilized', 'It never settled.');
  expect(await finished(await create(thing))).toMatchObject({
    OperationStatus: 'FAILED',
    ErrorCode: 'NotStabilized',
    StatusMessage: 'It never settled.',
    Identifier: 's|cup',
  });
});

test('a create that meets what somebody else made does not name it as its own', async () => {
  const { create, finished, given } = thingsWorld();
  await given('cup');
  const event = await finished(await create(thing));
  expect(event).toMatchObject({ OperationStatus: 'FAILED', ErrorCode: 'AlreadyExists' });
  expect(event).not.toHaveProperty('Identifier');
});

test('what is missing is refused at once, and what vanishes during a delete fails as NotFound', async () => {
  const { things, patch, remove, given, finished, call } = thingsWorld();
  for (const answer of [
    await remove('s|none'),
    await patch('s|none', []),
    await call('GetResource', { Identifier: 's|none' }),
  ]) {
    expect(answer).toEqual({
      __type: 'com.amazon.cloudapiservice#ResourceNotFoundException',
      Message: "Resource of type 'Test::Things::Thing' with identifier 's|none' was not found.",
    });
  }

  const open = things.close();
  const answer = await remove(await given('cup'));
  things.all.clear();
  open();
  expect(await finished(answer)).toMatchObject({
    Operation: 'DELETE',
    OperationStatus: 'FAILED',
    ErrorCode: 'NotFound',
  });
});

test('the same client token with the same content is the same request, and with other content a conflict', async () => {
  const { things, patch, given } = thingsWorld();
  const id = await given('cup', { Size: 1 });
  const grow = [{ op: 'replace', path: '/Size', value: 2 }];
  const [first, again] = await Promise.all([
    patch(id, grow, { ClientToken: 'token' }),
    patch(id, grow, { ClientToken: 'token' }),
  ]);
  expect(again.ProgressEvent.RequestToken).toBe(first.ProgressEvent.RequestToken);
  expect(things.updates).toBe(1);
  expect(codeOf(await patch(id, [], { ClientToken: 'token' }))).toBe(
    'ClientTokenConflictException',
  );
});

test('a resource has one operation at a time', async () => {
  const { things, patch, remove, given, finished } = thingsWorld();
  const [cup, jar] = [await given('cup'), await given('jar')];
  const open = things.close();
  const first = await patch(cup, []);
  expect(codeOf(await remove(cup))).toBe('ConcurrentOperationException');
  expect(codeOf(await patch(cup, []))).toBe('ConcurrentOperationException');
  const other = await remove(jar);
  open();
  expect(await finished(first)).toMatchObject({ OperationStatus: 'SUCCESS' });
  expect(await finished(other)).toMatchObject({ OperationStatus: 'SUCCESS' });
  expect(await finished(await remove(cup))).toMatchObject({ OperationStatus: 'SUCCESS' });
});

test('requests are listed, newest first, by operation and status', async () => {
  const { create, remove, given, finished, call } = thingsWorld();
  await finished(await create(thing));
  await finished(await remove(await given('jar')));
  await finished(await create(thing));
  const list = async (filter: object) => {
    const { ResourceRequestStatusSummaries: all } = await call('ListResourceRequests', {
      ResourceRequestStatusFilter: filter,
    });
    return all.map((event: { Operation: string; OperationStatus: string }) =>
      [event.Operation, event.OperationStatus].join(' '),
    );
  };
  expect(await list({})).toEqual(['CREATE FAILED', 'DELETE SUCCESS', 'CREATE SUCCESS']);
  expect(await list({ Operations: ['CREATE'] })).toEqual(['CREATE FAILED', 'CREATE SUCCESS']);
  expect(await list({ OperationStatuses: ['FAILED'] })).toEqual(['CREATE FAILED']);
});

test('a request in progress can be cancelled, one that has ended cannot', async () => {
  const { things, create, call, finished } = thingsWorld();
  things.close();
  const answer = await create(thing);
  const { RequestToken } = answer.ProgressEvent;
  const cancelled = await call('CancelResourceRequest', { RequestToken });
  expect(cancelled.ProgressEvent).toMatchObject({ OperationStatus: 'CANCEL_IN_PROGRESS' });
  expect(await finished(answer)).toMatchObject({ OperationStatus: 'CANCEL_COMPLETE' });
  expect(codeOf(await call('CancelResourceRequest', { RequestToken }))).toBe(
    'ConcurrentModificationException',
  );
});

test('unknown types, tokens and operations and unreadable bodies have errors of their own', async () => {
  const { call, create } = thingsWorld();
  expect(
    codeOf(await call('GetResource', { TypeName: 'Test::Other::Type', Identifier: 'x' })),
  ).toBe('TypeNotFoundException');
  expect(codeOf(await call('GetResourceRequestStatus', { RequestToken: 'x' }))).toBe(
    'RequestTokenNotFoundException',
  );
  expect(codeOf(await call('toString', {}))).toBe('UnknownOperationException');
  expect(codeOf(await call('GetResource', {}))).toBe('ValidationException');
  expect(codeOf(await call('GetResource', { Identifier: 1 }))).toBe('SerializationException');
  expect(codeOf(await call('CreateResource', { DesiredState: '[' }))).toBe(
    'InvalidRequestException',
  );
  expect(codeOf(await create({ Shelf: 's' }))).toBe('ValidationException');
});

test('a handler that breaks fails its operation, or its call, with what it said', async () => {
  const { things, create, finished, call } = thingsWorld();
  things.create = () => {
    throw new Error('no room');
  };
  expect(await finished(await create(thing))).toMatchObject({
    OperationStatus: 'FAILED',
    ErrorCode: 'InternalFailure',
    StatusMessage: 'no room',
  });
  things.list = async () => {
    throw new Error('no light');
  };
  expect(await call('ListResources', {})).toEqual({
    __type: 'com.amazon.cloudapiservice#HandlerInternalFailureException',
    Message: 'no light',
  });
});
