import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Text of the code blocks of a page below a heading that contains some words. */
export const blocksBelow = (page: string, heading: string, language: string): string[] => {
  const text = readFileSync(fileURLToPath(new URL(`../../../../${page}`, import.meta.url)), 'utf8');
  const section = text.split(/^## /m).find((part) => part.split('\n')[0]?.includes(heading));
  if (section === undefined) throw new Error(`${page} has no heading with '${heading}'`);
  const fence = new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\``, 'gm');
  return [...section.matchAll(fence)].map(([, code]) => code as string);
};

/** Puts real ids in the place of those on the page; an id that the page does not have is an error. */
export const withIds = (code: string, ids: Readonly<Record<string, string>>): string =>
  Object.entries(ids).reduce((text, [onPage, real]) => {
    if (!text.includes(onPage)) throw new Error(`'${onPage}' is not in\n${code}`);
    return text.replaceAll(onPage, real);
  }, code);

/** `…/s3files/aws//modules/x` as the path of this repository's own module, from a configuration in test/apply/hcl/<name>, with waits as long as here. */
export const withSources = (code: string): string =>
  code
    .replaceAll(
      '"…/s3files/aws"',
      '"../../../.."\n  export_drain_seconds = 2\n  bucket_release_seconds = 3',
    )
    .replaceAll('"…/s3files/aws//', '"../../../../');
