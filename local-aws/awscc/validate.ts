import { type Diagnostic, problem } from './diagnostics.ts';
import type { Check } from './schema/checks.ts';
import type { Attribute, Shape } from './schema/resource-type.ts';
import { type Path, type Step, toText } from './value/path.ts';
import { isFields, member, UNKNOWN, type Value } from './value/value.ts';

/** Every rule of the schema against a configuration; values that are not known yet pass. */
export const validate = (
  attributes: readonly Attribute[],
  config: Value,
  at: Path = [],
): Diagnostic[] =>
  attributes.flatMap((attribute) =>
    validateAttribute(attribute, member(config, attribute.name), [...at, attribute.name]),
  );

const validateAttribute = (attribute: Attribute, value: Value, path: Path): Diagnostic[] => {
  const unreadable = unreadableIn(attribute.shape, value, path);
  if (unreadable) return [unreadable];
  const { shape } = attribute;
  const own = [...presence(attribute, value, path), ...check(attribute.checks, value, path)];
  if (!('attributes' in shape)) {
    const elements = elementsOf(shape, value).flatMap(([element, step]) =>
      check(attribute.elementChecks, element, [...path, step]),
    );
    return [...own, ...elements];
  }
  // What is inside is looked at only when the attribute itself is fine.
  if (own.length > 0) return own;
  if (shape.kind === 'object') {
    return isFields(value) ? validate(shape.attributes, value, path) : [];
  }
  return elementsOf(shape, value).flatMap(([element, step]) =>
    validate(shape.attributes, element, [...path, step]),
  );
};

/** Rules about being there at all. */
const presence = (
  { optional, required, notNull }: Attribute,
  value: Value,
  path: Path,
): Diagnostic[] => {
  const name = toText(path);
  if (value !== null && !optional && !required) {
    const detail = `${name} is set by AWS and can only be read. Remove it from the configuration.`;
    return [problem('Invalid Configuration for Read-Only Attribute', detail, path)];
  }
  if (value === null && required) {
    const detail = `${name} is required; give it a value.`;
    return [problem('Missing Configuration for Required Attribute', detail, path)];
  }
  if (value === null && notNull) {
    const detail = `${name} is required inside its object; give it a value.`;
    return [problem('Missing Attribute Value', detail, path)];
  }
  return [];
};

const elementsOf = ({ kind }: Shape, value: Value): [Value, Step][] => {
  if (!Array.isArray(value)) return [];
  const isSet = kind === 'set' || kind === 'object-set';
  return value.map((element, i) => [element, isSet ? { member: element } : i]);
};

const check = (checks: readonly Check[], value: Value, path: Path): Diagnostic[] => {
  if (value === null || value === UNKNOWN) return [];
  return checks.flatMap((run) => {
    const broken = run(value);
    if (!broken) return [];
    return [problem(broken.summary, `${toText(path)} ${broken.rule}; got ${broken.got}.`, path)];
  });
};

/** A value that cannot be read at all ends the validation of its attribute. */
const unreadableIn = (shape: Shape, value: Value, path: Path): Diagnostic | undefined => {
  const fraction = fractionIn(shape, value);
  if (fraction !== undefined) {
    const detail = `${toText(path)} takes whole numbers; got ${fraction}.`;
    return problem('Configuration Read Error', detail, path);
  }
  if (shape.kind !== 'string' || shape.format !== 'json' || typeof value !== 'string') {
    return undefined;
  }
  try {
    JSON.parse(value);
    return undefined;
  } catch (error) {
    const detail = `${toText(path)} must be JSON (jsonencode writes it): ${(error as Error).message}; got ${value}`;
    return problem('Invalid JSON String Value', detail, path);
  }
};

/** The first number in a value that should be an integer and is not. */
const fractionIn = (shape: Shape, value: Value): number | undefined => {
  if (shape.kind === 'integer') {
    return typeof value === 'number' && !Number.isInteger(value) ? value : undefined;
  }
  const items: Value[] = Array.isArray(value) ? value : [value];
  return items
    .flatMap((item) => {
      if ('element' in shape) return [fractionIn(shape.element, item)];
      if (!('attributes' in shape)) return [];
      return shape.attributes.map((inner) => fractionIn(inner.shape, member(item, inner.name)));
    })
    .find((fraction) => fraction !== undefined);
};
