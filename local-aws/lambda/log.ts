import type { FunctionConfiguration } from './invocation.ts';
import { logsJson } from './variables.ts';

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

const platformEvent = (name: string, record: object): string =>
  `${JSON.stringify({ time: new Date().toISOString(), type: `platform.${name}`, record })}\n`;

const fixed = (milliseconds: number): number => Number(milliseconds.toFixed(2));

/** First line of an environment; names the node that runs it, which is ours whatever the runtime's version. */
export const initStartLine = (configuration: FunctionConfiguration): string => {
  const runtimeVersion = `node:${process.version} (the node of this machine, for ${configuration.Runtime})`;
  return logsJson(configuration)
    ? platformEvent('initStart', { initializationType: 'on-demand', phase: 'init', runtimeVersion })
    : `INIT_START Runtime Version: ${runtimeVersion}\n`;
};

/** A start that was given up. */
export const initReportLine = (
  configuration: FunctionConfiguration,
  duration: number,
  status: 'timeout',
): string =>
  logsJson(configuration)
    ? platformEvent('initReport', {
        initializationType: 'on-demand',
        phase: 'init',
        status,
        metrics: { durationMs: fixed(duration) },
      })
    : `INIT_REPORT Init Duration: ${duration.toFixed(2)} ms\tPhase: init\tStatus: ${status}\n`;

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
    '\n',
  ].join('\t');

const reportEvent = (report: Report): string =>
  platformEvent('report', {
    requestId: report.requestId,
    metrics: {
      durationMs: fixed(report.duration),
      billedDurationMs: billed(report),
      memorySizeMB: report.memorySize,
      maxMemoryUsedMB: report.memoryUsed,
      ...(report.initDuration === undefined ? {} : { initDurationMs: fixed(report.initDuration) }),
    },
    status: report.status ?? 'success',
    ...(report.errorType ? { errorType: report.errorType } : {}),
  });

/** What was written in the course of one invocation. */
export interface Written {
  /** Before it, while the environment started. */
  readonly before: string;
  readonly lines: string;
  /** By the platform, about a failure. */
  readonly platform?: string;
}

/** An invocation's part of the log stream. */
export const assembleLog = (
  { before, lines, platform = '' }: Written,
  configuration: FunctionConfiguration,
  report: Report,
): string => {
  const { requestId } = report;
  const version = configuration.Version;
  const json = logsJson(configuration);
  return [
    endLine(before),
    json
      ? platformEvent('start', { requestId, version })
      : `START RequestId: ${requestId} Version: ${version}\n`,
    endLine(lines),
    platform,
    json ? reportEvent(report) : `END RequestId: ${requestId}\n${reportLine(report)}`,
  ].join('');
};
