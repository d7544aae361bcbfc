import { NESTING } from '../protocol/messages.ts';
import provider from '../provider.schema.json' with { type: 'json' };
import { typeMessage } from './schema-message.ts';

/** An attribute as `terraform providers schema -json` prints it. */
interface Printed {
  readonly type?: unknown;
  readonly nested_type?: {
    readonly attributes: Readonly<Record<string, Printed>>;
    readonly nesting_mode: string;
  };
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly deprecated?: boolean;
}

const attributesMessage = (attributes: Readonly<Record<string, Printed>>): object[] =>
  Object.entries(attributes).map(([name, { type, nested_type: nested, ...flags }]) => ({
    name,
    ...flags,
    ...(nested
      ? {
          nested_type: {
            attributes: attributesMessage(nested.attributes),
            nesting: NESTING[nested.nesting_mode as keyof typeof NESTING],
          },
        }
      : { type: typeMessage(type) }),
  }));

/** The provider block: the one thing that no CloudFormation schema describes, so it is taken from the recorded schema. */
export const providerBlockMessage = (): object => ({
  version: 0,
  block: {
    attributes: attributesMessage(
      provider.provider.block.attributes as Readonly<Record<string, Printed>>,
    ),
  },
});

/** What a module may say about itself in `provider_meta`; nothing is done with it. */
export const providerMetaMessage = (): object => ({
  version: 0,
  block: {
    attributes: [{ name: 'user_agent', type: typeMessage(['list', 'string']), optional: true }],
  },
});
