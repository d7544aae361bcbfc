import type { Builtins, Channel, InvokeMessage } from './parts.ts';

/** Opens the line to the runner on file descriptor 3: JSON texts, each ended by a newline. */
export const openChannel = ({ fs, net }: Builtins): Channel => {
  const socket = new net.Socket({ fd: 3 });
  const encode = (message: object) =>
    `${JSON.stringify({ ...message, peak: process.resourceUsage().maxRSS })}\n`;
  let received: Buffer[] = [];
  let early: InvokeMessage | undefined;
  let handle: ((message: InvokeMessage) => void) | undefined;

  socket.unref();
  socket.on('data', (chunk: Buffer) => {
    received.push(chunk);
    if (chunk[chunk.length - 1] !== 10) return;
    const message = JSON.parse(Buffer.concat(received).toString());
    received = [];
    socket.unref();
    const handleNow = handle;
    handle = undefined;
    // The next invocation can be here before the last one is left behind.
    if (handleNow) handleNow(message);
    else early = message;
  });
  // The runner is gone, and with it whoever would read an answer.
  socket.on('end', () => process.exit());
  socket.on('error', () => process.exit());

  return {
    send: (message, flushed) => void socket.write(encode(message), flushed),
    sendNow: (message) => {
      try {
        fs.writeSync(3, encode(message));
      } catch {
        // A full or closed line: the exit status speaks for itself.
      }
    },
    receive: (next) => {
      if (early) {
        const message = early;
        early = undefined;
        next(message);
      } else {
        handle = next;
        socket.ref();
      }
    },
  };
};
