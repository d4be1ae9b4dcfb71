// What a finding may offer to do about itself: changes to a document by path.
import type { Edit } from '#core/json/edit.ts';

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
