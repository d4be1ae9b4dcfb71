// The place of a finding in meaning, by which a baseline knows it.
import { placeInMeaning } from '#iam/config/baseline.ts';
import { standsForSeveral } from '#iam/config/finding-facts.ts';
import type { PolicyFinding } from '#iam/editing/check-policy.ts';
import { namedPaths } from '#iam/rules/checks/escalation/found-paths.ts';
import { viewOf, type PolicySource } from '#iam/rules/policy-view.ts';
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
