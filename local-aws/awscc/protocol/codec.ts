import protobuf from 'protobufjs/light.js';
import { MESSAGES } from './messages.ts';

const CONVERSION = { longs: Number, bytes: Buffer, defaults: true } as const;

const fieldOf = (notation: string): protobuf.IField | protobuf.IMapField => {
  const words = notation.split(' ');
  const id = Number(words.pop());
  const type = words.pop()!;
  if (words[0] === 'map') return { type, id, keyType: 'string' };
  return { type, id, ...(words[0] === 'repeated' ? { rule: 'repeated' } : {}) };
};

const root = protobuf.Root.fromJSON({
  nested: Object.fromEntries(
    Object.entries(MESSAGES).map(([name, fields]) => [
      name,
      {
        fields: Object.fromEntries(
          Object.entries(fields).map(([field, notation]) => [field, fieldOf(notation)]),
        ),
      },
    ]),
  ),
});

/** Reads a message; fields that were not sent have their default. */
export const decodeMessage = (name: string, bytes: Uint8Array): object => {
  const type = root.lookupType(name);
  return type.toObject(type.decode(bytes), CONVERSION);
};

/** Writes a message; members that are undefined are left out. */
export const encodeMessage = (name: string, message: object): Uint8Array => {
  const type = root.lookupType(name);
  return type.encode(type.fromObject(message)).finish();
};
