import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { compiler } from '../../../cdktf/codegen/compile.ts';
import { readExpression } from '../../../cdktf/codegen/expression.ts';
import * as rules from '../../../cdktf/src/rules/index.ts';
import { terraform } from '../../harness/terraform.ts';

/** What rules are written with, and what is easily computed differently. */
const EXPRESSIONS = [
  // Operators.
  ...[
    '!true',
    'true && false',
    'true || false',
    '1 == 1',
    '"a" == "b"',
    '[1] == [1]',
    'null == null',
  ],
  ...['{ a = 1 } == { a = 1 }', '"1" == 1', '2 > 1', '1 >= 1', '"10" > 9', '7 / 2', '3 * 1.5 + 1'],
  ...['null == [] ? "a" : "b"', 'false ? regex("a", "b") : "kept"', '[{ a = 1 }, { a = 2 }][*].a'],
  ...['{ b = 1, a = 2 }["b"]', 'split(":", "a:b:c")[1]', `"x-\${1}-\${true}-\${"y"}"`],
  // For.
  ...[
    `[for k, v in { b = 1, a = 2, B = 3, "" = 4 } : "\${k}\${v}"]`,
    '[for i, v in ["x", "y"] : i]',
  ],
  ...[
    '{ for v in ["b", "a"] : v => upper(v) if v != "b" }',
    '[for v in [1, 2, 3] : v * 2 if v > 1]',
  ],
  // Collections.
  ...['keys({ b = 1, a = 2, "a-b" = 3, aB = 4, "é" = 5 })', 'values({ b = 1, a = 2 })'],
  ...[
    'length([1, 2])',
    'length({ a = 1 })',
    'length("")',
    'length("é")',
    'length("a\\r\\n")',
    'length("👩‍👩‍👧")',
    'length("e\u0301")',
  ],
  ...['alltrue([])', 'alltrue([true, false])', 'anytrue([])', 'anytrue([false, true])'],
  ...['compact(["a", "", null, "b"])', 'distinct(["b", "a", "b"])', 'flatten([[1, [2]], [], [3]])'],
  ...['concat(["a"], [], ["b"])', 'contains(["a", "b"], "b")', 'contains(["a"], "A")'],
  ...['length(setsubtract(["a", "b"], ["b"]))', 'merge({ a = 1, b = 2 }, { b = 3 })'],
  ...[
    'coalesce("", "b")',
    'coalesce(null, 1)',
    'try(regex("a", "b"), "none")',
    'can(regex("a", "b"))',
  ],
  ...['can(regex("^a$", "a\\n"))', 'can(regex("^a", "b\\na"))', 'regex("[0-9]+", "ab123")'],
  ...[
    'can(regex("^[\\\\p{L}\\\\p{Z}\\\\p{N}_.:/=+@-]+$", "é 1 漢"))',
    'can(regex("^[^\\\\s]+$", "a\\u00a0b"))',
  ],
  ...[
    'can(regex("^.$", "👍"))',
    'can(regex("^.$", "\\n"))',
    'can(regex("^a.c$", "a\\rc"))',
    'can(regex("^[.]$", "a"))',
    'can(regex("^\\\\.\\\\s$", ". "))',
  ],
  // Texts.
  ...[
    'lower("ÀB")',
    'startswith("abc", "ab")',
    'join(", ", ["a", "b"])',
    'join("-", [])',
    'split(",", "")',
  ],
  ...['trim("==a=b==", "=")', 'trim("", "=")', 'trim("?!a!?", "!?")', 'replace("a.b.c", ".", "-")'],
  ...[
    'replace("a1b22", "/[0-9]+/", "#")',
    'base64encode("é")',
    'tonumber("12")',
    'can(tonumber("a"))',
  ],
  ...['floor(1.9)', 'floor(5)', 'tonumber("1e3")'],
  // JSON.
  ...[
    'jsonencode({ b = [1, 2.5, null, true], a = "<&>" })',
    'jsonencode("\\u2028é\\"\\\\")',
    'jsonencode([])',
  ],
  ...[
    'jsonencode(52673613135872)',
    'jsonencode(0.1)',
    'jsonencode({})',
    'jsonencode(null)',
    'jsonencode({ "10" = 1, "9" = 2, b = 3 })',
    'jsonencode(1e21)',
    'jsonencode(0.0000001)',
    'jsonencode("\\u007f\\t")',
  ],
  ...['jsonencode({ for k, v in { z = 1, a = { y = 2, b = 3 } } : k => v })'],
  // Ranges.
  ...['cidrhost("10.1.2.3/16", 0)', 'cidrnetmask("10.0.0.0/20")', 'can(cidrnetmask("10.0.0.0"))'],
  ...[
    'can(cidrnetmask("10.0.0.256/8"))',
    'can(cidrnetmask("fd00::/8"))',
    'cidrhost("0.0.0.0/0", 0)',
  ],
  ...[
    'can(cidrnetmask("10.0.0.0/33"))',
    'can(cidrhost("a/8", 0))',
    'cidrhost("255.255.255.255/32", 0)',
  ],
];

let folder: string;
let told: readonly unknown[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 's3files-expressions-'));
  // As text, because a plan knows a number only as it was written.
  const outputs = EXPRESSIONS.map(
    (expression, n) => `output "e${n}" {\n  value = jsonencode(${expression})\n}\n`,
  );
  await writeFile(join(folder, 'main.tf'), outputs.join('\n'));
  const options = { cwd: folder, env: { PATH: process.env.PATH, HOME: folder } };
  await terraform(['init', '-no-color'], options);
  await terraform(['plan', '-out=plan.bin', '-json'], options);
  const { stdout } = await terraform(['show', '-json', 'plan.bin'], options);
  const { output_changes } = JSON.parse(stdout) as {
    output_changes: Record<string, { after: string }>;
  };
  told = EXPRESSIONS.map((_, n) => JSON.parse(output_changes[`e${n}`]!.after));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const functions: Readonly<Record<string, unknown>> = {
  ...rules,
  upper: (text: string) => text.toUpperCase(),
};

test.each(EXPRESSIONS.map((expression, n) => ({ expression, n })))(
  'a rule finds what Terraform finds: $expression',
  async ({ expression, n }) => {
    const { compile } = compiler(new Set(Object.keys(functions)), () => {});
    const code = compile(await readExpression(expression));
    const data = new Function(...Object.keys(functions), `return ${code};`)(
      ...Object.values(functions),
    ) as rules.Expression;
    expect(rules.evaluate(data, [{}])).toEqual(told[n]);
  },
);
