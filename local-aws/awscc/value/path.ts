import { isFields, UNKNOWN, type Value } from './value.ts';

/** One step into a value. A member of a set is addressed by its value; the protocol cannot carry that step. */
export type Step = string | number | { readonly member: Value };

/** Where something is inside a resource. */
export type Path = readonly Step[];

/** A path as the protocol carries it. */
export interface PathMessage {
  readonly steps: readonly ({ attribute_name: string } | { element_key_int: number })[];
}

const valueText = (value: Value): string => {
  if (value === UNKNOWN) return '(unknown)';
  if (Array.isArray(value)) return `[${value.map(valueText).join(', ')}]`;
  if (!isFields(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(([name, item]) => `${name} = ${valueText(item)}`);
  return `{ ${members.join(', ')} }`;
};

const stepText = (step: Step): string => {
  if (typeof step === 'string') return `.${step}`;
  return typeof step === 'number' ? `[${step}]` : `[${valueText(step.member)}]`;
};

/** A path as a reader writes it: `synchronization_configuration.import_data_rules[0].prefix`. */
export const toText = (path: Path): string => path.map(stepText).join('').replace(/^\./, '');

/** The steps up to the first one that the protocol cannot express. */
export const toMessage = (path: Path): PathMessage => {
  const end = path.findIndex((step) => typeof step === 'object');
  return {
    steps: (end < 0 ? path : path.slice(0, end)).map((step) =>
      typeof step === 'string' ? { attribute_name: step } : { element_key_int: step as number },
    ),
  };
};
