/** A block of Terraform's CLI configuration. */
export interface Block {
  readonly type: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly blocks: readonly Block[];
}

// The CLI configuration is a small subset of HCL: blocks, strings, lists, booleans. A full parser is 5 MB of WebAssembly.
const TOKEN = /\s+|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:[^"\\]|\\.)*"|[{}[\],=]|[^\s{}[\],="]+/g;

/** Parses a CLI configuration; what it cannot read is left out, because Terraform reports it anyway. */
export const parseHcl = (text: string): Block[] => {
  const tokens = [...text.matchAll(TOKEN)]
    .map(([token]) => token)
    .filter((token) => !/^(\s|#|\/\/|\/\*)/.test(token));
  return body(tokens).blocks.slice();
};

const body = (tokens: string[]): Omit<Block, 'type'> => {
  const attributes: Record<string, unknown> = {};
  const blocks: Block[] = [];
  while (tokens.length > 0 && tokens[0] !== '}') {
    const name = unquote(tokens.shift() ?? '');
    while (tokens[0]?.startsWith('"') && tokens[1] !== '=') tokens.shift(); // labels of a block
    if (tokens[0] === '=') tokens.shift();
    if (tokens[0] === '{') {
      tokens.shift();
      blocks.push({ type: name, ...body(tokens) });
      tokens.shift();
    } else attributes[name] = value(tokens);
  }
  return { attributes, blocks };
};

const value = (tokens: string[]): unknown => {
  const token = tokens.shift();
  if (token !== '[') return token === undefined ? undefined : unquote(token);
  const items: unknown[] = [];
  while (tokens.length > 0 && tokens[0] !== ']') {
    if (tokens[0] === ',') tokens.shift();
    else items.push(value(tokens));
  }
  tokens.shift();
  return items;
};

const unquote = (token: string): string =>
  token.startsWith('"') ? token.slice(1, -1).replace(/\\(.)/g, '$1') : token;
