import { ApiError } from './errors.ts';
import type { Document } from './schema.ts';

const parse = (text: string, fail: () => ApiError): Document => {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return value as Document;
    }
  } catch {
    // Falls through to the same error.
  }
  throw fail();
};

/** The members of a call's body, each checked when it is asked for. */
export class Input {
  readonly #members: Document;

  constructor(body: Buffer) {
    const text = body.toString('utf8');
    this.#members = parse(
      text === '' ? '{}' : text,
      () => new ApiError('SerializationException', 'The body of the request is not a JSON object.'),
    );
  }

  /** Without the client token: what makes two requests the same. */
  get content(): Document {
    const { ClientToken: _, ...content } = this.#members;
    return content;
  }

  text(name: string): string {
    const value = this.optionalText(name);
    if (value !== undefined) return value;
    throw new ApiError(
      'ValidationException',
      `1 validation error detected: Value null at '${name.charAt(0).toLowerCase()}${name.slice(1)}' failed to satisfy constraint: Member must not be null`,
    );
  }

  optionalText(name: string): string | undefined {
    const value = this.#members[name];
    if (value === undefined || value === null || typeof value === 'string')
      return value ?? undefined;
    throw new ApiError(
      'SerializationException',
      `${name} must be a string, got ${JSON.stringify(value)}.`,
    );
  }

  /** A member that holds JSON as text. */
  document(name: string): Document {
    const text = this.text(name);
    return parse(
      text,
      () => new ApiError('InvalidRequestException', `${name} is not a JSON object: ${text}`),
    );
  }

  /** Up to 100, which is also the default. */
  maxResults(): number {
    const value = this.#members.MaxResults ?? 100;
    if (Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 100) return Number(value);
    throw new ApiError(
      'ValidationException',
      `MaxResults must be between 1 and 100, got ${value}.`,
    );
  }

  /** A list of texts inside an object member. */
  filter(member: string, name: string): readonly string[] | undefined {
    const holder = this.#members[member] as Document | undefined;
    return holder?.[name] as readonly string[] | undefined;
  }
}
