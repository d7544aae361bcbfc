import { newerNode } from './newer-node.ts';

/** An engine and a package manager, as a user would have chosen them. */
export interface Tools {
  readonly library: 'cdktf' | 'cdktn';
  /** npm packages that the user has on the machine. */
  onMachine(): readonly string[];
  /** What the template of the engine installs, and esbuild for the handlers. */
  readonly dependencies: Readonly<Record<string, string>>;
  /** What the package manager wants to have told. */
  readonly files: Readonly<Record<string, string>>;
  readonly install: Words;
  /** Runs a program of the project. */
  readonly run: Words;
  /** `s3files-local exec --` with the engine's command, the way this user runs it. */
  readonly deploy: Words;
}

export type Words = readonly [string, ...string[]];

const TYPESCRIPT = { esbuild: '^0.28.0', 'ts-node': '^10.9.2', typescript: '^5.9.0' };

export const cdktfWithNpm: Tools = {
  library: 'cdktf',
  onMachine: () => [],
  dependencies: {
    ...TYPESCRIPT,
    '@types/node': '^20.0.0',
    cdktf: '^0.21.0',
    'cdktf-cli': '^0.21.0',
    constructs: '^10.4.2',
  },
  files: {},
  install: ['npm', 'install'],
  run: ['npx'],
  deploy: ['npx', 'cdktf', 'deploy'],
};

export const cdktnWithPnpm: Tools = {
  library: 'cdktn',
  onMachine: () => ['pnpm@12', ...newerNode()],
  dependencies: {
    ...TYPESCRIPT,
    '@types/node': '^22.0.0',
    cdktn: '^0.24.0',
    'cdktn-cli': '^0.24.0',
    constructs: '>=10.6.0 <10.8.0',
  },
  files: { 'pnpm-workspace.yaml': 'allowBuilds:\n  esbuild: true\n' },
  install: ['pnpm', 'install'],
  run: ['pnpm', 'exec'],
  deploy: ['pnpm', 'run', 'deploy'],
};
