// What changes in the code that calls.

/** A value in the code, before and after. */
export interface CodeChange {
  readonly name: 'modelId' | 'region_name';
  readonly before: string;
  readonly after: string;
}
