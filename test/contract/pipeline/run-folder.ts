import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Workspace } from '../../../workspace/src/index.ts';
import { temporaryFolder } from '../workspace/folders.ts';

const examples = join(import.meta.dirname, '../../../examples/pipeline');

/** A workspace that was opened before, as after the first invocation. */
export const openedWorkspace = async (): Promise<Workspace> => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'inbox'));
  return new Workspace(folder);
};

/** Puts files into the inbox of a run, as the bucket's import does. */
export const putInput = async (
  workspace: Workspace,
  runId: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<void> => {
  const inbox = join(workspace.root, 'inbox', runId);
  await mkdir(inbox, { recursive: true });
  for (const [name, content] of Object.entries(files)) await writeFile(join(inbox, name), content);
};

/** The films of vega-datasets, as they are published. */
export const readMovies = async (): Promise<Record<string, unknown>[]> =>
  JSON.parse(
    await readFile(
      join(import.meta.dirname, '../../../node_modules/vega-datasets/data/movies.json'),
      'utf8',
    ),
  );

/** The schema that belongs to them. */
export const movieSchema = (): Promise<string> =>
  readFile(join(examples, 'movies.schema.json'), 'utf8');

/** Every file below a directory with its text, by path. */
export const filesBelow = async (folder: string): Promise<Record<string, string>> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const texts = await Promise.all(paths.map((path) => readFile(path, 'utf8')));
  return Object.fromEntries(paths.map((path, i) => [path.slice(folder.length + 1), texts[i]!]));
};

/** The lines of the files whose path matches, as values. */
export const linesOf = (files: Readonly<Record<string, string>>, path: RegExp): unknown[] =>
  Object.entries(files)
    .filter(([name]) => path.test(name))
    .flatMap(([, text]) => text.split('\n').filter(Boolean))
    .map((line) => JSON.parse(line));
