import { expect, test } from '@jest/globals';
import { parseType } from '../hcl/type.ts';
import { misspelt } from './misspelt.ts';

const type = parseType(
  'map(object({ handler = string, code = object({ s3_object = optional(object({ key = string })) }) }))',
);

test('finds what a map of objects does not have, at any depth', () => {
  const value = {
    a: { handler: 'x', code: { s3_object: { key: 'k', vresion: '1' } }, acess: 'read-only' },
  };
  expect(misspelt(type, value, 'functions')).toEqual([
    'functions.a.acess',
    'functions.a.code.s3_object.vresion',
  ]);
});

test('finds what is required and missing, and looks into nothing that is computed', () => {
  expect(misspelt(type, { a: { code: 'local.code' } }, 'functions')).toEqual([
    'functions.a.handler',
  ]);
  expect(misspelt(type, 'local.functions', 'functions')).toEqual([]);
});
