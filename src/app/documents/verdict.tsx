// One line about the open document: whether it is valid, and what is still missing.
import { CircleAlert, ShieldCheck } from 'lucide';
import { Fragment, type ReactNode } from 'react';
import { Icon } from '#app/controls/icon.tsx';
import { SeverityIcon } from '#app/controls/severity.tsx';
import { useKit } from '#app/selectors/kit.ts';
import { isRefused, refusingService, tally, worst, type Tally } from '#app/selectors/findings.ts';
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

/** How many answers are placeholders, with a link to the first. */
function placeholdersLink({ placeholders }: RoleKit): ReactNode {
  const [first] = placeholders;
  if (!first) return null;
  return (
    <button
      type="button"
      className="link-button"
      title={placeholders.map((id) => fieldOf(id).label).join(', ')}
      onClick={() => actions.goToStep(fieldOf(first).step, first)}
    >
      {placeholders.length} {placeholders.length === 1 ? 'placeholder' : 'placeholders'} left
    </button>
  );
}

/** How many entries are not valid, with a link to the first. */
function problemsLink({ problems }: RoleKit): ReactNode {
  const [first] = problems;
  if (!first) return null;
  return (
    <button
      type="button"
      className="link-button severity-error"
      title={first.message}
      onClick={() => actions.goToStep(fieldOf(first.field).step, first.field)}
    >
      {problems.length} {problems.length === 1 ? 'entry' : 'entries'} to correct
    </button>
  );
}

/** How many parts of a pasted policy its template leaves unresolved, with a link to the first. */
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
      {open.length} unresolved {open.length === 1 ? 'value' : 'values'}
    </button>
  );
}

/** How many expectations fail, with a link to them. In the past tense while newer proofs are awaited. */
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

/** Whether the findings are current and complete. */
function progress({ check }: ShownDocument, slow: boolean, { fault, missing }: Checks): string {
  if (fault !== null) return 'not checked';
  if (missing.length > 0) return 'partly checked';
  return check === 'none' || slow ? 'checking…' : '';
}

/** What follows the first words. Parts that arrive after the page are last, so that they move nothing. */
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
  const isRefusedByAws = document.findings.some(isRefused);
  const found = counts.error > 0 && !isRefusedByAws ? '' : counted(counts);
  const failing = failingLink(proofs);
  const none = !worst(counts) && !edited && !failing && checking === '' ? 'no findings' : '';
  const tail = [found || none, checking].filter(Boolean).join(' · ');
  return [
    edited ? 'edited by hand' : '',
    failing,
    ...ofWizard,
    // It has a minimum width, so that its text does not change how the bar wraps.
    tail ? <span className="verdict-tail">{tail}</span> : null,
  ].filter(Boolean);
}

/** A composed document follows AWS's grammar, checked or not; any other has to wait for the check. */
const isKnownValid = ({ check, edited, holder }: ShownDocument): boolean =>
  check !== 'none' || !(edited || holder.kind === 'pasted');

export function Verdict() {
  const document = useOpenDocument();
  const kit = useKit();
  const checks = useStore((state) => state.checks);
  const proofs = useProofTally();
  const failing = (proofs?.failing ?? 0) > 0;
  const counts = tally(document.findings);
  const refused = document.findings.some(isRefused);
  const severity = refused ? 'error' : worst(counts);
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
        {refused
          ? `${refusingService(document)} will refuse this document`
          : counts.error > 0
            ? counted(counts)
            : valid}
      </strong>
      <span className="hint">
        {details(document, counts, kit, checking, proofs).map((part, index) => (
          // The parts have no identity except their position.
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
