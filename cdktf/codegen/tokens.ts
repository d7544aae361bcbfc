/** A token of HCL, as far as type constraints and the values of outputs need it. */
export interface Token {
  readonly kind: 'identifier' | 'string' | 'number' | 'punctuation' | 'newline';
  readonly text: string;
}

const PATTERN =
  /(?<space>[ \t\r]+|#[^\n]*|\/\/[^\n]*)|(?<newline>\n)|(?<identifier>[A-Za-z_][\w-]*)|(?<string>"(?:[^"\\]|\\.)*")|(?<number>-?\d+(?:\.\d+)?)|(?<punctuation>=>|==|!=|&&|\|\||.)/gsy;

/** Splits an expression; comments and blanks are dropped, newlines kept, since they end an attribute. */
export const tokenize = (text: string): Token[] =>
  [...text.matchAll(PATTERN)].flatMap(({ groups = {} }) =>
    Object.entries(groups).flatMap(([kind, found]) =>
      found === undefined || kind === 'space' ? [] : [{ kind, text: found } as Token],
    ),
  );

/** Reads tokens one after the other. */
export class TokenReader {
  readonly #source: string;
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(source: string) {
    this.#source = source;
    this.#tokens = tokenize(source);
  }

  /** The next token, newlines left out; undefined at the end. */
  peek(): Token | undefined {
    while (this.#tokens[this.#next]?.kind === 'newline') this.#next++;
    return this.#tokens[this.#next];
  }

  is(text: string): boolean {
    const token = this.peek();
    return token?.text === text && token.kind !== 'string';
  }

  /** Takes the next token if it is this one. */
  accept(text: string): boolean {
    if (!this.is(text)) return false;
    this.#next++;
    return true;
  }

  expect(text: string): void {
    if (!this.accept(text)) throw this.#unexpected(text);
  }

  take(kind?: Token['kind']): Token {
    const token = this.peek();
    if (!token || (kind && token.kind !== kind)) throw this.#unexpected(kind ?? 'more');
    this.#next++;
    return token;
  }

  /** Skips the rest of an expression: up to whatever ends it in the object, call or line it stands in. */
  skipExpression(): void {
    for (let depth = 0; this.#next < this.#tokens.length; this.#next++) {
      const { kind, text } = this.#tokens[this.#next] as Token;
      if (depth === 0 && (kind === 'newline' || [',', ')', ']', '}'].includes(text))) return;
      if (kind !== 'punctuation') continue;
      if (['(', '[', '{'].includes(text)) depth++;
      if ([')', ']', '}'].includes(text)) depth--;
    }
  }

  /** Whether the expression that was just read goes no further. */
  atEnd(): boolean {
    const token = this.#tokens[this.#next];
    return !token || token.kind === 'newline' || [',', ')', ']', '}'].includes(token.text);
  }

  #unexpected(wanted: string): Error {
    return new Error(
      `expected ${wanted}, got ${this.peek()?.text ?? 'the end'} in: ${this.#source}`,
    );
  }
}
