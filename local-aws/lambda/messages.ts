import type { Readable } from 'node:stream';
import type { BootstrapMessage } from './bootstrap/parts.ts';

/** Reads what a bootstrap sends: JSON texts, each ended by a newline. */
export const onMessages = (line: Readable, handle: (message: BootstrapMessage) => void): void => {
  let received: Buffer[] = [];
  line.on('data', (chunk: Buffer) => {
    received.push(chunk);
    if (chunk[chunk.length - 1] !== 10) return;
    const texts = Buffer.concat(received).toString().trimEnd().split('\n');
    received = [];
    for (const text of texts) handle(JSON.parse(text) as BootstrapMessage);
  });
};
