import type { RecordedCall } from '../../local-aws/gateway/call-log.ts';

/** Positions of calls among all that reached the local AWS; a call that never came is an error that says which. */
export const callsInOrder = (calls: readonly RecordedCall[]) => {
  const positions = (operation: string, typeName?: string): number[] => {
    const found = calls.flatMap((call, i) =>
      call.operation === operation && (typeName === undefined || call.typeName === typeName)
        ? [i]
        : [],
    );
    if (found.length > 0) return found;
    const seen = [...new Set(calls.map((call) => call.operation))].sort().join(', ');
    throw new Error(
      `no call ${[operation, typeName].filter(Boolean).join(' ')}; there were ${seen}`,
    );
  };
  return {
    first: (operation: string, typeName?: string) => positions(operation, typeName)[0] as number,
    last: (operation: string, typeName?: string) => positions(operation, typeName).at(-1) as number,
  };
};
