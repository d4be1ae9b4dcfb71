// Paths in a JSON value: the names and indexes from its root.

/** Steps from the root of a JSON text: member names and array indexes. */
export type JsonPath = readonly (string | number)[];

/** A place in a JSON text: the value at `path`, or (for `key`) the name of the member that holds it. */
export interface JsonLocation {
  readonly path: JsonPath;
  readonly target: 'key' | 'value';
}
