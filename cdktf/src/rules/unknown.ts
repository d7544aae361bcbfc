/** Stands for a value, or a part of one, that only Terraform knows. */
export const UNKNOWN: unique symbol = Symbol('known after apply');

/** What HCL's own evaluation stops at; `can` and `try` catch it. */
export class HclError extends Error {
  override readonly name = 'HclError';
}

/** Whether anything in a value is unknown. */
export const isPartlyUnknown = (value: unknown): boolean => {
  if (value === UNKNOWN) return true;
  if (typeof value !== 'object' || value === null) return false;
  for (const element of Object.values(value)) if (isPartlyUnknown(element)) return true;
  return false;
};
