/** A value that only Terraform knows, as cdktf and cdktn have it (`IResolvable`): `variable.value`, `Token.asAny(…)`. */
export interface Unresolved {
  // biome-ignore lint/suspicious/noExplicitAny: the context's type belongs to cdktf or cdktn, whichever the caller uses.
  resolve(context: any): any;
  toString(): string;
}

/** An object with exactly one of some of its attributes. */
export type ExactlyOneOf<T, Name extends keyof T> = Omit<T, Name> &
  {
    [One in Name]: { readonly [Key in One]-?: NonNullable<T[Key]> } & {
      readonly [Other in Exclude<Name, One>]?: undefined;
    };
  }[Name];
