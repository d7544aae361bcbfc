import type { Doc } from '../../cdktf/codegen/doc-comment.ts';
import { docAt } from '../../cdktf/codegen/docs.ts';
import type { Variable } from '../../cdktf/codegen/read-module.ts';
import type { Attribute, Type } from '../../cdktf/codegen/type-constraint.ts';

/** One attribute inside a variable: its path from there, type and default as HCL writes them, and what it is. */
export type Row = readonly [path: string, type: string, preset: string, description: string];

/** Rows for all that an object, or each object of a map or list, has; none for any other type. */
export const attributeRows = (
  { name, type }: Pick<Variable, 'name' | 'type'>,
  docs: ReadonlyMap<string, Doc>,
): Row[] => {
  const rows = (of: Type, path: string): Row[] => {
    if (of.kind === 'map') return rows(of.element, `${path}.*`);
    if (of.kind === 'list' || of.kind === 'set') return rows(of.element, `${path}[]`);
    if (of.kind !== 'object') return [];
    return of.attributes.flatMap((attribute) => {
      const at = `${path}.${attribute.name}`;
      const below = rows(attribute.type, at);
      const text = docAt(docs, at.replaceAll('[]', '.*')).description;
      const own: Row = [at, kind(attribute.type), written(attribute), text];
      // An object without words of its own is only the way to its attributes.
      return below.length > 0 && !text ? below : [own, ...below];
    });
  };
  return rows(type, name);
};

/** A type as a table shows it: what is in an object stands in rows of its own. */
export const kind = (type: Type): string => {
  switch (type.kind) {
    case 'object':
    case 'tuple':
      return type.kind;
    case 'list':
    case 'set':
    case 'map':
      return `${type.kind}(${kind(type.element)})`;
    default:
      return type.kind;
  }
};

const written = ({ optional, default: preset }: Attribute): string =>
  optional ? `\`${JSON.stringify(preset ?? null)}\`` : 'required';
