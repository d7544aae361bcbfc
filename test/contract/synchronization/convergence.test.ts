import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DELAY, KEYS, Model, PATHS } from './model.ts';

const path = fc.constantFrom(...PATHS);
const key = fc.constantFrom(...KEYS);

type Step = (model: Model) => void;
const named = <T>(name: string, values: fc.Arbitrary<T>, step: (model: Model, value: T) => void) =>
  values.map((value): Step & { toString(): string } =>
    Object.assign((model: Model) => step(model, value), {
      toString: () => `${name}(${JSON.stringify(value)})`,
      [fc.toStringMethod]: () => `${name}(${JSON.stringify(value)})`,
    }),
  );

const step = fc.oneof(
  named('write', path, (model, at) => model.write(at)),
  named('remove', path, (model, at) => model.remove(at)),
  named('rmdir', path, (model, at) => model.removeDirectory(at)),
  named('rename', fc.tuple(path, path), (model, [from, to]) => model.rename(from, to)),
  named('put', key, (model, at) => model.put(at)),
  named('delete', key, (model, at) => model.delete(at)),
  named('notice', path, (model, at) => model.notice(at)),
  named('look', key, (model, at) => model.look(at)),
  named('scan', fc.constant(0), (model) => model.scan()),
  named('list', fc.constant(0), (model) => model.list()),
  named('wait', fc.integer({ min: 1, max: 2 * DELAY }), (model, time) => model.wait(time)),
  named('settle', fc.constant(0), (model) => model.settle()),
  { weight: 3, arbitrary: named('decide', fc.constant(0), (model) => model.decide()) },
  { weight: 3, arbitrary: named('work', fc.nat(5), (model, index) => model.work(index)) },
);

const after = (steps: readonly Step[]): Model => {
  const model = new Model();
  for (const each of steps) each(model);
  model.settle();
  return model;
};

const runs = { numRuns: 3_000 };

test('in whatever order things happen, folder and bucket become equal and nothing is lost on the way', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60, size: 'max' }), (steps) => {
      const model = after(steps);
      expect(model.files()).toEqual(model.shown());
    }),
    runs,
  );
});

test('once equal, nothing waits and nothing happens any more', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40, size: 'max' }), (steps) => {
      const model = after(steps);
      const before = [...model.bucket];
      model.wait(100 * DELAY);
      model.settle();
      expect([...model.bucket]).toEqual(before);
      expect(model.pendingExports()).toBe(0);
    }),
    runs,
  );
});
