// One line on the open document: is it valid, and what is still missing.
import { CircleAlert, ShieldCheck } from 'lucide';
import { Fragment, type ReactNode } from 'react';
import { Icon } from '#app/controls/icon.tsx';
import { SeverityIcon } from '#app/controls/severity.tsx';
import { useKit } from '#app/selectors/kit.ts';
import { tally, worst, type Tally } from '#app/selectors/findings.ts';
import { useOpenDocument, type ShownDocument } from '#app/selectors/documents.ts';
import type { Checks } from '#app/state/checks.ts';
import { unresolvedIn } from '#app/selectors/unresolved.ts';
import { failingText, useProofTally, type ProofTally } from '#app/selectors/proofs.ts';
import { actions, useStore } from '#app/state/store.ts';
import { fieldOf } from '#core/answers/fields/fields.ts';
import type { RoleKit } from '#core/compose/role-kit.ts';
import { useIsSlow } from '#app/controls/use-is-slow.ts';

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
function placeholdersLink({ placeholders }: RoleKit): ReactNode {
  const [first] = placeholders;
  if (!first) return null;
  return (
    <button
      type="button"
      className="link-button"
      title={placeholders.map((id) => fieldOf(id).label).join(', ')}
      onClick={() => actions.goToStep(fieldOf(first).step)}
    >
      {placeholders.length} {placeholders.length === 1 ? 'placeholder' : 'placeholders'} left
    </button>
  );
}

/** How many entries are refused; goes to the first of them. */
function problemsLink({ problems }: RoleKit): ReactNode {
  const [first] = problems;
  if (!first) return null;
  return (
    <button
      type="button"
      className="link-button severity-error"
      title={first.message}
      onClick={() => actions.goToStep(fieldOf(first.field).step)}
    >
      {problems.length} {problems.length === 1 ? 'entry' : 'entries'} to correct
    </button>
  );
}

/** How many places of a pasted policy its template leaves open; goes to the first of them. */
function unresolvedLink({ source, holder, text }: ShownDocument): ReactNode {
  const open = holder.kind === 'pasted' ? unresolvedIn(holder.policy, text) : [];
  if (open.length === 0) return null;
  const start = open.find((each) => each.start !== undefined)?.start ?? 0;
  return (
    <button
      type="button"
      className="link-button"
      title={open.map(({ expression }) => expression).join(', ')}
      onClick={() => actions.goTo(source.id, start)}
    >
      {open.length} {open.length === 1 ? 'place' : 'places'} left open
    </button>
  );
}

/** How much of what is expected does not hold; goes to it. In the past tense as long as newer proofs are awaited. */
function failingLink(tally: ProofTally | undefined): ReactNode {
  if (!tally || tally.failing === 0) return null;
  return (
    <button
      type="button"
      className={tally.old ? 'link-button' : 'link-button severity-error'}
      onClick={() => {
        actions.openPanel('proof');
        actions.openView('findings');
      }}
    >
      {failingText(tally)}
    </button>
  );
}

/** Whether the findings are those of the text. */
function progress({ check }: ShownDocument, slow: boolean, { fault, missing }: Checks): string {
  if (fault !== null) return 'not checked';
  if (missing.length > 0) return 'checked in part';
  return check === 'none' || slow ? 'checking…' : '';
}

/** What is said behind the first words. What comes later than the page stands last, where it moves nothing. */
function details(
  document: ShownDocument,
  counts: Tally,
  kit: RoleKit,
  checking: string,
  proofs: ProofTally | undefined,
): readonly ReactNode[] {
  const { edited, holder } = document;
  const ofWizard =
    holder.kind === 'pasted' ? [unresolvedLink(document)] : [placeholdersLink(kit), problemsLink(kit)];
  const found = counts.error > 0 ? '' : counted(counts);
  const failing = failingLink(proofs);
  const none = !worst(counts) && !edited && !failing && checking === '' ? 'no findings' : '';
  const tail = [found || none, checking].filter(Boolean).join(' · ');
  return [
    edited ? 'edited by hand' : '',
    failing,
    ...ofWizard,
    // As wide whatever it says: the bar must not break its row because of it.
    tail ? <span className="verdict-tail">{tail}</span> : null,
  ].filter(Boolean);
}

/** What the wizard composed has AWS's grammar whether it was checked or not; anything else has to wait for the check. */
const isKnownValid = ({ check, edited, holder }: ShownDocument): boolean =>
  check !== 'none' || !(edited || holder.kind === 'pasted');

export function Verdict() {
  const document = useOpenDocument();
  const kit = useKit();
  const checks = useStore((state) => state.checks);
  const proofs = useProofTally();
  const failing = (proofs?.failing ?? 0) > 0;
  const counts = tally(document.findings);
  const severity = worst(counts);
  const slow = useIsSlow(document.check === 'carried');
  const unknown = checks.fault === null ? 'Checking…' : 'Not checked';
  const valid = isKnownValid(document) ? 'Valid' : unknown;
  const checking = valid === unknown ? '' : progress(document, slow, checks);
  return (
    <p className="verdict">
      {severity ? (
        <SeverityIcon severity={severity} />
      ) : (
        <Icon
          of={failing ? CircleAlert : ShieldCheck}
          className={failing ? 'severity-error' : 'severity-ok'}
        />
      )}
      <strong className={severity ? `severity-${severity}` : failing ? undefined : 'severity-ok'}>
        {counts.error > 0 ? counted(counts) : valid}
      </strong>
      <span className="hint">
        {details(document, counts, kit, checking, proofs).map((part, index) => (
          // The parts have no other name than their place.
          // oxlint-disable-next-line react/no-array-index-key
          <Fragment key={index}>
            {index > 0 ? ' · ' : ''}
            {part}
          </Fragment>
        ))}
      </span>
    </p>
  );
}
