import { type Expression, evaluate, type Scope } from './evaluate.ts';
import {
  type Call,
  type Group,
  type ModuleRules,
  PLACES,
  type Rule,
  type Values,
} from './module-rules.ts';
import { keysOf } from './operators.ts';
import { HclError, UNKNOWN } from './unknown.ts';

/**
 * What a module says of these inputs, and the modules that it calls: the messages of all rules that are broken.
 * A rule that depends on what only Terraform knows is left to Terraform.
 */
export const brokenRules = (module: ModuleRules, values: Values): string[] => {
  const said: string[] = [];
  try {
    collectMessages(module, values, said);
  } catch (error) {
    // A value of another kind than the module is about: Terraform has words of its own for that.
    if (!(error instanceof HclError)) throw error;
  }
  return said;
};

// What is collected goes into one list: an app may have thousands of modules, most of which break nothing.
const collectMessages = (module: ModuleRules, values: Values, said: string[]): void => {
  const scope: Scope = [values];
  const broken: Broken[] = [];
  // Defaults keep all rules: only what was set is looked at. Nor is what is unknown: a rule that does not hold for anything
  // it may turn out to be would not hold for its default.
  for (const name of Object.keys(values))
    if (isLookedAt(name, values))
      for (const group of groupsOf(module, name))
        if (isFirst(name, group, values)) collectBroken(group, scope, broken);
  // As Terraform does: what a module refuses, it does not pass on.
  if (broken.length === 0) for (const call of module.calls) collectBelow(call, values, said);
  for (const each of broken)
    if (isTold(each, broken)) said.push(evaluate(each.rule.says, scope) as string);
};

interface Broken {
  readonly rule: Rule;
  readonly reads: readonly string[];
}

const collectBroken = ({ reads, rules }: Group, scope: Scope, broken: Broken[]): void => {
  for (const rule of rules) if (isBroken(rule, scope)) broken.push({ rule, reads });
};

const NONE: readonly Group[] = [];
const grouped = new WeakMap<ModuleRules, Map<string, Group[]>>();

/** The rules that depend on an input. */
const groupsOf = (module: ModuleRules, name: string): readonly Group[] => {
  let groups = grouped.get(module);
  if (!groups) {
    groups = new Map();
    for (const group of module.groups)
      for (const read of group.reads) groups.set(read, [...(groups.get(read) ?? []), group]);
    grouped.set(module, groups);
  }
  return groups.get(name) ?? NONE;
};

const isLookedAt = (name: string, values: Values): boolean =>
  values[name] !== UNKNOWN && Object.hasOwn(values, name);

/** Whether it is the turn of a group that depends on several inputs. */
const isFirst = (name: string, { reads }: Group, values: Values): boolean => {
  if (reads.length === 1) return true;
  for (const read of reads) if (isLookedAt(read, values)) return read === name;
  return false;
};

/** Neither does Terraform compare an input with another that is refused itself. */
const isTold = ({ rule, reads }: Broken, broken: readonly Broken[]): boolean =>
  !reads.some((name) => name !== rule.of && broken.some((other) => other.rule.of === name));

const isBroken = ({ holds }: Rule, scope: Scope): boolean => {
  try {
    return evaluate(holds, scope) === false;
  } catch (error) {
    // A value of another kind than the rule is about: Terraform has words of its own for that.
    if (error instanceof HclError) return false;
    throw error;
  }
};

const collectBelow = (call: Call, values: Values, said: string[]): void => {
  const { module, count, forEach, locals } = call;
  const scope: Scope = [values, UNKNOWN, UNKNOWN];
  if (count !== undefined && evaluate(count, scope) === 0) return;
  const instances = forEach === undefined ? undefined : evaluate(forEach, scope);
  if (instances === UNKNOWN) return;
  const keys = instances === undefined ? [UNKNOWN] : keysOf(instances);
  if (keys.length === 0) return;
  for (let at = 0; at < locals.length; at++)
    scope[PLACES.locals + at] = evaluate(locals[at] as Expression, scope);
  for (const key of keys) {
    scope[PLACES.key] = key;
    scope[PLACES.value] = instances === undefined ? values : (instances as Values)[key as string];
    collectMessages(module, inputsOf(call, scope), said);
  }
};

/** All inputs of a called module, for one instance. */
const inputsOf = ({ module, inputs, copied }: Call, scope: Scope): Values => {
  const values: Record<string, unknown> = Object.create(module.defaults);
  for (const input of inputs) values[input[0]] = evaluate(input[1], scope);
  const from = scope[PLACES.value];
  // What nobody set is not set below either.
  for (const name of from === UNKNOWN ? copied : Object.keys(from as Values))
    if (copied.includes(name)) values[name] = from === UNKNOWN ? UNKNOWN : (from as Values)[name];
  return values;
};
