import type { Attribute } from '../schema/resource-type.ts';
import type { Step } from '../value/path.ts';
import { equal, isFields, UNKNOWN, type Value } from '../value/value.ts';

/** Makes each computed value that the configuration leaves out unknown, at every level. */
export const openFields = (
  attributes: readonly Attribute[],
  value: Value,
  config: Value,
): Value => {
  if (!isFields(value)) return value;
  return Object.fromEntries(
    attributes.map((attribute) => [
      attribute.name,
      openAttribute(attribute, value[attribute.name] ?? null, reach(config, attribute.name)),
    ]),
  );
};

const openAttribute = ({ computed, shape }: Attribute, value: Value, config: Value): Value => {
  if (config === null && computed) return UNKNOWN;
  if (!('attributes' in shape)) return value;
  if (!Array.isArray(value)) return openFields(shape.attributes, value, config);
  const isSet = shape.kind === 'object-set';
  return value.map((item, i) =>
    openFields(shape.attributes, item, reach(config, isSet ? { member: item } : i)),
  );
};

/**
 * The configured value one step further, or the last one on the way: null stays null, and an element that is not
 * configured has its list's configuration (the provider's framework looks values up like this).
 */
const reach = (config: Value, step: Step): Value => {
  if (typeof step === 'string') return isFields(config) ? (config[step] ?? null) : config;
  if (!Array.isArray(config)) return config;
  const found =
    typeof step === 'number' ? config[step] : config.find((item) => equal(item, step.member));
  return found === undefined ? config : found;
};
