// What a finding may offer to do about itself: changes to a document by path.
import type { JsonPath } from './finding.ts';
import type { JsonValue } from './json-tree.ts';

/** A change to a document by path; the author's order and formatting stay. */
export type Edit =
  | { readonly kind: 'replace'; readonly path: JsonPath; readonly value: JsonValue }
  /** Takes out a member or an entry of a list. */
  | { readonly kind: 'remove'; readonly path: JsonPath }
  /** Gives the member at `path` another name. */
  | { readonly kind: 'rename'; readonly path: JsonPath; readonly name: string }
  /** Puts in a member, or an entry of a list at the index that ends `path`. */
  | { readonly kind: 'insert'; readonly path: JsonPath; readonly value: JsonValue };

export interface Fix {
  /** What it does, as a button says it: "Replace with s3:GetObject". */
  readonly title: string;
  /**
   * Whether it may be made along with others, unseen: it never changes what the policy means to allow. No fix, safe
   * or not, allows more than the text did to AWS, or would have with the slip it mends.
   */
  readonly safe: boolean;
  readonly edits: readonly Edit[];
}
