/** The part of a CloudFormation resource schema that decides how a type looks to Terraform. */
export interface CloudFormationSchema {
  readonly typeName: string;
  readonly definitions?: Readonly<Record<string, Property>>;
  readonly properties: Readonly<Record<string, Property>>;
  readonly required?: readonly string[];
  readonly readOnlyProperties?: readonly string[];
  readonly createOnlyProperties?: readonly string[];
  readonly writeOnlyProperties?: readonly string[];
  readonly handlers?: {
    readonly list?: {
      readonly permissions?: readonly string[];
      readonly handlerSchema?: {
        readonly properties?: object;
        readonly required?: readonly string[];
      };
    };
  };
}

/** A property of a CloudFormation resource schema. */
export interface Property {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly properties?: Readonly<Record<string, Property>>;
  readonly required?: readonly string[];
  readonly items?: Property;
  readonly uniqueItems?: boolean;
  readonly insertionOrder?: boolean;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** Follows references until the property itself is reached; what stands beside a reference wins. */
export const resolveProperty = (schema: CloudFormationSchema, property: Property): Property => {
  if (!property.$ref) return property;
  const { $ref, ...beside } = property;
  const target = schema.definitions?.[$ref.split('/').at(-1)!];
  if (!target) throw new Error(`${schema.typeName}: nothing is defined at ${$ref}`);
  return { ...resolveProperty(schema, target), ...beside };
};

/** Whether an array is a set to Terraform. */
export const isSet = ({ uniqueItems, insertionOrder }: Property): boolean =>
  uniqueItems === true && insertionOrder === false;
