// The modules that the build makes of the schemas in this folder.

declare module 'virtual:policy-validators' {
  /** An Ajv error without its message. https://ajv.js.org/api.html#error-objects */
  export interface ValidationError {
    readonly keyword: string;
    /** A JSON pointer. */
    readonly instancePath: string;
    readonly schemaPath: string;
    readonly params: Readonly<Record<string, unknown>>;
    /** The member name, in errors of what `propertyNames` asks. */
    readonly propertyName?: string;
  }

  /** Leaves the errors of its last call on itself. */
  export interface Validator {
    (value: unknown): boolean;
    errors?: readonly ValidationError[] | null;
  }

  export const identity: Validator;
  export const trust: Validator;
  export const resource: Validator;
  export const scp: Validator;
  export const rcp: Validator;
}

declare module 'virtual:settings-validators' {
  import type { Validator } from 'virtual:policy-validators';

  export const bedrockPolicy: Validator;
  export const ec2Policy: Validator;
}
