import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { BOUNDS, LISTS, PATTERNS } from './compared.ts';
import { boundsOf, listOf, patternOf, RULES, type Rule, rulesAbout } from './rule.ts';
import { aws } from './schema.ts';
import { SOURCES } from './sources.ts';

/** What rules of a variable say about `subject`, and the rules that say it. */
const found = <Said>(
  module: string,
  variable: string,
  subject: string,
  say: (rule: Rule, subject: string) => Said | undefined,
): { said: Said; rule: Rule }[] =>
  rulesAbout(module, variable, subject).flatMap((rule) => {
    const said = say(rule, subject);
    return said === undefined ? [] : [{ said, rule }];
  });
const bounded = (rule: Rule, subject: string) => {
  const bounds = boundsOf(rule, subject);
  return bounds.lowest === undefined && bounds.highest === undefined ? undefined : bounds;
};

test.each(LISTS)(
  '%s: %s: the choices of %s are those of AWS',
  (module, variable, subject, pointer) => {
    const [ours] = found(module, variable, subject, listOf);
    expect([...(ours!.said as string[])].sort()).toEqual([...aws(pointer).enum!].sort());
  },
);

test.each(BOUNDS)(
  '%s: %s: the bounds of %s are those of AWS',
  (module, variable, subject, pointer) => {
    const [ours] = found(module, variable, subject, bounded);
    const { minimum, maximum, minLength, maxLength, minItems, maxItems } = aws(pointer);
    const [lowest, highest] = [minimum ?? minLength ?? minItems, maximum ?? maxLength ?? maxItems];
    expect(lowest ?? highest).toBeDefined();
    if (highest !== undefined) expect(ours!.said.highest).toBe(highest);
    // A pattern or a key that must be there sees to that nothing is empty.
    if (ours!.said.lowest !== undefined && lowest !== undefined)
      expect(ours!.said.lowest).toBe(lowest);
    if (minimum !== undefined) expect(ours!.said.lowest).toBe(minimum);
  },
);

test('one of five security groups of a function is ours', () => {
  const { maxItems } = aws('Function/definitions/VpcConfig/properties/SecurityGroupIds');
  const subject = 'length(var.network.client_security_group_ids)';
  const [ours] = found('s3files', 'network', subject, bounded);
  expect(ours!.said.highest).toBe(maxItems! - 1);
});

describe('a pattern accepts what that of AWS accepts, and nothing else', () => {
  test.each(PATTERNS)('%s: %s: %s', (module, variable, subject, pointer, within = () => true) => {
    const [ours] = found(module, variable, subject, patternOf);
    const theirs = new RegExp(aws(pointer).pattern!, 'u');
    // A dot is any character but an end of line, of which JavaScript knows more than Go.
    const line = (text: string) => !/[\n\r\u2028\u2029]/.test(text);
    const any = fc.string({ unit: 'binary', maxLength: 8 });
    for (const texts of [fc.stringMatching(theirs), fc.stringMatching(ours!.said), any])
      fc.assert(
        fc.property(texts.filter(line), (text) => {
          expect([text, ours!.said.test(text)]).toEqual([text, theirs.test(text) && within(text)]);
        }),
      );
  });

  test.each(['s3files', 'lambda'])('%s: ids of security groups', (module) => {
    const { pattern } = aws('MountTarget/properties/SecurityGroups/items');
    const variable = module === 'lambda' ? 'vpc_config' : 'network';
    const written = rulesAbout(module, variable, '^sg-').map(
      ({ condition }) => /"(\^sg-[^"]+)"/.exec(condition)?.[1],
    );
    expect(written).toEqual([pattern!.replace(/[()]/g, '')]);
  });
});

describe('no rule stands for itself alone', () => {
  const compared = new Set(
    [
      ...LISTS.flatMap(([module, variable, subject]) => found(module, variable, subject, listOf)),
      ...BOUNDS.flatMap(([module, variable, subject]) => found(module, variable, subject, bounded)),
      ...PATTERNS.flatMap(([module, variable, subject]) =>
        found(module, variable, subject, patternOf),
      ),
    ].map(({ rule }) => rule),
  );

  test.each(SOURCES)('%s: %s: there is a rule that says "%s"', (module, variable, says) => {
    expect(rulesAbout(module, variable, says)).toHaveLength(1);
  });

  test('each is compared with a schema of AWS or has its source written down', () => {
    const sourced = new Set(
      SOURCES.flatMap(([module, variable, says]) => rulesAbout(module, variable, says)),
    );
    const without = RULES.filter((rule) => !compared.has(rule) && !sourced.has(rule));
    expect(without.map(({ module, variable, message }) => [module, variable, message])).toEqual([]);
  });
});
