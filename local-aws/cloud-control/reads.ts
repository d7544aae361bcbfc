import { ApiError } from './errors.ts';
import { pageOf } from './paging.ts';
import { type ApiOperation, type ResourceTypes, readResource } from './types.ts';

/** The operations that show resources. */
export const readsOn = (
  types: ResourceTypes,
): Readonly<Record<'GetResource' | 'ListResources', ApiOperation>> => ({
  async GetResource(scope, input) {
    const type = types.get(input.text('TypeName'));
    const identifier = input.text('Identifier');
    const properties = await readResource(scope, type, identifier);
    return {
      TypeName: type.name,
      ResourceDescription: { Identifier: identifier, Properties: JSON.stringify(properties) },
    };
  },

  async ListResources(scope, input) {
    const type = types.get(input.text('TypeName'));
    const asked = input.optionalText('ResourceModel') !== undefined;
    const filter = asked ? input.document('ResourceModel') : {};
    const missing = type.requiredToList.filter((name) => filter[name] === undefined);
    if (missing.length > 0) {
      throw new ApiError(
        'InvalidRequestException',
        `Missing or invalid ResourceModel property in ${type.name} list handler request input. Required property: [${missing.join(', ')}]`,
      );
    }
    const all = await type.handlers.list(scope, filter);
    const { items, nextToken } = pageOf(all, (properties) => type.identifierOf(properties), {
      maxResults: input.maxResults(),
      nextToken: input.optionalText('NextToken'),
    });
    return {
      TypeName: type.name,
      ResourceDescriptions: items.map((properties) => ({
        Identifier: type.identifierOf(properties),
        Properties: JSON.stringify(type.readable(properties)),
      })),
      ...(nextToken === undefined ? {} : { NextToken: nextToken }),
    };
  },
});
