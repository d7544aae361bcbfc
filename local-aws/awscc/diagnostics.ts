import { SEVERITY } from './protocol/messages.ts';
import { type Path, type PathMessage, toMessage } from './value/path.ts';

/** An error or warning for Terraform to print. Severity, summary and attribute are the real provider's, the detail is ours. */
export interface Diagnostic {
  readonly severity: (typeof SEVERITY)[keyof typeof SEVERITY];
  readonly summary: string;
  readonly detail: string;
  readonly attribute?: PathMessage;
}

const located = (path: Path | undefined) => (path ? { attribute: toMessage(path) } : {});

/** An error, about one attribute where a path is given. */
export const problem = (summary: string, detail: string, path?: Path): Diagnostic => ({
  severity: SEVERITY.error,
  summary,
  detail,
  ...located(path),
});

/** A warning, about one attribute where a path is given. */
export const warning = (summary: string, detail: string, path?: Path): Diagnostic => ({
  severity: SEVERITY.warning,
  summary,
  detail,
  ...located(path),
});
