import { bySerial, compact } from './compact.ts';

/** A diagnostic as Terraform prints it with -json. */
export interface ShownDiagnostic {
  readonly severity: string;
  readonly summary: string;
  readonly detail?: string;
  readonly address?: string;
  readonly range?: { filename: string; start: { line: number; column: number } };
}

/** The diagnostics among the lines that Terraform prints with -json. */
export const diagnosticsIn = (stdout: string): ShownDiagnostic[] =>
  stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as { type?: string; diagnostic?: ShownDiagnostic })
    .filter(({ type }) => type === 'diagnostic')
    .map(({ diagnostic }) => diagnostic!);

/** The diagnostics that a command without -json prints on stderr: severity and summary only. */
export const headlinesIn = (stderr: string): ShownDiagnostic[] =>
  [...stderr.matchAll(/^(?:[│╷]\s*)?(Error|Warning): (.+)$/gm)].map(([, severity, summary]) => ({
    severity: severity!.toLowerCase(),
    summary: summary!.trim(),
  }));

/**
 * The recorded form: severity, summary, address and position, each diagnostic once. The detail only tells equal ones
 * apart; its words are ours and are not compared.
 */
export const diagnosticsResult = (shown: readonly ShownDiagnostic[]): object[] => {
  const each = new Map(
    shown.map(({ severity, summary, detail, address, range }) => {
      const at = range && `${range.filename}:${range.start.line}:${range.start.column}`;
      const result = compact({ severity, summary, address, at });
      return [JSON.stringify([result, detail]), result];
    }),
  );
  return [...each.values()].sort(bySerial);
};
