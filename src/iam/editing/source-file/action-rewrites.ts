// What the actions in a file's policies may be written as, in the author's own layout.
import { rewritesOn } from '#iam/editing/action-rewrites.ts';
import type { Reference } from '#iam/reference/reference.ts';
import { leafAt } from './hover-in-file.ts';
import type { SourceFile } from './source-file.ts';
import { editOf, type SourceFix } from './source-fixes.ts';

/** What the actions at an offset may be written as. Each says the same on the day of the reference. Never throws. */
export const actionRewrites = (
  file: SourceFile,
  offset: number,
  reference: Reference,
): readonly SourceFix[] =>
  file.policies.flatMap((policy) =>
    policy.start <= offset && offset <= policy.end
      ? rewritesOn(policy.document, leafAt(policy.root, offset), reference).flatMap(
          ({ title, edits }) => editOf(file, policy, { title, edits, safe: false }) ?? [],
        )
      : [],
  );
