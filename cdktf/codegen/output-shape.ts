import { type Expression, parseExpression } from './expression.ts';
import type { Module } from './read-module.ts';
import type { Type } from './type-constraint.ts';

/** What an output holds. */
export type Shape =
  | { readonly kind: 'string' | 'number' | 'bool' | 'list' | 'map' | 'any' }
  | { readonly kind: 'object'; readonly attributes: Readonly<Record<string, Shape>> }
  /** A map with the caller's names as keys. */
  | { readonly kind: 'keyed'; readonly element: Shape };

// An attribute of a resource, a local, the result of a function: where HCL states no type, it is text.
const TEXT: Shape = { kind: 'string' };

/** The shape of each output of a module; those of the modules it calls, `modules/<name>`, by that path. */
export const outputShapes = (
  module: Module,
  others: Readonly<Record<string, Module>>,
): Record<string, Shape> => {
  const shapeOf = (expression: Expression, scope: Readonly<Record<string, Shape>>): Shape => {
    switch (expression.kind) {
      case 'other':
        return TEXT;
      case 'object':
        // What is not spelt like an attribute is a key: the names of environment variables.
        return expression.entries.some(([name]) => !/^[a-z][a-z0-9_]*$/.test(name))
          ? { kind: 'map' }
          : {
              kind: 'object',
              attributes: Object.fromEntries(
                expression.entries.map(([name, entry]) => [name, shapeOf(entry, scope)]),
              ),
            };
      case 'for': {
        const element = follow(shapeOf(expression.collection, scope), ['[]']);
        return {
          kind: 'keyed',
          element: shapeOf(expression.body, { ...scope, [expression.value]: element }),
        };
      }
      case 'traversal': {
        const { root, steps } = expression;
        const known = scope[root];
        if (known) return follow(known, steps);
        const [name = '', ...rest] = steps;
        const variable = module.variables.find((candidate) => candidate.name === name);
        if (root === 'var' && variable) return follow(shapeOfType(variable.type), rest);
        if (root === 'module') return follow(shapeOfCall(module, name, others), rest);
        return TEXT;
      }
    }
  };
  return Object.fromEntries(
    module.outputs.map(({ name, value }) => [name, shapeOf(parseExpression(value), {})]),
  );
};

const shapeOfCall = (
  module: Module,
  name: string,
  others: Readonly<Record<string, Module>>,
): Shape => {
  const call = module.calls[name];
  const called = others[String(call?.source).replace(/^\.\//, '')];
  if (!call || !called) throw new Error(`module.${name} is not a module of this repository`);
  const instance: Shape = { kind: 'object', attributes: outputShapes(called, others) };
  return 'for_each' in call ? { kind: 'keyed', element: instance } : instance;
};

const shapeOfType = (type: Type): Shape => {
  switch (type.kind) {
    case 'list':
    case 'set':
      return { kind: 'list' };
    case 'tuple':
      return { kind: 'any' };
    case 'map':
      return type.element.kind === 'string'
        ? { kind: 'map' }
        : { kind: 'keyed', element: shapeOfType(type.element) };
    case 'object':
      return {
        kind: 'object',
        attributes: Object.fromEntries(
          type.attributes.map((attribute) => [attribute.name, shapeOfType(attribute.type)]),
        ),
      };
    default:
      return { kind: type.kind };
  }
};

const follow = (shape: Shape, steps: readonly string[]): Shape =>
  steps.reduce<Shape>((at, step) => {
    if (at.kind === 'keyed') return at.element;
    // An index into a module with `count`.
    if (at.kind === 'object') return step === '[]' ? at : (at.attributes[step] ?? TEXT);
    return TEXT;
  }, shape);
