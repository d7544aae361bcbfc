const WIDTH = 100;

/** What is known about an input besides its type. */
export interface Doc {
  readonly description: string;
  /** The `error_message` of each validation. */
  readonly rules: readonly string[];
}

/**
 * A doc comment: description, what a value must be, and what happens without one.
 *
 * @param spell how a text names attributes in TypeScript.
 */
export const docComment = (
  { description, rules }: Doc,
  name: string,
  spell: (text: string) => string = (text) => text,
  absent?: unknown,
): string[] => {
  const sentences = [...new Set(rules.map((rule) => sentence(rule, name)))].filter(Boolean);
  const paragraphs = [
    ...(description
      ? [description.replace(/\s*\n\s*/g, ' ').replaceAll('Null: ', 'Without it: ')]
      : []),
    ...(sentences.length > 0 ? [sentences.join(' ')] : []),
  ].map(spell);
  if (absent !== undefined && absent !== null)
    paragraphs.push(`@defaultValue \`${JSON.stringify(absent)}\``);
  if (paragraphs.length === 0) return [];
  const lines = paragraphs.flatMap((paragraph, index) => [
    ...(index === 0 ? [] : ['']),
    ...wrapped(paragraph.replaceAll('*/', '*\\/')),
  ]);
  return lines.length === 1
    ? [`/** ${lines[0]} */`]
    : ['/**', ...lines.map((line) => ` * ${line}`.trimEnd()), ' */'];
};

/** A message without the value that broke the rule, which only Terraform knows, and without its subject. */
const sentence = (message: string, name: string): string => {
  const text = withoutInterpolations(message.split('; got ')[0] ?? '')
    .replace(/\s*\(…\)/g, '')
    .replace(/^[^:]*…: /, '')
    .replace(new RegExp(`^${name}: `), '')
    .split('; ')
    .filter((clause) => !clause.includes('…'))
    .join('; ');
  if (text === '' || text === '.') return '';
  return /[.!?]$/.test(text) ? text : `${text}.`;
};

const withoutInterpolations = (message: string): string => {
  let text = '';
  for (let depth = 0, at = 0; at < message.length; at++) {
    if (message.startsWith('${', at) && depth++ === 0) text += '…';
    else if (depth > 0 && message[at] === '{' && message[at - 1] !== '$') depth++;
    else if (depth > 0 && message[at] === '}') depth--;
    else if (depth === 0) text += message[at];
  }
  return text;
};

const wrapped = (paragraph: string): string[] => {
  const lines: string[] = [];
  for (const word of paragraph.split(/\s+/)) {
    const line = lines.at(-1);
    if (line === undefined || line.length + word.length + 1 > WIDTH) lines.push(word);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines;
};
