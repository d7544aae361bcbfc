import { expect, test } from '@jest/globals';
import { inventory } from '../../harness/inventory.ts';
import { callsInOrder } from '../../harness/order.ts';
import { MINUTES, type Stage } from './stage.ts';

/** That nothing changes any more, and that nothing stays. */
export const testDestruction = (stage: () => Stage): void => {
  test(
    'destroy takes one pass, functions first and the bucket last, and leaves nothing',
    async () => {
      stage().aws.local.calls.clear();
      await stage().deployment.destroy();
      const { first, last } = callsInOrder(stage().aws.local.calls.all);
      const fileSystem = first('DeleteResource', 'AWS::S3Files::FileSystem');
      for (const child of ['AWS::S3Files::MountTarget', 'AWS::S3Files::AccessPoint']) {
        expect(last('DeleteFunction')).toBeLessThan(first('DeleteResource', child));
        expect(last('DeleteResource', child)).toBeLessThan(fileSystem);
      }
      expect(fileSystem).toBeLessThan(first('DeleteBucket'));
      expect(await inventory(stage().aws.clients)).toEqual(stage().before);
    },
    5 * MINUTES,
  );
};
