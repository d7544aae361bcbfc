interface Survivor {
  /** What of the policy's address, and of the mutation's name. */
  readonly of: RegExp;
  readonly changed: RegExp;
}

/** Changes of a policy that change nothing that it decides, each with why. */
export const SURVIVORS: Readonly<Record<string, Survivor>> = {
  'a policy on a file system is asked for that one only': {
    of: /file_system_policy/,
    changed: /: Resource \S+ (of every file system|becomes \*)$/,
  },
  'what an allow of a file system policy gives too much its denials take back': {
    of: /file_system_policy/,
    changed:
      /^(compare|keep|read|write): (drop Condition|Condition ArnEquals.*(becomes ArnEqualsIfExists|of every (file system|access point)))/,
  },
  'a mount without access point is denied with and without IfExists': {
    of: /file_system_policy/,
    changed: /Condition ArnNotEquals \S+ becomes ArnNotEqualsIfExists$/,
  },
  'calls that are no mounts always have TLS': {
    of: /file_system_policy/,
    changed: /^TransportIsEncrypted: Action \S+ becomes every one of the service$/,
  },
  'every request says whether it has TLS': {
    of: /file_system_policy|bucket_policy/,
    changed: /Condition Bool aws:SecureTransport becomes BoolIfExists$/,
  },
};

/** Why nothing is decided otherwise, if something says so. */
export const reasonToSurvive = (address: string, mutation: string): string | undefined =>
  Object.entries(SURVIVORS).find(
    ([, { of, changed }]) => of.test(address) && changed.test(mutation),
  )?.[0];
