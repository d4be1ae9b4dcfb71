// The place of a finding in meaning, by which a baseline knows it.
import { placeInMeaning, standsForSeveral } from '#iam/config/index.ts';
import type { PolicyFinding } from '#iam/editing/index.ts';
import { type PolicySource, namedPaths, viewOf } from '#iam/rules/index.ts';
import type { FileFinding } from '#cli/check/checked.ts';
import { referenceFor } from '#cli/reference.ts';

export function placeOf(
  finding: PolicyFinding,
  source: PolicySource | undefined,
): Pick<FileFinding, 'at' | 'paths'> {
  const at = placeInMeaning(finding, source?.document);
  if (!source || !standsForSeveral(finding.id)) return { at };
  const paths = namedPaths(viewOf(source), referenceFor(source)).get(finding.message);
  return { at, ...(paths && { paths }) };
}
