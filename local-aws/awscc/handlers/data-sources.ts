import type { Handlers } from '../protocol/calls.ts';
import { fromDynamic, toDynamic } from '../protocol/dynamic.ts';
import { readData, readPlural } from '../resource/data.ts';
import { dataSourceAttributes, pluralType, resourceType } from '../schema/catalogue.ts';
import type { Session } from '../session.ts';
import { validate } from '../validate.ts';

/** The calls about data sources. */
export const dataSourceHandlers = (
  session: Session,
): Pick<Handlers, 'ValidateDataResourceConfig' | 'ReadDataSource'> => ({
  ValidateDataResourceConfig: ({ type_name, config }) => ({
    diagnostics: validate(dataSourceAttributes(type_name), fromDynamic(config)),
  }),
  ReadDataSource: async ({ type_name, config: sent }) => {
    const { cloud, region } = session;
    const config = fromDynamic(sent);
    const plural = pluralType(type_name);
    const { state, diagnostics } = plural
      ? await readPlural(cloud, plural, { region, config })
      : await readData(cloud, resourceType(type_name), config);
    return { state: toDynamic(state), diagnostics };
  },
});
