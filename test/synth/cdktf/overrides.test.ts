import { expect, test } from '@jest/globals';
import { Aspects, type TerraformElement, TerraformHclModule, type TerraformStack } from 'cdktf';
import { S3Files } from '../../../cdktf/src/index.ts';
import { least, leastInHcl, type Synthesised, synthesise } from './stacks.ts';

type Change = (stack: TerraformStack, element: TerraformElement) => void;

/** The module's arguments after a change, as our construct and as cdktf's own module come to them. */
const afterwards = (change: Change): readonly unknown[] => {
  const argumentsOf = ({ module }: Synthesised) => {
    const { '//': _, source: __, ...rest } = module.files as Record<string, unknown>;
    return rest;
  };
  return [
    synthesise((stack) =>
      change(stack, new S3Files(stack, 'files', { ...least, tags: { a: 'b' } })),
    ),
    synthesise((stack) =>
      change(
        stack,
        new TerraformHclModule(stack, 'files', {
          source: './x',
          skipAssetCreationFromLocalModules: true,
          variables: structuredClone({ ...leastInHcl, tags: { a: 'b' } }),
        }),
      ),
    ),
  ].map(argumentsOf);
};

// What is known is not searched for tokens: no change of it may be lost for that.
const CHANGES: Readonly<Record<string, Change>> = {
  nothing: () => {},
  'an override of the construct': (_, files) => files.addOverride('tags.c', 'd'),
  'an override of the construct at the top': (_, files) => files.addOverride('prefix', 'a/'),
  'an override of the stack': (stack) => stack.addOverride('module.files.tags.c', 'd'),
  'an override of the stack that takes away': (stack) =>
    stack.addOverride('module.files.tags', undefined),
  'a variable that is set later': (_, files) => (files as TerraformHclModule).set('prefix', 'a/'),
  'an aspect': (stack) =>
    Aspects.of(stack).add({
      visit: (node) => {
        if (node instanceof TerraformHclModule)
          node.set('tags', { ...node.variables?.tags, e: 'f' });
      },
    }),
};

test.each(Object.entries(CHANGES))(
  'after %s a construct says what a bare module says',
  (_, change) => {
    const [ours, bare] = afterwards(change);
    expect(ours).toEqual(bare);
  },
);
