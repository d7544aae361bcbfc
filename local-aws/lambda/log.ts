import type { Failure } from './failures.ts';
import type { Invocation, InvocationResult } from './invocation.ts';
import { newLogStream } from './start.ts';

/** The figures of the REPORT line, in milliseconds and MB. */
export interface Report {
  readonly requestId: string;
  readonly duration: number;
  readonly initDuration?: number;
  readonly memorySize: number;
  readonly memoryUsed: number;
  readonly status?: 'timeout' | 'error';
  readonly errorType?: string;
}

/** Since August 2025 the start of an environment is billed along with its first invocation. */
export const billed = ({ duration, initDuration = 0 }: Report): number =>
  Math.ceil(duration + initDuration);

const endLine = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`);

const reportLine = (report: Report): string =>
  [
    `REPORT RequestId: ${report.requestId}`,
    `Duration: ${report.duration.toFixed(2)} ms`,
    `Billed Duration: ${billed(report)} ms`,
    `Memory Size: ${report.memorySize} MB`,
    `Max Memory Used: ${report.memoryUsed} MB`,
    ...(report.initDuration === undefined
      ? []
      : [`Init Duration: ${report.initDuration.toFixed(2)} ms`]),
    ...(report.status ? [`Status: ${report.status}`] : []),
    ...(report.errorType ? [`Error Type: ${report.errorType}`] : []),
    '',
  ].join('\t');

/** An invocation's part of the log stream. */
export const assembleLog = (
  { before, lines, platform = '' }: { before: string; lines: string; platform?: string },
  version: string,
  report: Report,
): string =>
  `${endLine(before)}START RequestId: ${report.requestId} Version: ${version}\n` +
  `${endLine(lines)}${platform}END RequestId: ${report.requestId}\n${reportLine(report)}\n`;

/** The result of an invocation that no environment was started for. */
export const failedBeforeStart = (
  { requestId, configuration }: Invocation,
  { failure, payload }: Failure,
): InvocationResult => {
  const { errorType, errorMessage } = JSON.parse(payload);
  const report: Report = {
    requestId,
    duration: 0,
    memorySize: configuration.MemorySize,
    memoryUsed: 0,
    status: 'error',
    errorType,
  };
  const lines = { before: '', lines: '', platform: `${errorType}: ${errorMessage}\n` };
  return {
    payload,
    failure,
    log: assembleLog(lines, configuration.Version, report),
    logStream: newLogStream(configuration.Version),
    cold: true,
    duration: 0,
  };
};
