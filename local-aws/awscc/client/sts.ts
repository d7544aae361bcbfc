import { type Caller, send } from './call.ts';

/** Asks STS who the caller is, as a check of the credentials. */
export const checkCredentials = async (caller: Caller): Promise<void> => {
  await send(
    {
      operation: 'GetCallerIdentity',
      endpoint: caller.settings.sts,
      service: 'sts',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'Action=GetCallerIdentity&Version=2011-06-15',
    },
    caller,
  );
};
