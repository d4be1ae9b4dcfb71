// One line on the open document: is it valid, and what is still missing.
import { ShieldCheck } from 'lucide';
import { Icon } from '#app/controls/icon.tsx';
import { SEVERITY_NAMES, SeverityIcon } from '#app/controls/severity.tsx';
import { tally, useKit, useOpenDocument, worst, type Tally } from '#app/store/kit.ts';

const PLURALS = {
  security: 'security warnings',
  error: 'errors',
  warning: 'warnings',
  suggestion: 'suggestions',
};
const SINGULARS = {
  security: 'security warning',
  error: 'error',
  warning: 'warning',
  suggestion: 'suggestion',
};

function counted(counts: Tally): string {
  const order = ['error', 'security', 'warning', 'suggestion'] as const;
  return order
    .filter((severity) => counts[severity] > 0)
    .map(
      (severity) => `${counts[severity]} ${counts[severity] === 1 ? SINGULARS[severity] : PLURALS[severity]}`,
    )
    .join(', ');
}

export function Verdict() {
  const document = useOpenDocument();
  const { placeholders, problems } = useKit();
  const counts = tally(document.findings);
  const severity = worst(counts);
  const blocked = counts.error > 0;
  const open = placeholders.length;
  const rest = [
    ...(severity ? [] : [document.edited ? 'edited by hand' : 'no findings']),
    ...(severity && document.edited ? ['edited by hand'] : []),
    ...(open > 0 ? [`${open} ${open === 1 ? 'placeholder' : 'placeholders'} left`] : []),
    ...(problems.length > 0
      ? [`${problems.length} ${problems.length === 1 ? 'entry' : 'entries'} to correct`]
      : []),
  ];
  return (
    <p className="verdict">
      {severity ? <SeverityIcon severity={severity} /> : <Icon of={ShieldCheck} className="severity-ok" />}
      <strong className={severity ? `severity-${severity}` : 'severity-ok'}>
        {blocked ? counted(counts) : document.checked ? 'Valid' : 'Checking…'}
      </strong>
      <span className="hint">
        {[...(severity && !blocked ? [counted(counts)] : []), ...rest].join(' · ')}
        {severity ? <span className="visually-hidden"> Worst: {SEVERITY_NAMES[severity]}</span> : null}
      </span>
    </p>
  );
}
