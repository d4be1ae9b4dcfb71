// The findings of all documents together: counted, and by how serious they are.
import { type LocatedFinding, SEVERITIES, type Severity } from '#iam/findings/index.ts';
import { savedBy } from '#iam/policy/index.ts';
import type { FixChoice, PolicyFinding } from '#worker/protocol.ts';
import { useStore } from '#app/state/store.ts';
import { selectDocuments, type ShownDocument } from './documents.ts';
import { remember } from './remember.ts';

export interface FoundInDocument {
  readonly document: ShownDocument;
  readonly finding: PolicyFinding;
}

const findingsIn = remember(2, (documents: readonly ShownDocument[]): readonly FoundInDocument[] =>
  documents.flatMap((document) => document.findings.map((finding) => ({ document, finding }))),
);

export const useAllFindings = (): readonly FoundInDocument[] =>
  useStore((state) => findingsIn(selectDocuments(state)));

type Tally = Readonly<Record<Severity, number>>;

export function tally(findings: readonly Pick<LocatedFinding, 'severity'>[]): Tally {
  const counts = { security: 0, error: 0, warning: 0, suggestion: 0 };
  for (const finding of findings) counts[finding.severity] += 1;
  return counts;
}

/** An error outweighs a security warning: AWS refuses the document. */
const WORST_FIRST: readonly Severity[] = ['error', 'security', 'warning', 'suggestion'];

/** The worst severity there is, or undefined. */
export const worst = (counts: Tally): Severity | undefined =>
  WORST_FIRST.find((severity) => counts[severity] > 0);

/** What keeps a document from being saved, then AWS's order of severities. */
export const byUrgency = (findings: readonly FoundInDocument[]): readonly FoundInDocument[] => [
  ...findings.filter(({ finding }) => isRefused(finding)),
  ...SEVERITIES.flatMap((severity) =>
    findings.filter(({ finding }) => finding.severity === severity && !isRefused(finding)),
  ),
];

/** Whether AWS refuses to save the document for this finding. */
export const isRefused = ({ refusal }: Pick<LocatedFinding, 'refusal'>): boolean => refusal !== undefined;

/** Who refuses documents of this type. */
export const refusingService = ({ source: { type } }: ShownDocument): string => savedBy(type) ?? 'AWS';

/** How many fixes of a document do not widen access, or correct something. */
export const countFixes = ({ findings }: ShownDocument, which: FixChoice): number =>
  findings.filter(({ fix, severity }) => fix && (fix.safe || (which === 'all' && severity !== 'suggestion')))
    .length;
