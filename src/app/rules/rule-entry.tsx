// One rule of the rule reference: its title, the reason, the AWS page and examples.
import { memo } from 'react';
import { SEVERITY_NAMES, SeverityIcon } from '#app/controls/severity.tsx';
import type { RuleText } from '#worker/protocol.ts';
import { POLICY_TYPE_LABELS } from '#app/selectors/policy-type-labels.ts';
import type { PolicyType } from '#iam/policy/policy.ts';
import { Message } from '#app/controls/message.tsx';

const typeWords = (types: readonly PolicyType[]): string =>
  types.length === Object.keys(POLICY_TYPE_LABELS).length
    ? 'all policies'
    : `${types.map((type) => POLICY_TYPE_LABELS[type]).join(', ')} policies`;

function Examples({ title, texts }: { title: string; texts: readonly string[] }) {
  return texts.length === 0 ? null : (
    <div>
      <h4>{title}</h4>
      {texts.map((text) => (
        <pre key={text}>{text}</pre>
      ))}
    </div>
  );
}

export const RuleEntry = memo(function RuleEntry({ rule, wanted }: { rule: RuleText; wanted: boolean }) {
  const { id, code, severity, types, title, why, source, bad, good } = rule;
  return (
    <article
      className="rule"
      id={`rule-${id}`}
      aria-labelledby={`rule-${id}-title`}
      data-wanted={wanted || undefined}
    >
      <h3 id={`rule-${id}-title`} tabIndex={-1}>
        <SeverityIcon severity={severity} /> {title}
      </h3>
      <p className="hint">
        {SEVERITY_NAMES[severity]} · {typeWords(types)} · <code>{code ?? id}</code>
      </p>
      <p>
        <Message text={why} />
      </p>
      <p className="rule-links">
        <a href={source} target="_blank" rel="noreferrer">
          AWS page
        </a>
        <a href={`#rules/${id}`} aria-label={`Link to “${title}”`}>
          Link
        </a>
      </p>
      <details open={wanted}>
        <summary>Examples</summary>
        <div className="rule-examples">
          <Examples title="Reported" texts={bad} />
          <Examples title="Not reported" texts={good} />
        </div>
      </details>
    </article>
  );
});
