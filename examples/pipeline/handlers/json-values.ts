import { MalformedInputError } from './errors.ts';
import type { RawRecord } from './record.ts';

const byteOf = (character: string) => character.charCodeAt(0);
const NEWLINE = byteOf('\n');
/** A set of bytes as a table: this is asked for every byte of the input. */
const isOneOf = (characters: string) => {
  const table = new Uint8Array(256);
  for (const character of characters) table[byteOf(character)] = 1;
  return (byte: number) => table[byte] === 1;
};
const isSpace = isOneOf(' \t\r\n');
const isOpening = isOneOf('[{');
const isClosing = isOneOf(']}');
const isQuote = isOneOf('"');
const isBackslash = isOneOf('\\');
const isComma = isOneOf(',');
const arrayBegins = isOneOf('[');
const arrayEnds = isOneOf(']');
/** Whatever else stands in a value changes nothing. */
const means = isOneOf(' \t\r\n[]{}",\\');

/** A value that is being read: its bytes so far, and what would end it. */
class OpenValue {
  readonly line: number;
  readonly isScalar: boolean;
  readonly #pieces: Buffer[] = [];
  bytes = 0;
  #depth = 0;
  #inString = false;
  /** Whether the next byte stands for itself. */
  escaped = false;

  constructor(line: number, first: number) {
    this.line = line;
    this.isScalar = !isQuote(first) && !isOpening(first);
  }

  /** Takes the next byte; true when it is the last one of the value. */
  step(byte: number): boolean {
    if (this.#inString) {
      if (this.escaped) this.escaped = false;
      else if (isBackslash(byte)) this.escaped = true;
      else if (isQuote(byte)) this.#inString = false;
    } else if (isQuote(byte)) this.#inString = true;
    else if (isOpening(byte)) this.#depth++;
    else if (isClosing(byte)) this.#depth--;
    return !this.isScalar && !this.#inString && this.#depth <= 0;
  }

  /** Keeps the bytes while they are few enough. */
  keep(piece: Buffer, maxBytes: number): void {
    this.bytes += piece.length;
    if (this.bytes <= maxBytes) this.#pieces.push(piece);
    else this.#pieces.length = 0;
  }

  text(): Buffer {
    return Buffer.concat(this.#pieces);
  }
}

/**
 * Cuts a JSON array, or values one after the other (JSON Lines), into the text of each value and holds no more than
 * one. Whether a value is well-formed inside is left to JSON.parse.
 */
export class JsonSplitter {
  readonly #path: string;
  readonly #maxBytes: number;
  /** Whether the values are those of one array; known from the first one on. */
  isArray = false;
  #expects: 'start' | 'value or end' | 'value' | 'comma or end' | 'nothing' | 'sequence' = 'start';
  #value: OpenValue | undefined;
  #line = 1;
  #record = 0;

  /** @param path names the input in errors */
  constructor(path: string, maxBytes: number) {
    this.#path = path;
    this.#maxBytes = maxBytes;
  }

  /** The values that end in this piece of the input. */
  *push(piece: Buffer): Generator<RawRecord> {
    let from = 0;
    for (let at = 0; at < piece.length; at++) {
      const byte = piece[at]!;
      if (this.#value && !means(byte) && !this.#value.escaped) continue;
      if (this.#value?.isScalar && (isSpace(byte) || isComma(byte) || isClosing(byte))) {
        yield this.#close(this.#value, piece.subarray(from, at));
      }
      if (!this.#value && this.#begins(byte)) {
        this.#value = new OpenValue(this.#line, byte);
        from = at;
      }
      if (this.#value?.step(byte)) yield this.#close(this.#value, piece.subarray(from, at + 1));
      if (byte === NEWLINE) this.#line++;
    }
    this.#value?.keep(piece.subarray(from), this.#maxBytes);
  }

  /** The value that ends with the input. */
  *end(): Generator<RawRecord> {
    if (this.#value && (this.isArray || !this.#value.isScalar)) {
      this.#fail(
        `record ${this.#record + 1}, which begins on line ${this.#value.line}, is not closed`,
      );
    }
    if (this.#value) yield this.#close(this.#value, Buffer.alloc(0));
    if (this.isArray && this.#expects !== 'nothing') this.#fail('the array is not closed');
  }

  #close(value: OpenValue, last: Buffer): RawRecord {
    value.keep(last, this.#maxBytes);
    this.#value = undefined;
    this.#expects = this.isArray ? 'comma or end' : 'sequence';
    this.#record++;
    const { line, bytes } = value;
    if (bytes > this.#maxBytes) return { record: this.#record, line, bytes };
    return { record: this.#record, line, bytes, text: value.text() };
  }

  /** What a byte between values means; true when a value begins with it. */
  #begins(byte: number): boolean {
    if (isSpace(byte)) return false;
    if (this.#expects === 'start') {
      this.isArray = arrayBegins(byte);
      this.#expects = this.isArray ? 'value or end' : 'sequence';
      if (this.isArray) return false;
    } else if (this.#expects === 'comma or end' && isComma(byte)) {
      this.#expects = 'value';
      return false;
    } else if (this.#expects.endsWith('or end') && arrayEnds(byte)) {
      this.#expects = 'nothing';
      return false;
    }
    const isValue = this.#expects.startsWith('value') || this.#expects === 'sequence';
    if (isValue && !isComma(byte) && !isClosing(byte)) return true;
    return this.#fail(
      `expected ${this.#expects === 'sequence' ? 'a record' : this.#expects} after record ${this.#record}, found ${JSON.stringify(String.fromCharCode(byte))}`,
    );
  }

  #fail(what: string): never {
    throw new MalformedInputError(
      `${this.#path}, line ${this.#line}: ${what}; a .json file holds one array of records, a .jsonl file one record on each line`,
    );
  }
}
