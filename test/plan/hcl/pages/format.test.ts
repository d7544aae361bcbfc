import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { execa } from 'execa';
import { blocksOf, folderOf, pages } from './documents.ts';

test('each block of HCL in a page is written as terraform fmt writes it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 's3files-blocks-'));
  try {
    for (const block of pages().flatMap(blocksOf))
      writeFileSync(join(folder, `${folderOf(block)}.tf`), block.text);
    const { stdout, exitCode } = await execa('terraform', ['fmt', '-check', '-diff', folder], {
      reject: false,
    });
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 0 });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
