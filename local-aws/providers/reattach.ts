/** Providers that already run and only have to be connected to, by address. */
export const parseReattach = ({
  TF_REATTACH_PROVIDERS: text,
}: NodeJS.ProcessEnv): Record<string, object> =>
  text ? (JSON.parse(text) as Record<string, object>) : {};
