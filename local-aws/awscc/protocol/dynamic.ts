import { decode, ExtData, ExtensionCodec, encode } from '@msgpack/msgpack';
import { isFields, UNKNOWN, type Value } from '../value/value.ts';

/** A value of any type as the protocol carries it. */
export interface Dynamic {
  readonly msgpack: Uint8Array;
  readonly json?: Uint8Array;
}

// Terraform writes an unknown as extension 0, or as 12 when it knows something about it; a provider may answer with 0.
const codec = new ExtensionCodec();
for (const type of [0, 12]) {
  codec.register({ type, encode: () => null, decode: () => UNKNOWN });
}

const toWire = (value: Value): unknown => {
  if (value === UNKNOWN) return new ExtData(0, new Uint8Array([0]));
  if (Array.isArray(value)) return value.map(toWire);
  if (!isFields(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, toWire(item)]));
};

/** Writes a value. */
export const toDynamic = (value: Value): Dynamic => ({ msgpack: encode(toWire(value)) });

/** Reads a value; nothing at all is null. */
export const fromDynamic = (dynamic: Dynamic | null | undefined): Value => {
  if (!dynamic) return null;
  if (dynamic.msgpack.length > 0) {
    return decode(dynamic.msgpack, { extensionCodec: codec }) as Value;
  }
  return dynamic.json?.length ? (JSON.parse(Buffer.from(dynamic.json).toString()) as Value) : null;
};
