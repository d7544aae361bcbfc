import type { Construct } from 'constructs';
import {
  Bucket,
  Client,
  LambdaFunction,
  Mount,
  Network,
  S3Files,
} from '../../../../cdktf/src/index.ts';
import { type Declared, declaredInputs } from '../declared.ts';
import { emptyStack } from '../stacks.ts';

type Values = Readonly<Record<string, unknown>>;
type AnyConstruct = new (scope: Construct, id: string, props: never) => Construct;

/** The construct of each module; the s3files module has none, because all of it is asked through the root. */
export const CONSTRUCTS: Readonly<Record<string, AnyConstruct>> = {
  root: S3Files as AnyConstruct,
  bucket: Bucket,
  client: Client,
  lambda: LambdaFunction,
  mount: Mount,
  network: Network as AnyConstruct,
};

/** Input as HCL has it, spelt as props. */
const propsOf = (declared: Declared, value: unknown): unknown => {
  if (typeof declared !== 'object' || typeof value !== 'object' || value === null) return value;
  if ('list' in declared) return (value as unknown[]).map((each) => propsOf(declared.list, each));
  const entries = Object.entries(value).filter(([, each]) => each !== null);
  if ('map' in declared)
    return Object.fromEntries(entries.map(([key, each]) => [key, propsOf(declared.map, each)]));
  return Object.fromEntries(
    entries.map(([name, each]) => {
      const type = declared.object[name];
      if (!type) throw new Error(`no attribute ${name}`);
      const own = typeof type === 'object' && 'optional' in type ? type.optional : type;
      return [
        name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase()),
        propsOf(own, each),
      ];
    }),
  );
};

/** What the construct of a module says of input; nothing where it takes it. */
export const refusedByConstruct = async (
  module: string,
  variables: Values,
): Promise<readonly string[]> => {
  const Construct = CONSTRUCTS[module];
  if (!Construct) throw new Error(`no construct calls ${module}`);
  const declared = await declaredInputs(module === 'root' ? '.' : `modules/${module}`);
  const { fileSystem, ...props } = propsOf(declared, variables) as Values;
  const { accessPoint } = props;
  // A mount's file system comes with its access point.
  const handle = { ...(accessPoint as object), id: 'ap', ready: { fqn: 'module.a' }, fileSystem };
  try {
    new Construct(emptyStack(), 'it', {
      ...props,
      ...(module === 'mount' && { accessPoint: handle }),
    } as never);
    return [];
  } catch (error) {
    return (error as Error).message
      .split(/\n(?=stack\/it: )/)
      .map((line) => line.replace(/^stack\/it: /, '').replace(/\s+/g, ' '));
  }
};
