// npm run example -- NAME [options]: applies an example to a local AWS, runs it, and leaves nothing behind.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { story as pipeline } from '../examples/pipeline/demo.ts';
import { colours } from './example/colours.ts';
import { Interrupted, play } from './example/play.ts';
import type { Story } from './example/story.ts';
import { findMissing } from './needs.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const STORIES: Readonly<Record<string, Story>> = { pipeline };

const HELP = `npm run example -- NAME [options]     (npm run demo is npm run example -- pipeline)

${Object.entries(STORIES)
  .map(([name, { title }]) => `  ${name.padEnd(12)} ${title}`)
  .join('\n')}

  --input FILE     your own records, .json, .jsonl or .csv, instead of the data set that comes with it
  --keep           leave it running and say how to invoke, look and stop
  --json           print a summary as one line of JSON, last
  --time-scale N   real time per AWS time (default 0.05; 1 is as slow as AWS)
  --help           this text
`;

const main = async (): Promise<number> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      input: { type: 'string' },
      keep: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      'time-scale': { type: 'string', default: '0.05' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const [name, ...more] = positionals;
  const story = STORIES[name ?? ''];
  if (values.help || !name) {
    process.stdout.write(HELP);
    return values.help ? 0 : 2;
  }
  if (!story) {
    process.stderr.write(`no example '${name}'; there are ${Object.keys(STORIES).join(', ')}\n`);
    return 2;
  }
  if (more.length > 0) {
    process.stderr.write(`'${more[0]}' is no option; --help shows the options\n`);
    return 2;
  }
  const timeScale = Number(values['time-scale']);
  if (!(timeScale >= 0)) {
    process.stderr.write(
      `--time-scale takes a number of 0 or more, got '${values['time-scale']}'\n`,
    );
    return 2;
  }
  const missing = await findMissing(['Node', 'Terraform', 'Python', 'git', 'Linux']);
  if (missing.length > 0) {
    process.stderr.write(`${missing.join('\n')}\n`);
    return 1;
  }
  return play(story, {
    name,
    root: ROOT,
    timeScale,
    keep: values.keep,
    json: values.json,
    ...(values.input === undefined ? {} : { input: values.input }),
  });
};

main().then(
  (code) => process.exit(code),
  (error: Error) => {
    if (error instanceof Interrupted) process.exit(130);
    process.stderr.write(`${colours.red('failed:')} ${error.message}\n`);
    process.exit((error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS') ? 2 : 1);
  },
);
