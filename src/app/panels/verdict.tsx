// One line on the open document: is it valid, and what is still missing.
import { ShieldCheck } from 'lucide';
import { Icon } from '#app/controls/icon.tsx';
import { SeverityIcon } from '#app/controls/severity.tsx';
import { selectIsPasted } from '#app/store/derived.ts';
import { tally, useKit, useOpenDocument, worst, type ShownDocument, type Tally } from '#app/store/kit.ts';
import { actions, useStore } from '#app/store/store.ts';
import { fieldOf } from '#core/answers/fields/fields.ts';
import type { Severity } from '#core/iam/finding.ts';
import { useLate } from './use-late.ts';

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

/** Whether the findings are those of the text. */
function progress({ check }: ShownDocument, late: boolean, fault: string | null): string {
  if (fault !== null) return 'not checked';
  return check === 'none' || late ? 'checking…' : '';
}

function state(
  { check, edited }: ShownDocument,
  counts: Tally,
  severity: Severity | undefined,
  checking: string,
): string {
  const none = !severity && check === 'done' && !edited ? 'no findings' : '';
  const found = counts.error > 0 ? '' : counted(counts);
  return [none, found, edited ? 'edited by hand' : '', checking].filter((part) => part !== '').join(' · ');
}

/** What the wizard composed has AWS's grammar whether it was checked or not; anything else has to wait for the check. */
const isKnownValid = ({ check, edited, holder }: ShownDocument): boolean =>
  check !== 'none' || !(edited || holder.kind === 'pasted');

export function Verdict() {
  const document = useOpenDocument();
  const counts = tally(document.findings);
  const severity = worst(counts);
  const pasted = useStore(selectIsPasted);
  const fault = useStore(({ checks }) => checks.fault);
  const late = useLate(document.check === 'carried');
  const unknown = fault === null ? 'Checking…' : 'Not checked';
  const valid = isKnownValid(document) ? 'Valid' : unknown;
  const checking = valid === unknown ? '' : progress(document, late, fault);
  return (
    <p className="verdict">
      {severity ? <SeverityIcon severity={severity} /> : <Icon of={ShieldCheck} className="severity-ok" />}
      <strong className={severity ? `severity-${severity}` : 'severity-ok'}>
        {counts.error > 0 ? counted(counts) : valid}
      </strong>
      <span className="hint">
        {state(document, counts, severity, checking)}
        {pasted ? null : (
          <>
            <Placeholders />
            <Problems />
          </>
        )}
      </span>
    </p>
  );
}
