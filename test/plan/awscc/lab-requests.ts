import { Refusal } from './lab-refusal.ts';
import type { LabRequest, LabStore } from './lab-store.ts';

const EVENT_TIME = 1767323045;

/** Takes a change on; it is done when its end is asked for. */
export const begin = (
  store: LabStore,
  request: Omit<LabRequest, 'polls' | 'fault' | 'commit'>,
  work: () => void,
): object => {
  const token = `request-${store.requests.size + 1}`;
  const fault = store.takeFault(({ on }) => on === request.operation);
  let done = false;
  const commit = (): void => {
    if (!done) work();
    done = true;
  };
  store.requests.set(token, { ...request, fault, polls: fault?.inProgress ?? 0, commit });
  const { typeName: TypeName, operation: Operation } = request;
  const OperationStatus = 'IN_PROGRESS';
  return {
    ProgressEvent: {
      TypeName,
      RequestToken: token,
      Operation,
      OperationStatus,
      EventTime: EVENT_TIME,
    },
  };
};

/** How far a request is; the poll that ends it does its work. */
export const status = (store: LabStore, token: string): object => {
  const request = store.requests.get(token);
  if (!request) throw new Refusal('RequestTokenNotFoundException', 'no such request');
  const { typeName: TypeName, operation: Operation, identifier: Identifier, fault } = request;
  const event = { TypeName, RequestToken: token, Operation, EventTime: EVENT_TIME };
  if (request.polls-- > 0) {
    return { ProgressEvent: { ...event, OperationStatus: 'IN_PROGRESS' } };
  }
  if (!fault?.code || fault.keep) request.commit();
  const named = fault?.code ? fault.withId : !fault?.hideId;
  return {
    ProgressEvent: {
      ...event,
      OperationStatus: fault?.code ? 'FAILED' : (fault?.status ?? 'SUCCESS'),
      ...(fault?.code ? { ErrorCode: fault.code, StatusMessage: fault.message ?? 'as told' } : {}),
      ...(named ? { Identifier } : {}),
    },
    ...(fault?.hooks ? { HooksProgressEvent: fault.hooks } : {}),
  };
};
