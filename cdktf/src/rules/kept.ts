// Functions and modules of one app are much alike: a rule that some values have kept is not asked about them again.
import type { Rule, Values } from './module-rules.ts';

/** The number of an input's value, by the input's name: equal values have equal numbers. */
export type Numbers = (name: string) => number;

class Memory {
  readonly #kept = new Map<Rule, Set<string>>();
  readonly #primitives = new Map<unknown, number>();
  readonly #objects = new Map<string, number>();
  readonly #frozen = new WeakMap<object, number>();
  #last = 0;

  get isFull(): boolean {
    return this.#last > AT_MOST;
  }

  keptBy(rule: Rule): Set<string> {
    const kept = this.#kept.get(rule) ?? new Set();
    this.#kept.set(rule, kept);
    return kept;
  }

  numberOf(value: unknown): number {
    if (typeof value !== 'object' || value === null) return this.#numbered(this.#primitives, value);
    const known = this.#frozen.get(value);
    if (known !== undefined) return known;
    const number = this.#numbered(this.#objects, JSON.stringify(value));
    // It stays as it is: defaults are.
    if (Object.isFrozen(value)) this.#frozen.set(value, number);
    return number;
  }

  #numbered<Key>(numbers: Map<Key, number>, key: Key): number {
    let number = numbers.get(key);
    if (number === undefined) {
      number = this.#last++;
      numbers.set(key, number);
    }
    return number;
  }
}

const AT_MOST = 100_000;
let memory = new Memory();

export const numbersOf = (values: Values): Numbers => {
  if (memory.isFull) memory = new Memory();
  const found: Record<string, number> = {};
  return (name) => {
    found[name] ??= memory.numberOf(values[name]);
    return found[name];
  };
};

export const isKept = (rule: Rule, numbers: Numbers, defaults: Values): boolean => {
  const key = keyOf(rule, numbers);
  if (memory.keptBy(rule).has(key)) return true;
  // Defaults keep all rules.
  if (!rule.reads.every((name) => numbers(name) === memory.numberOf(defaults[name]))) return false;
  keep(rule, numbers);
  return true;
};

export const keep = (rule: Rule, numbers: Numbers): void => {
  memory.keptBy(rule).add(keyOf(rule, numbers));
};

const keyOf = ({ reads }: Rule, numbers: Numbers): string => {
  let key = '';
  for (const name of reads) key += `${numbers(name)},`;
  return key;
};
