import { describe, expect, test } from '@jest/globals';
import { TerraformVariable, Token } from 'cdktf';
import { S3Files } from '../../../../cdktf/src/index.ts';
import { BOUNDARIES } from '../../../plan/hcl/limits/boundaries/all.ts';
import { REFUSALS } from '../../../plan/hcl/limits/refusals/all.ts';
import { emptyStack, least, tf } from '../stacks.ts';
import { CONSTRUCTS, refusedByConstruct } from './refused-by-constructs.ts';

const asked = REFUSALS.filter(({ module = 'root' }) => module in CONSTRUCTS);

/** How messages begin that depend on what no input says: on the account, the Region, another module's resources. */
const FOR_TERRAFORM = [
  /^bucket least-111122223333-eu-west-1: /,
  /^bucket: versioning_status must be/,
  /^service_role: arn must be that of a role in the provider's account/,
  /^network( net)?: (subnets must have zones|interface_endpoints must be services) of eu-west-1/,
  /^access_points: at most 50 tags/,
  /^(least|function least-tags): IAM does not tell tags apart by case/,
  /^(function|client) root: access must be/,
  /^function least-\w+: (environment may have 4096 bytes|code.filename must name a zip that|the name of its role)/,
  /^client [\w.-]+: role_arn must be the ARN of a role/,
];

describe.each(asked)(
  'a construct refuses what Terraform would: $title',
  ({ module, variables, messages }) => {
    test('each rule that is broken is told, with the value, and no other', async () => {
      const told = await refusedByConstruct(module ?? 'root', variables);
      const expected = messages.filter(
        ([says]) => !FOR_TERRAFORM.some((begin) => begin.test(says)),
      );
      for (const [says, ...values] of expected) {
        const found = told.filter((message) => message.startsWith(says));
        expect([says, found.length]).toEqual([says, 1]);
        for (const value of values) expect(found[0]).toContain(value);
      }
      const others = told.filter(
        (message) =>
          !message.includes('(known after apply)') &&
          !expected.some(([says]) => message.startsWith(says)),
      );
      expect(others).toEqual([]);
    });
  },
);

test.each(BOUNDARIES.filter(({ module = 'root' }) => module in CONSTRUCTS))(
  'a construct takes what Terraform takes: $title',
  async ({ module, variables }) => {
    expect(await refusedByConstruct(module ?? 'root', variables)).toEqual([]);
  },
);

const built = (props: object) => () => {
  const stack = emptyStack();
  new S3Files(stack, 'files', { ...least, accessPoints: { a: {} }, ...props });
};
const code = { filename: 'a.zip' };

test('what Terraform takes of unusual texts and of keys without a value is taken', () => {
  const fn = { accessPoint: 'a', code, handler: 'i.h' };
  // Composed, these are 81 bytes.
  expect(
    built({ accessPoints: { a: { rootDirectory: { path: `/${'e\u0301'.repeat(40)}` } } } }),
  ).not.toThrow();
  expect(built({ tags: { owner: 'Andre\u0301' } })).not.toThrow();
  expect(built({ prefix: 'a\rb\u2028/' })).not.toThrow();
  expect(built({ functions: { a: { ...fn, description: 'a\r\n'.repeat(128) } } })).not.toThrow();
  const { vpcId, subnets } = least.network;
  expect(
    built({ network: { vpcId, subnets: { ...subnets, 'eu-west-1c': undefined } } }),
  ).not.toThrow();
  expect(
    built({
      functions: { a: fn, b: undefined },
      clients: { b: undefined },
      accessPoints: { a: {}, b: undefined },
    }),
  ).not.toThrow();
});

test('nothing where an object must be is refused with its path', () => {
  expect(built({ functions: { a: null } })).toThrow(
    'functions.a of stack/files must be an object; got null: leave the key out',
  );
});

test('every message begins with the path of the construct', () => {
  expect(built({ name: 'A', prefix: 'a' })).toThrow(
    /^stack\/files: name must be 1 to 32 .*; got "A"\.$/,
  );
  expect(
    built({
      functions: { a: { accessPoint: 'a', code, handler: 'i.h', memorySize: 1 } },
      prefix: 'a',
    }),
  ).toThrow(
    'stack/files: prefix must end in "/", or be null for the whole bucket; got "a".\nstack/files: function notes-a: memory_size must be a whole number of MB from 128 to 10240; got 1.',
  );
});

test('what only Terraform knows is left to Terraform, and what is wrong whatever it is, is refused', () => {
  const stack = emptyStack();
  const unknown = new TerraformVariable(stack, 'unknown', { type: 'string' }).stringValue;
  const number = new TerraformVariable(stack, 'number', { type: 'number' }).numberValue;
  const list = new TerraformVariable(stack, 'list', { type: 'list(string)' }).listValue;
  const functionWith = (more: object) => ({
    functions: { a: { accessPoint: 'a', code, handler: 'i.h', ...more } },
  });
  expect(
    built({ name: unknown, prefix: `${unknown}/a`, exportDrainSeconds: number }),
  ).not.toThrow();
  expect(built(functionWith({ memorySize: number, layers: list, zones: list }))).not.toThrow();
  expect(built(functionWith({ description: `of ${number} ${unknown}`.repeat(9) }))).not.toThrow();
  expect(built({ name: tf('var.written_by_hand') })).not.toThrow();

  const { subnets } = least.network;
  expect(
    built({ network: { vpcId: 'vpc', subnets: { ...subnets, 'eu-west-1c': unknown } } }),
  ).toThrow('network: vpc_id must be the id of a VPC');
  expect(built(functionWith({ layers: [...Array(6)].map(() => unknown) }))).toThrow(
    'function notes-a: layers must be at most 5 ARNs of layer versions',
  );
  expect(built({ name: unknown, ...functionWith({ timeout: 0 }) })).toThrow(
    'function (known after apply): timeout must be a whole number of seconds from 1 to 900; got 0.',
  );
  expect(built({ accessPoints: { a: { tags: Token.asStringMap(unknown) } } })).not.toThrow();
});
