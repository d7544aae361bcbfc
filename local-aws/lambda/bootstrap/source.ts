import { openChannel } from './channel.ts';
import { createContext } from './context.ts';
import { createErrors } from './errors.ts';
import { patchConsole } from './lines.ts';
import { loadHandler } from './load-handler.ts';
import { main } from './main.ts';

/**
 * The program of an execution environment as the text of one ES module. It is put together from the functions' own
 * source, so that the runner works from one bundled file and from its TypeScript alike; in return each of these functions
 * refers to nothing but its arguments and Node's globals.
 */
export const bootstrapSource = (): string => `${['fs', 'net', 'path', 'util', 'url', 'module']
  .map((name) => `import * as ${name} from 'node:${name}';`)
  .join('\n')}

await (${main})({ fs, net, path, util, url, module }, {
  openChannel: ${openChannel},
  createErrors: ${createErrors},
  patchConsole: ${patchConsole},
  loadHandler: ${loadHandler},
  createContext: ${createContext},
});
`;
