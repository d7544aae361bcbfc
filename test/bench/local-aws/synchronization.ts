import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { startLocalAws } from '../../../local-aws/local-aws.ts';
import { fileSystemFolder } from '../../../local-aws/s3files/data-folder.ts';
import { type Figure, median } from '../figure.ts';
import { BUCKET, makeFileSystem } from './stage.ts';

const RUNS = 20;
const LONGEST_MS = 10_000;

/** How soon each side sees what the other wrote, the export delay taken off. */
export const measureSynchronization = async (): Promise<Figure[]> => {
  const local = await startLocalAws({ timeScale: 0.005 });
  try {
    const { clients, fileSystemId } = await makeFileSystem(local);
    const folder = fileSystemFolder(local.folder, fileSystemId);
    mkdirSync(join(folder, 'out'));

    const imports: number[] = [];
    const exports: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      await clients.s3.send(
        new PutObjectCommand({ Bucket: BUCKET, Key: `in/${run}.txt`, Body: 'in' }),
      );
      imports.push(await until(() => existsSync(join(folder, 'in', `${run}.txt`))));

      writeFileSync(join(folder, 'out', `.${run}.tmp`), 'out');
      renameSync(join(folder, 'out', `.${run}.tmp`), join(folder, 'out', `${run}.txt`));
      const seen = await until(() => exists(clients.s3, `out/${run}.txt`));
      exports.push(seen - local.clock.real('exportDelay'));
    }
    return [
      figure('object put until the file is on the mount', median(imports)),
      figure('file published until it is an object, export delay taken off', median(exports)),
    ];
  } finally {
    await local.close();
  }
};

const figure = (what: string, value: number): Figure => ({
  what,
  value,
  unit: 'ms',
  bound: 100,
  how: `median of ${RUNS}`,
});

const exists = (s3: Awaited<ReturnType<typeof makeFileSystem>>['clients']['s3'], Key: string) =>
  s3.send(new HeadObjectCommand({ Bucket: BUCKET, Key })).then(
    () => true,
    () => false,
  );

const until = async (holds: () => boolean | Promise<boolean>): Promise<number> => {
  const began = performance.now();
  while (!(await holds())) {
    if (performance.now() - began > LONGEST_MS) throw new Error(`not seen within ${LONGEST_MS} ms`);
    await delay(1);
  }
  return performance.now() - began;
};
