/** A JSON object: a resource's properties, or a part of them. */
export type Document = Readonly<Record<string, unknown>>;

/** The part of a CloudFormation registry schema that Cloud Control works by. */
export interface ResourceSchema {
  readonly typeName: string;
  readonly properties: Document;
  readonly definitions?: Document;
  readonly required?: readonly string[];
  readonly additionalProperties: boolean;
  /** JSON pointers of the form `/properties/A/B`, as are the three lists below. */
  readonly primaryIdentifier: readonly string[];
  readonly createOnlyProperties?: readonly string[];
  readonly readOnlyProperties?: readonly string[];
  readonly writeOnlyProperties?: readonly string[];
  readonly handlers?: {
    readonly list?: {
      readonly permissions?: readonly string[];
      readonly handlerSchema?: {
        readonly properties?: Document;
        readonly required?: readonly string[];
      };
    };
  };
}
