import { isKept, keep, numbersOf } from './kept.ts';
import type { Call, Instance, ModuleRules, Rule, Values } from './module-rules.ts';
import { keysOf } from './operators.ts';
import { HclError, UNKNOWN } from './unknown.ts';

/**
 * What a module says of these inputs, and the modules that it calls: the messages of all rules that are broken.
 * A rule that depends on what only Terraform knows is left to Terraform.
 */
export const brokenRules = (module: ModuleRules, values: Values): string[] => {
  const broken: Rule[] = [];
  const numbers = numbersOf(values);
  for (const rule of module.rules) {
    if (isKept(rule, numbers, module.defaults)) continue;
    if (isBroken(rule, values)) broken.push(rule);
    else keep(rule, numbers);
  }
  // As Terraform does: what a module refuses, it does not pass on.
  return broken.length > 0
    ? broken.filter((rule) => isTold(rule, broken)).map(({ says }) => says(values))
    : module.calls.flatMap((call) => brokenIn(call, values));
};

/** Neither does Terraform compare an input with another that is refused itself. */
const isTold = ({ of, reads }: Rule, broken: readonly Rule[]): boolean =>
  !reads.some((name) => name !== of && broken.some((rule) => rule.of === name));

const isBroken = ({ holds }: Rule, values: Values): boolean => {
  try {
    return holds(values) === false;
  } catch (error) {
    // A value of another kind than the rule is about: Terraform has words of its own for that.
    if (error instanceof HclError) return false;
    throw error;
  }
};

const brokenIn = (call: Call, values: Values): string[] => {
  const instances = instancesOf(call, values);
  if (instances.length === 0) return [];
  const inputs = call.inputs(values);
  return instances.flatMap((each) => brokenRules(call.module, inputs(each)));
};

const ONE: Instance = { key: UNKNOWN, value: UNKNOWN };

const instancesOf = ({ count, forEach }: Call, values: Values): readonly Instance[] => {
  if (!forEach) return count?.(values) === 0 ? [] : [ONE];
  const collection = forEach(values);
  return collection === UNKNOWN
    ? []
    : keysOf(collection).map((key) => ({ key, value: (collection as Values)[key] }));
};
