// One line on the open document: is it valid, and what is still missing.
import { ShieldCheck } from 'lucide';
import { Icon } from '#app/controls/icon.tsx';
import { SeverityIcon } from '#app/controls/severity.tsx';
import { tally, useKit, useOpenDocument, worst, type ShownDocument, type Tally } from '#app/store/kit.ts';
import { actions } from '#app/store/store.ts';
import { fieldOf } from '#core/answers/fields/fields.ts';
import type { Severity } from '#core/iam/finding.ts';

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

/** How many answers are placeholders; goes to the first of them. */
function Placeholders() {
  const { placeholders } = useKit();
  const [first] = placeholders;
  if (!first) return null;
  return (
    <>
      {' · '}
      <button
        type="button"
        className="link-button"
        title={placeholders.map((id) => fieldOf(id).label).join(', ')}
        onClick={() => actions.goToStep(fieldOf(first).step)}
      >
        {placeholders.length} {placeholders.length === 1 ? 'placeholder' : 'placeholders'} left
      </button>
    </>
  );
}

/** How many entries are refused; goes to the first of them. */
function Problems() {
  const { problems } = useKit();
  const [first] = problems;
  if (!first) return null;
  return (
    <>
      {' · '}
      <button
        type="button"
        className="link-button severity-error"
        title={first.message}
        onClick={() => actions.goToStep(fieldOf(first.field).step)}
      >
        {problems.length} {problems.length === 1 ? 'entry' : 'entries'} to correct
      </button>
    </>
  );
}

function state(document: ShownDocument, counts: Tally, severity: Severity | undefined): string {
  const edited = document.edited ? 'edited by hand' : '';
  if (!severity) return edited || 'no findings';
  return [counts.error > 0 ? '' : counted(counts), edited].filter((part) => part !== '').join(' · ');
}

export function Verdict() {
  const document = useOpenDocument();
  const counts = tally(document.findings);
  const severity = worst(counts);
  const valid = document.checked ? 'Valid' : 'Checking…';
  return (
    <p className="verdict">
      {severity ? <SeverityIcon severity={severity} /> : <Icon of={ShieldCheck} className="severity-ok" />}
      <strong className={severity ? `severity-${severity}` : 'severity-ok'}>
        {counts.error > 0 ? counted(counts) : valid}
      </strong>
      <span className="hint">
        {state(document, counts, severity)}
        <Placeholders />
        <Problems />
      </span>
    </p>
  );
}
