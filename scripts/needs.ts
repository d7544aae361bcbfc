import { execa } from 'execa';

/** Something this repository needs on the machine. */
export interface Need {
  readonly name: 'Node' | 'Terraform' | 'Python' | 'git' | 'Linux';
  /** One sentence: what is missing and how to get it. Nothing when it is there. */
  readonly missing?: string;
}

const least = (found: string | undefined, [major, minor]: readonly [number, number]): boolean => {
  const [, a, b] = /(\d+)\.(\d+)/.exec(found ?? '') ?? [];
  return a !== undefined && (Number(a) > major || (Number(a) === major && Number(b) >= minor));
};

const versionOf = async (command: string, ...args: string[]): Promise<string | undefined> => {
  const { stdout, failed } = await execa(command, args, { reject: false, timeout: 20_000 });
  return failed ? undefined : stdout;
};

const got = (found: string | undefined) => (found ? `found ${found.split('\n')[0]}` : 'found none');

const CHECKS: Readonly<Record<Need['name'], () => Promise<string | undefined>>> = {
  Node: async () =>
    least(process.versions.node, [20, 0])
      ? undefined
      : `Node 20 or newer is needed, found ${process.versions.node}: get it from https://nodejs.org.`,
  Terraform: async () => {
    const found = await versionOf('terraform', 'version');
    return least(found, [1, 9])
      ? undefined
      : `Terraform 1.9 or newer is needed, ${got(found)}: get it from https://developer.hashicorp.com/terraform/install.`;
  },
  Python: async () => {
    const commands = ['python3', 'python3.14', 'python3.13', 'python3.12', 'python3.11'];
    let newest: string | undefined;
    for (const command of commands) {
      const found = await versionOf(command, '--version');
      if (least(found, [3, 11])) return undefined;
      newest ??= found;
    }
    return `Python 3.11 or newer is needed for the local AWS, ${got(newest)}: on Debian and Ubuntu \`apt-get install python3 python3-venv\`.`;
  },
  git: async () =>
    (await versionOf('git', '--version'))
      ? undefined
      : 'git is needed and was not found: on Debian and Ubuntu `apt-get install git`.',
  Linux: async () =>
    process.platform === 'linux'
      ? undefined
      : `Linux is needed to run handlers on a real mount path, found ${process.platform}: use a Linux machine, a container or WSL.`,
};

/** Looks for each; the missing ones say how to get them. */
export const findMissing = async (names: readonly Need['name'][]): Promise<string[]> => {
  const sentences = await Promise.all(names.map((name) => CHECKS[name]()));
  return sentences.filter((sentence) => sentence !== undefined);
};
