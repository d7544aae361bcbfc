import type { Properties } from './lab-types.ts';

/** One thing that goes wrong: either `op` is refused at once, or the request of an operation ends oddly. */
export interface Fault {
  /** Error code that refuses `op` at once. */
  readonly refuse?: string;
  readonly op?: string;
  readonly http?: number;
  /** The request whose course is changed: CREATE, UPDATE or DELETE. */
  readonly on?: string;
  /** Polls that still say IN_PROGRESS. */
  readonly inProgress?: number;
  /** Error code with which the request fails. */
  readonly code?: string;
  readonly message?: string;
  /** A failed request names the resource. */
  readonly withId?: boolean;
  /** A failed request has done its work all the same. */
  readonly keep?: boolean;
  readonly hooks?: readonly object[];
  /** Final status instead of SUCCESS. */
  readonly status?: string;
  readonly hideId?: boolean;
  readonly times?: number;
}

/** How answers to GetResource differ from what is stored; `.` in a path goes inside. */
export interface Distortion {
  readonly omit?: readonly string[];
  readonly set?: Properties;
  readonly append?: Readonly<Record<string, readonly unknown[]>>;
  readonly reverse?: readonly string[];
}

/** What a step of kind "server" says; recorded/README.md explains each field. */
export interface Orders {
  readonly faults?: readonly Fault[];
  readonly read?: Readonly<Record<string, Distortion>>;
  readonly create?: Readonly<Record<string, Properties>>;
  readonly page?: number;
  readonly sts?: string;
  readonly put?: readonly { type: string; id: string; properties: Properties }[];
  readonly delete?: readonly string[];
  readonly change?: readonly { match: string; set?: Properties; unset?: readonly string[] }[];
}

/** The properties as GetResource is told to show them. */
export const distort = (properties: Properties, distortion: Distortion = {}): Properties => {
  const shown = structuredClone(properties);
  const at = (path: string, act: (holder: Properties, key: string) => void): void => {
    const keys = path.split('.');
    const holder = keys
      .slice(0, -1)
      .reduce<Properties | undefined>((inner, key) => inner?.[key] as Properties, shown);
    if (holder) act(holder, keys.at(-1)!);
  };
  for (const path of distortion.omit ?? []) at(path, (holder, key) => delete holder[key]);
  for (const [path, value] of Object.entries(distortion.set ?? {})) {
    at(path, (holder, key) => {
      holder[key] = value;
    });
  }
  for (const [path, items] of Object.entries(distortion.append ?? {})) {
    at(path, (holder, key) => {
      holder[key] = [...((holder[key] as unknown[] | undefined) ?? []), ...items];
    });
  }
  for (const path of distortion.reverse ?? []) {
    at(path, (holder, key) => (holder[key] as unknown[] | undefined)?.reverse());
  }
  return shown;
};
