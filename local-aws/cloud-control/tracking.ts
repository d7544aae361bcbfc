import { ApiError } from './errors.ts';
import { pageOf } from './paging.ts';
import type { Requests } from './requests.ts';
import type { ApiOperation } from './types.ts';

/** The operations that follow requests. A status call is held for up to so many milliseconds while its request is open. */
export const trackingOf = (
  requests: Requests,
  holdStatus: number,
): Readonly<
  Record<
    'GetResourceRequestStatus' | 'ListResourceRequests' | 'CancelResourceRequest',
    ApiOperation
  >
> => ({
  async GetResourceRequestStatus(scope, input) {
    const request = requests.find(scope, input.text('RequestToken'));
    if (request.open) await request.settled(holdStatus);
    return { ProgressEvent: request.event };
  },

  async ListResourceRequests(scope, input) {
    const operations = input.filter('ResourceRequestStatusFilter', 'Operations');
    const statuses = input.filter('ResourceRequestStatusFilter', 'OperationStatuses');
    const all = requests
      .all(scope)
      .filter(({ event }) => operations?.includes(event.Operation) ?? true)
      .filter(({ event }) => statuses?.includes(event.OperationStatus) ?? true);
    const { items, nextToken } = pageOf(all, ({ order }) => order, {
      maxResults: input.maxResults(),
      nextToken: input.optionalText('NextToken'),
    });
    return {
      ResourceRequestStatusSummaries: items.map(({ event }) => event),
      ...(nextToken === undefined ? {} : { NextToken: nextToken }),
    };
  },

  async CancelResourceRequest(scope, input) {
    const request = requests.find(scope, input.text('RequestToken'));
    if (!request.open) {
      throw new ApiError(
        'ConcurrentModificationException',
        `Request ${request.token} has ended as ${request.event.OperationStatus} and can no longer be cancelled.`,
      );
    }
    request.cancel();
    return { ProgressEvent: request.event };
  },
});
