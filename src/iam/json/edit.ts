// Changes to a JSON document by path.
import { type JsonValue } from './json-value.ts';
import type { JsonPath } from './json-path.ts';

/** Names of members in the order in which they are written. A new member that is not among them goes to the end. */
export type MemberOrder = readonly string[];

/** A change to a document by path; the author's order and formatting stay. */
export type Edit =
  | { readonly kind: 'replace'; readonly path: JsonPath; readonly value: JsonValue }
  /** Takes out a member or an entry of a list. */
  | { readonly kind: 'remove'; readonly path: JsonPath }
  /** Gives the member at `path` another name. */
  | { readonly kind: 'rename'; readonly path: JsonPath; readonly name: string }
  /** Puts in a member, or an entry of a list at the index that ends `path`. */
  | { readonly kind: 'insert'; readonly path: JsonPath; readonly value: JsonValue };
