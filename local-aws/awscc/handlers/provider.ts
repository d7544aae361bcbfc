import { warning } from '../diagnostics.ts';
import type { Handlers } from '../protocol/calls.ts';
import { fromDynamic } from '../protocol/dynamic.ts';
import { metadata, providerSchema } from '../schema/catalogue.ts';
import type { Session } from '../session.ts';
import { member, UNKNOWN } from '../value/value.ts';

// A misspelt argument that the real provider still takes.
const DEPRECATED = 'skip_medatadata_api_check';
const INSTEAD = 'skip_metadata_api_check';

type Names =
  | 'GetMetadata'
  | 'GetProviderSchema'
  | 'ValidateProviderConfig'
  | 'ConfigureProvider'
  | 'StopProvider';

/** The calls about the provider as a whole. */
export const providerHandlers = (session: Session): Pick<Handlers, Names> => ({
  GetMetadata: metadata,
  GetProviderSchema: providerSchema,
  ValidateProviderConfig: ({ config }) => {
    const value = member(fromDynamic(config), DEPRECATED);
    const detail = `${DEPRECATED} is misspelt; write ${INSTEAD}.`;
    const misspelt = value !== null && value !== UNKNOWN;
    return {
      diagnostics: misspelt ? [warning('Attribute Deprecated', detail, [DEPRECATED])] : [],
    };
  },
  ConfigureProvider: async ({ config }) => ({
    diagnostics: await session.configure(fromDynamic(config)),
  }),
  // What the service has taken is waited for: then the state knows it.
  StopProvider: () => ({}),
});
