import type { Expression } from './expression.ts';
import type { Module } from './read-module.ts';
import type { Type } from './type-constraint.ts';

/** What an output holds. */
export type Shape =
  | { readonly kind: 'string' | 'number' | 'bool' | 'list' | 'map' | 'any' }
  | { readonly kind: 'object'; readonly attributes: Readonly<Record<string, Shape>> }
  /** A map with the caller's names as keys. */
  | { readonly kind: 'keyed'; readonly element: Shape };

// An attribute of a resource, a local, the result of another function: where HCL states no type, it is text.
const TEXT: Shape = { kind: 'string' };
const LISTS = new Set(['compact', 'concat', 'distinct', 'flatten', 'keys', 'sort', 'values']);

/** The shape of each output of a module; those of the modules it calls, `modules/<name>`, by that path. */
export const outputShapes = (
  module: Module,
  others: Readonly<Record<string, Module>>,
): Record<string, Shape> => {
  const shapeOf = (expression: Expression, scope: Readonly<Record<string, Shape>>): Shape => {
    switch (expression.kind) {
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
      case 'list':
        return { kind: 'list' };
      case 'call':
        return LISTS.has(expression.name) ? { kind: 'list' } : TEXT;
      case 'for': {
        if (!expression.key) return { kind: 'list' };
        const element = follow(shapeOf(expression.collection, scope), ['[]']);
        const [, value] = expression.names;
        return { kind: 'keyed', element: shapeOf(expression.body, { ...scope, [value]: element }) };
      }
      case 'traversal': {
        const { root } = expression;
        if (typeof root !== 'string') return TEXT;
        const steps = expression.steps.map((step) => (typeof step === 'string' ? step : '[]'));
        const known = scope[root];
        if (known) return follow(known, steps);
        const [name = '', ...rest] = steps;
        const variable = module.variables.find((candidate) => candidate.name === name);
        if (root === 'var' && variable) return follow(shapeOfType(variable.type), rest);
        if (root === 'module') return follow(shapeOfCall(module, name, others), rest);
        return TEXT;
      }
      default:
        return TEXT;
    }
  };
  return Object.fromEntries(module.outputs.map(({ name, value }) => [name, shapeOf(value, {})]));
};

const shapeOfCall = (
  module: Module,
  name: string,
  others: Readonly<Record<string, Module>>,
): Shape => {
  const call = module.calls[name];
  const called = call && others[call.module];
  if (!called) throw new Error(`module.${name} is not a module of this repository`);
  const instance: Shape = { kind: 'object', attributes: outputShapes(called, others) };
  return call.forEach ? { kind: 'keyed', element: instance } : instance;
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
