import type { TerraformMessage } from '../../harness/terraform.ts';

export interface Chain {
  readonly seconds: number;
  /** Resources on it that took any time, first to last. */
  readonly addresses: readonly string[];
}

/** The path through Terraform's graph whose resources took longest together, from the messages of the apply itself. */
export const longestChain = (dot: string, messages: readonly TerraformMessage[]): Chain => {
  const seconds = durations(messages);
  const needs = new Map<string, string[]>();
  for (const [, from = '', to = ''] of dot.matchAll(
    /"\[root\] ((?:[^"\\]|\\.)+)" -> "\[root\] ((?:[^"\\]|\\.)+)"/g,
  ))
    needs.set(from, [...(needs.get(from) ?? []), to]);

  const known = new Map<string, Chain>();
  const upTo = (node: string): Chain => {
    const done = known.get(node);
    if (done) return done;
    const before = (needs.get(node) ?? [])
      .map(upTo)
      .reduce((a, b) => (b.seconds > a.seconds ? b : a), { seconds: 0, addresses: [] });
    const own = EXPANSION.test(node)
      ? 0
      : (seconds.get(withoutKeys(node.replaceAll('\\"', '"'))) ?? 0);
    const chain = {
      seconds: before.seconds + own,
      addresses: own > 0 ? [...before.addresses, node] : before.addresses,
    };
    known.set(node, chain);
    return chain;
  };
  return [...needs.keys()].map(upTo).reduce((a, b) => (b.seconds > a.seconds ? b : a));
};

const withoutKeys = (address: string): string => address.replace(/\[[^\]]*\]/g, '');

// The graph has each resource twice: as what its instances come from, which takes no time, and as the instances.
const EXPANSION = / \(expand\)$/;

/** The longest instance of each resource. */
const durations = (messages: readonly TerraformMessage[]): Map<string, number> => {
  const began = new Map<string, number>();
  const longest = new Map<string, number>();
  for (const { type, hook, '@timestamp': at } of messages) {
    const address = hook?.resource?.addr;
    if (!address || !at) continue;
    if (type === 'apply_start') began.set(address, Date.parse(at));
    const start = began.get(address);
    if (type === 'apply_complete' && start !== undefined) {
      const name = withoutKeys(address);
      longest.set(name, Math.max(longest.get(name) ?? 0, (Date.parse(at) - start) / 1000));
    }
  }
  return longest;
};
