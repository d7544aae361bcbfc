import { constants } from 'node:buffer';
import type { Readable } from 'node:stream';
import type { BootstrapMessage } from './bootstrap/parts.ts';

/** The handler can write to the line as well: what is not a message must end its environment, not us. */
export type Received = BootstrapMessage | { readonly type: 'garbled' };

/** Reads what a bootstrap sends: JSON texts, each ended by a newline. After one that is no message, nothing more. */
export const onMessages = (line: Readable, handle: (message: Received) => void): void => {
  let received: Buffer[] = [];
  let length = 0;
  const stop = () => {
    line.off('data', read).resume();
    received = [];
    handle({ type: 'garbled' });
  };
  const read = (chunk: Buffer) => {
    received.push(chunk);
    length += chunk.length;
    if (length > constants.MAX_STRING_LENGTH) return stop();
    if (chunk[chunk.length - 1] !== 10) return;
    const texts = Buffer.concat(received).toString().trimEnd().split('\n');
    received = [];
    length = 0;
    for (const text of texts) {
      const message = messageOf(text);
      if (!message) return stop();
      handle(message);
    }
  };
  line.on('data', read);
};

const messageOf = (text: string): BootstrapMessage | undefined => {
  try {
    const message = JSON.parse(text) as BootstrapMessage;
    return typeof message.peak === 'number' && isWhole(message) ? message : undefined;
  } catch {
    return undefined;
  }
};

const isWhole = (message: BootstrapMessage): boolean => {
  switch (message.type) {
    case 'ready':
    case 'exit':
      return true;
    case 'response':
    case 'error':
      return typeof message.payload === 'string';
    default:
      return false;
  }
};
