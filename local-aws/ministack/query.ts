import { XMLParser } from 'fast-xml-parser';

/** A parsed element: its children by name, lists as `{ item: … }` or `{ member: … }` as the service wrote them. */
export type XmlElement = { readonly [name: string]: XmlValue | undefined };
export type XmlValue = string | XmlElement | readonly XmlValue[];

/** An error answer of MiniStack, named as AWS names it. */
export class MiniStackError extends Error {
  override readonly name = 'MiniStackError';
  readonly code: string;
  readonly status: number;

  constructor(call: string, status: number, code: string, message: string) {
    super(`${call}: ${code}: ${message}`);
    this.code = code;
    this.status = status;
  }
}

const VERSIONS: Readonly<Record<string, string>> = {
  ec2: '2016-11-15',
  iam: '2010-05-08',
  monitoring: '2010-08-01',
  sts: '2011-06-15',
};

/** Every value stays text: an account `000000000000` is not the number 0. */
const parser = new XMLParser({ ignoreAttributes: true, parseTagValue: false, trimValues: true });

/** The form that calls an action of a query service. */
export const queryBody = (
  service: string,
  action: string,
  params: Readonly<Record<string, string>>,
): string => {
  const version = VERSIONS[service];
  if (!version) {
    throw new Error(
      `'${service}' is not a query service known here; known are ${Object.keys(VERSIONS).join(', ')}`,
    );
  }
  return new URLSearchParams({ Action: action, Version: version, ...params }).toString();
};

/** What is inside the answer's root element, and inside `<Action>Result` where the service wraps it so. */
export const parseAnswer = (call: string, status: number, body: string): XmlElement => {
  const { '?xml': _, ...roots } = parser.parse(body) as Record<string, XmlValue>;
  const root = element(Object.values(roots)[0]);
  if (status >= 300) {
    const error = element(root.Error ?? element(element(root.Errors).Error));
    // A failure inside MiniStack answers JSON or nothing.
    const code = text(error.Code) || `HTTP ${status}`;
    throw new MiniStackError(call, status, code, text(error.Message) || body.slice(0, 500));
  }
  const result = Object.keys(root).find((name) => name.endsWith('Result'));
  return result ? element(root[result]) : root;
};

/**
 * The entries of a list: none, one or many always come as an array. `listOf(answer, 'vpcSet')` reads
 * `<vpcSet><item>…`, `listOf(answer, 'Roles')` reads `<Roles><member>…`.
 */
export const listOf = (parent: XmlElement, name: string): readonly XmlElement[] =>
  entries(parent, name).map(element);

/** The same for a list of texts. */
export const textsOf = (parent: XmlElement, name: string): readonly string[] =>
  entries(parent, name).map(text);

/** The text of an element; empty when it is absent or has children. */
export const text = (value: XmlValue | undefined): string =>
  typeof value === 'string' ? value : '';

const entries = (parent: XmlElement, name: string): readonly XmlValue[] => {
  const list = element(parent[name]);
  const found = list.item ?? list.member;
  return found === undefined ? [] : Array.isArray(found) ? found : [found as XmlValue];
};

/** The children of an element; none when it is absent or a text. */
export const element = (value: XmlValue | undefined): XmlElement =>
  typeof value === 'object' && !Array.isArray(value) ? (value as XmlElement) : {};
