import type { Handlers } from '../protocol/calls.ts';
import type { Session } from '../session.ts';
import { dataSourceHandlers } from './data-sources.ts';
import { providerHandlers } from './provider.ts';
import { resourceHandlers } from './resources.ts';

/** A handler for each call that Terraform makes on one connection. */
export const handlersFor = (session: Session): Handlers => ({
  ...providerHandlers(session),
  ...resourceHandlers(session),
  ...dataSourceHandlers(session),
});
