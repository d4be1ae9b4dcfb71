// The place of a finding in meaning, by which a baseline knows it.
import { placeInMeaning } from '#core/config/baseline.ts';
import { standsForSeveral } from '#core/config/finding-facts.ts';
import type { PolicyFinding } from '#core/language/check-policy.ts';
import { namedPaths } from '#core/lint/checks/escalation/found-paths.ts';
import { viewOf, type PolicySource } from '#core/lint/policy-view.ts';
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
