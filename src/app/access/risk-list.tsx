// The risks to review first: privilege escalation, secrets and data, the most serious first.
import { SeverityIcon } from '#app/controls/severity.tsx';
import type { Risk } from '#iam/access/index.ts';
import { CellPhrase } from './cell-mark.tsx';
import { groupRisks } from './groups.ts';
import { RISK_WORDS, STRENGTHS } from './risk-words.tsx';
import { useLimit } from './use-limit.tsx';

/** How many actions are listed for a risk that many actions have. */
const NAMES = 4;

function RiskRow({ risk: { kind, strength, actions, cell, does } }: { risk: Risk }) {
  const { severity, word } = STRENGTHS[strength];
  const more = actions.length - NAMES;
  return (
    <li className="access-risk">
      <span className="access-strength">
        <SeverityIcon severity={severity} />
        {word}
      </span>
      <span>
        Can {does}:{' '}
        {actions.slice(0, NAMES).map((action, index) => (
          <span key={action}>
            {index > 0 ? (kind === 'escalation' ? ' with ' : ', ') : ''}
            <code>{action}</code>
          </span>
        ))}
        {more > 0 ? ` and ${more.toLocaleString('en')} more` : ''}
      </span>
      <span className="access-risk-tail">
        <CellPhrase cell={cell} />
        <span className="access-tag">{RISK_WORDS[kind]}</span>
      </span>
    </li>
  );
}

export function RiskList({ risks }: { risks: readonly Risk[] }) {
  const grouped = groupRisks(risks);
  const [shown, more] = useLimit(grouped, 5, 'risks');
  if (risks.length === 0) {
    return (
      <p className="hint">
        No known risk: none escalates privileges, manages permissions, passes roles or reads stored data.
      </p>
    );
  }
  return (
    <section aria-label="Risks">
      <h3>
        Risks <span className="count">{grouped.length.toLocaleString('en')}</span>
      </h3>
      <ul className="access-risks">
        {shown.map((risk) => (
          <RiskRow key={`${risk.kind} ${risk.cell} ${risk.does} ${risk.actions[0]}`} risk={risk} />
        ))}
      </ul>
      {more}
    </section>
  );
}
