// A fix: changes to a document, by path, that resolve a finding.
import type { Edit } from '#iam/json/edit.ts';

export interface Fix {
  /** What it does, as a button says it: "Replace with s3:GetObject". */
  readonly title: string;
  /**
   * Whether "Fix all" may apply it without a look at it: it never changes what the policy is meant to allow. No fix, safe
   * or not, allows more than the policy does, or would if it were spelled correctly.
   */
  readonly safe: boolean;
  readonly edits: readonly Edit[];
}
