import { randomUUID } from 'node:crypto';
import { chmod, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Clock, type Durations } from './clock.ts';
import { createCloudControl } from './cloud-control/cloud-control.ts';
import type { CallLog } from './gateway/call-log.ts';
import { changedBy } from './gateway/changed-keys.ts';
import { deletedFunction } from './gateway/deleted-function.ts';
import { type Gateway, startGateway } from './gateway/server.ts';
import { type Status, statusService } from './gateway/status.ts';
import { unservedS3Files } from './gateway/unserved.ts';
import { guardsFor } from './guards/guards.ts';
import { bucketSettings } from './iam/bucket-settings.ts';
import { loadRoleFrom } from './iam/load-role.ts';
import { serviceRoleMay } from './iam/service-role.ts';
import { createRunner } from './lambda/runner.ts';
import { serveRunner } from './lambda/serve.ts';
import { callLine, telling } from './log-lines.ts';
import { MiniStackClient } from './ministack/client.ts';
import { startMiniStack } from './ministack/start.ts';
import { createAuthorizeMount } from './mount/authorize.ts';
import { makeRunFolder, socketPath } from './run-folder.ts';
import { s3FilesTypes } from './s3files/cloud-control.ts';
import { surroundingsFrom } from './s3files/ministack-surroundings.ts';
import { S3Files } from './s3files/s3files.ts';
import type { Scope } from './scope.ts';
import { createSynchronization } from './synchronization/synchronization.ts';

export interface LocalAwsOptions {
  /** Port on 127.0.0.1; 0, the default, takes a free one. */
  readonly port?: number;
  /** Twelve digits, default 111122223333: the account of callers whose access key is not an account id. */
  readonly account?: string;
  /** Default `us-east-1`: the Region of unsigned calls. */
  readonly region?: string;
  /** Real time per AWS time, default 0.05: an export that takes AWS 60 s takes 3 s. */
  readonly timeScale?: number;
  /** AWS times to replace, in milliseconds before scaling. */
  readonly durations?: Partial<Durations>;
  /** How handlers are kept apart; default: the strictest way this machine allows. */
  readonly isolation?: 'auto' | 'root' | 'user' | 'path';
  /** Told what is going on: an installation, exports, refusals, handler output. */
  readonly onLog?: (line: string) => void;
}

/** A running local AWS. Everything it started and wrote is gone after `close()`. */
export interface LocalAws {
  /** Different for each start: state made against another one is worthless here. */
  readonly id: string;
  /** `http://127.0.0.1:<port>` for every AWS service. */
  readonly endpoint: string;
  readonly account: string;
  readonly region: string;
  readonly clock: Clock;
  /** Its one temporary folder. */
  readonly folder: string;
  /** Calls that reached it, in order. */
  readonly calls: CallLog;
  readonly s3files: S3Files;
  /** How handlers are kept apart, and why not better. */
  readonly isolation: Status['isolation'];
  close(): Promise<void>;
}

const functionNames = async (client: MiniStackClient, scope: Scope): Promise<string[]> => {
  const { body } = await client.send({
    service: 'lambda',
    scope,
    path: '/2015-03-31/functions/',
  });
  const { Functions = [] } = JSON.parse(body.toString()) as {
    Functions?: { FunctionName: string }[];
  };
  return Functions.map(({ FunctionName }) => FunctionName);
};

/** Starts the local AWS on loopback: the gateway, S3 Files, the Lambda runner, and MiniStack for everything else. */
export const startLocalAws = async (options: LocalAwsOptions = {}): Promise<LocalAws> => {
  const {
    port = 0,
    account = '111122223333',
    region = 'us-east-1',
    timeScale = 0.05,
    onLog = () => {},
  } = options;
  const clock = new Clock(timeScale, options.durations);
  const folder = makeRunFolder();
  // Handlers run as other users and have to pass through to their code; nothing in it can be listed.
  await chmod(folder, 0o711);

  const started: (() => Promise<void> | void)[] = [
    () => rm(folder, { recursive: true, force: true }),
  ];
  const close = async () => {
    for (const end of started.splice(0).reverse()) await end();
  };
  try {
    const runnerSocket = socketPath(folder, 'runner.sock');
    const ministack = await startMiniStack({
      folder: join(folder, 'ministack'),
      runnerSocket,
      account,
      // Where it looks for what an unsigned call names.
      settings: { MINISTACK_REGION: region },
      onLog,
    });
    started.push(() => ministack.stop());
    const client = new MiniStackClient(ministack.endpoint);
    started.push(() => client.close());

    const synchronization = createSynchronization({
      client,
      clock,
      dataFolder: folder,
      may: async (fileSystem, step) => {
        const loadRole = loadRoleFrom(client, fileSystem.scope);
        const settings = await bucketSettings(client, fileSystem);
        const answer = await serviceRoleMay(loadRole, fileSystem, step, settings);
        return answer.allowed ? undefined : answer.reason;
      },
      log: onLog,
    });
    started.push(() => synchronization.close());
    const s3files = new S3Files({ clock, surroundings: surroundingsFrom(client), synchronization });
    let gateway: Gateway | undefined;
    const runner = await createRunner({
      folder: join(folder, 'lambda'),
      authorizeMount: createAuthorizeMount({ directory: s3files, client, dataFolder: folder }),
      endpoint: () => gateway?.endpoint ?? ministack.endpoint,
      mode: options.isolation ?? 'auto',
    });
    started.push(() => runner.close());
    const isolation = { mode: runner.mode.name, reason: runner.mode.reason };
    const served = await serveRunner(telling(runner, onLog), runnerSocket);
    started.push(() => served.close());

    const cloudControl = createCloudControl({ types: s3FilesTypes(s3files) });
    gateway = await startGateway({
      port,
      upstream: ministack.endpoint,
      unsigned: { account, region },
      services: [
        cloudControl,
        unservedS3Files,
        statusService({
          directory: s3files,
          pendingExports: (id) => synchronization.pendingExports(id),
          isolation,
          calls: () => gateway?.calls,
          dataFolder: folder,
          functions: () => functionNames(client, { account, region }),
        }),
      ],
      guards: guardsFor(s3files, client),
      onAnswered: (call, record, body) => {
        const line = callLine(record);
        if (line) onLog(line);
        const { status = 0 } = record;
        const changed = status < 300 ? changedBy(call, body) : undefined;
        if (changed) synchronization.bucketChanged(changed.bucket, changed.keys);
        const deleted = status < 300 ? deletedFunction(call) : undefined;
        if (deleted) void runner.forget(deleted);
      },
    });
    const { endpoint, calls } = gateway;
    started.push(() => gateway?.close());
    return {
      id: randomUUID(),
      endpoint,
      account,
      region,
      clock,
      folder,
      calls,
      s3files,
      isolation,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
};
