// What is risky about an action, in a word or two.
import type { RiskKind } from '#iam/access/index.ts';
import type { Strength } from '#iam/facts/index.ts';
import type { SeverityWord } from '#app/controls/severity.tsx';

export const RISK_WORDS: Readonly<Record<RiskKind, string>> = {
  escalation: 'privilege escalation',
  'pass-role': 'passes roles',
  permissions: 'permissions',
  credentials: 'secrets',
  data: 'data',
};

/** The strength of a risk is shown by the shape of a severity. */
export const STRENGTHS: Readonly<
  Record<Strength, { readonly severity: SeverityWord; readonly word: string }>
> = {
  critical: { severity: 'error', word: 'Critical' },
  high: { severity: 'warning', word: 'High' },
  medium: { severity: 'suggestion', word: 'Medium' },
};

export function RiskTags({ kinds }: { kinds: readonly RiskKind[] | undefined }) {
  return kinds?.map((kind) => (
    <span key={kind} className="access-tag">
      <span className="visually-hidden">risk: </span>
      {RISK_WORDS[kind]}
    </span>
  ));
}
