import { expect, test } from '@jest/globals';
import { readModules } from '../../../contract/hcl/modules.ts';
import { PARTITIONS, type Partition } from './partitions.ts';
import type { Produced } from './produced.ts';

/** `module.a["b"].module.c[0].aws_iam_role.d[0] policy` → `aws_iam_role.d policy`. */
const withoutInstances = (address: string): string =>
  address.replace(/^(module\.\w+(\[[^\]]*\])?\.)+/, '').replace(/\[[^\]]*\] /, ' ');

/** That no policy of the HCL is left out of the configuration. */
export const testCompleteness = (producedIn: (at: Partition) => Produced): void => {
  test('every policy that stands in a module is among those applied', async () => {
    const written = (await readModules()).flatMap(({ files }) =>
      Object.values(files).flatMap((text) =>
        [...text.matchAll(/^resource "(\w+)" "(\w+)" \{\n([\s\S]*?)^\}/gm)].flatMap(
          ([, type, name, body = '']) =>
            [...body.matchAll(/^ {2}((?:assume_role_)?policy)\s*=/gm)].map(
              ([, attribute]) => `${type}.${name} ${attribute}`,
            ),
        ),
      ),
    );
    const [at] = PARTITIONS;
    const applied = Object.keys(producedIn(at as Partition).policies).map(withoutInstances);
    expect([...new Set(applied)].sort()).toEqual([...new Set(written)].sort());
  });
};
