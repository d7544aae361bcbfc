import { expect, test } from '@jest/globals';
import { WorkspaceRootError, workspaceFromEnv } from '../../../workspace/src/index.ts';

test('the workspace is where WORKSPACE_ROOT says', () => {
  expect(workspaceFromEnv({ WORKSPACE_ROOT: '/mnt/pipeline' }).root).toBe('/mnt/pipeline');
});

test.each([{}, { WORKSPACE_ROOT: '' }])(
  'without WORKSPACE_ROOT the error says how to set it: %j',
  (environment) => {
    expect(() => workspaceFromEnv(environment)).toThrow(WorkspaceRootError);
    expect(() => workspaceFromEnv(environment)).toThrow(/set it to the directory to work in/);
  },
);
