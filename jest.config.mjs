import { fileURLToPath } from 'node:url';

// One project for each tier of docs/architecture.md; `npm test -- <tier>` selects some of them.
const tier = (name) => ({
  displayName: name,
  rootDir: fileURLToPath(new URL('.', import.meta.url)),
  testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript' },
          target: 'es2022',
          experimental: { keepImportAttributes: true },
        },
        module: { type: 'es6' },
      },
    ],
  },
  // As `paths` of tsconfig.json: the sources, not what was last built of them.
  moduleNameMapper: {
    '^terraform-aws-s3files$': '<rootDir>/cdktf/src/index.ts',
    '^terraform-aws-s3files/workspace$': '<rootDir>/workspace/src/index.ts',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.*cdktf.out'],
});

export default {
  projects: ['contract', 'synth', 'plan', 'apply'].map(tier),
  // Terraform, the providers and the handlers are processes of their own: more workers than cores only slow them down.
  maxWorkers: 2,
  // A limit for what hangs. How fast something is, is not a question of the tests: machines are busy.
  testTimeout: 120_000,
};
