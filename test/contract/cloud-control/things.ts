import { createCloudControl } from '../../../local-aws/cloud-control/cloud-control.ts';
import { HandlerError } from '../../../local-aws/cloud-control/errors.ts';
import type { ResourceHandlers } from '../../../local-aws/cloud-control/handlers.ts';
import type { Document, ResourceSchema } from '../../../local-aws/cloud-control/schema.ts';
import { send } from './calling.ts';

/** A type that no AWS service has, with every kind of property. */
const schema: ResourceSchema = {
  typeName: 'Test::Things::Thing',
  properties: {
    Shelf: { type: 'string' },
    Name: { type: 'string', pattern: '^[a-z]+$' },
    Size: { type: 'integer', minimum: 1, maximum: 9 },
    Labels: { type: 'array', items: { type: 'string' } },
    Secret: { type: 'string' },
    Made: { type: 'string' },
  },
  required: ['Shelf', 'Name'],
  additionalProperties: false,
  primaryIdentifier: ['/properties/Shelf', '/properties/Name'],
  createOnlyProperties: ['/properties/Shelf', '/properties/Name', '/properties/Secret'],
  readOnlyProperties: ['/properties/Made'],
  writeOnlyProperties: ['/properties/Secret'],
};

/** Things in a map, and a gate that operations wait at while it is closed. */
export class Things implements ResourceHandlers {
  readonly all = new Map<string, Document>();
  gate: Promise<void> = Promise.resolve();
  failure: HandlerError | undefined;
  updates = 0;

  /** Holds every operation until the returned function is called. */
  close(): () => void {
    let open: () => void = () => {};
    this.gate = new Promise((resolve) => {
      open = resolve;
    });
    return open;
  }

  create: ResourceHandlers['create'] = async (_, desired, { identified, signal }) => {
    const id = `${desired.Shelf}|${desired.Name}`;
    if (this.all.has(id)) throw new HandlerError('AlreadyExists', `${id} exists.`);
    this.all.set(id, { ...desired, Made: 'yesterday' });
    identified(desired);
    await Promise.race([
      this.gate,
      new Promise((_resolve, reject) => signal.addEventListener('abort', reject)),
    ]);
    if (this.failure) throw this.failure;
  };
  read: ResourceHandlers['read'] = async (_, id) => this.all.get(id);
  update: NonNullable<ResourceHandlers['update']> = async (_, id, desired) => {
    this.updates += 1;
    await this.gate;
    if (this.failure) throw this.failure;
    this.all.set(id, desired);
  };
  delete: ResourceHandlers['delete'] = async (_, id) => {
    await this.gate;
    if (!this.all.delete(id)) throw new HandlerError('NotFound', `${id} is gone.`);
  };
  list: ResourceHandlers['list'] = async () => [...this.all.values()];
}

/** Cloud Control with that one type. */
export const thingsWorld = (holdStatus?: number) => {
  const things = new Things();
  const cloudControl = createCloudControl({
    types: [{ schema, handlers: things }],
    ...(holdStatus === undefined ? {} : { holdStatus }),
  });
  const TypeName = schema.typeName;
  // biome-ignore lint/suspicious/noExplicitAny: answers are read by the shape that a test expects
  const call = async (operation: string, body: object): Promise<any> =>
    JSON.parse(String((await send(cloudControl, operation, { TypeName, ...body })).body));
  const status = async (RequestToken: string) =>
    (await call('GetResourceRequestStatus', { RequestToken })).ProgressEvent;
  return {
    things,
    call,
    status,
    create: (desired: object, more: object = {}) =>
      call('CreateResource', { DesiredState: JSON.stringify(desired), ...more }),
    patch: (Identifier: string, patch: unknown, more: object = {}) =>
      call('UpdateResource', { Identifier, PatchDocument: JSON.stringify(patch), ...more }),
    remove: (Identifier: string, more: object = {}) =>
      call('DeleteResource', { Identifier, ...more }),
    /** A thing that exists from the start. */
    async given(Name: string, properties: object = {}): Promise<string> {
      things.all.set(`s|${Name}`, { Shelf: 's', Name, Made: 'before', ...properties });
      return `s|${Name}`;
    },
    async finished(answer: { ProgressEvent: { RequestToken: string } }) {
      return status(answer.ProgressEvent.RequestToken);
    },
  };
};

/** The end of an error's type, without AWS's namespace. */
export const codeOf = (answer: { __type?: string }): string | undefined =>
  answer.__type?.split('#')[1];
