// The checks as two lists, a line each: what must pass, and what must be denied. A line opens its call in the request box.
import { Pencil, Trash2 } from 'lucide';
import { useState, type ReactNode } from 'react';
import { Button } from '#app/controls/button.tsx';
import { Icon } from '#app/controls/icon.tsx';
import { Message } from '#app/controls/message.tsx';
import { StateShape } from '#app/controls/state-shape.tsx';
import { useDocuments, type ShownDocument } from '#app/selectors/documents.ts';
import { casesOf } from '#app/state/pasted.ts';
import type { Proofs, ProvedExpectation } from '#app/state/proofs.ts';
import { actions, useStore } from '#app/state/store.ts';
import type { OpenCall, OwnCase } from '#iam/request/index.ts';
import { callOf } from '#iam/environment/index.ts';
import { listsOf, outcomeWords, type CheckLine, type CheckList as List } from './check-groups.ts';

/** Documents with a hand edit that the outcome may come from: those whose statements decide, or else any. */
function editedFor(
  { proof, own }: ProvedExpectation,
  documents: readonly ShownDocument[],
): readonly ShownDocument[] {
  const edited = documents.filter((document) => document.edited);
  const deciding = edited.filter(({ source }) =>
    proof.locations.some(({ documentId }) => documentId === source.id),
  );
  // Unedited documents meet the scenario's own checks, so a hand edit must be the cause. For a person's own check, only a deciding statement shows that.
  return deciding.length > 0 || own !== undefined ? deciding : edited;
}

const ofRole = ({ holder, source }: ShownDocument): string =>
  holder.kind === 'role' ? `the ${source.title} of ${holder.role.name}` : `the ${source.title}`;

/** Since which hand edit checks fail, once for all of them. */
function SinceEdit({ proofs }: { proofs: Proofs }) {
  const documents = useDocuments();
  const failing = proofs.all.filter(({ outcome }) => outcome === 'fails');
  const edited = [...new Set(failing.flatMap((proved) => editedFor(proved, documents)))];
  const [first] = edited;
  if (!first) return null;
  return (
    <p className="check-note hint">
      Checks fail since {edited.map(ofRole).join(' and ')} {edited.length === 1 ? 'was' : 'were'} edited by
      hand.{' '}
      <button
        type="button"
        className="link-button"
        onClick={() => {
          actions.openDocument(first.source.id);
          actions.openDialog('difference');
        }}
      >
        Show the edit
      </button>
    </p>
  );
}

/** What is wrong. The reason stands in the request box, once the line is chosen. */
function Wrong({ proved }: { proved: ProvedExpectation }) {
  const { outcome, own, proof } = proved;
  return (
    <p className="check-wrong">
      <strong>{outcomeWords(proved)}.</strong>{' '}
      {outcome === 'open' && own ? <Message text={proof.failure} /> : null}
    </p>
  );
}

const OUTCOMES = {
  holds: { allowed: 'ready', denied: 'denied', word: 'Passes' },
  fails: { allowed: 'wont', denied: 'wont', word: 'Fails' },
  open: { allowed: 'need', denied: 'need', word: 'Not decided' },
} as const;

function OwnWays({ own, onEdit }: { own: OwnCase; onEdit: (own: OwnCase) => void }) {
  const remove = (): void => {
    const cases = casesOf(useStore.getState().draft) ?? [];
    actions.setCases(cases.filter((other) => other !== own));
    actions.announce(`Removed: ${own.label}. Undo brings it back.`);
    document.querySelector<HTMLElement>('.side')?.focus();
  };
  return (
    <span className="check-ways">
      <button
        type="button"
        className="icon-button"
        aria-label={`Edit: ${own.label}`}
        title="Edit"
        onClick={() => onEdit(own)}
      >
        <Icon of={Pencil} />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label={`Remove: ${own.label}`}
        title="Remove"
        onClick={remove}
      >
        <Icon of={Trash2} />
      </button>
    </span>
  );
}

interface LineProps {
  readonly line: CheckLine;
  readonly chosen: OpenCall;
  /** It is about the documents before the last change, so its places may be elsewhere now. */
  readonly old: boolean;
  readonly onEdit: (own: OwnCase) => void;
}

function isSame(expectation: ProvedExpectation['expectation'], chosen: OpenCall): boolean {
  const { action, resource, label, principal, context } = expectation;
  return (
    action === chosen.action &&
    resource === chosen.resource &&
    label === chosen.label &&
    chosen.unknownKeys === undefined &&
    JSON.stringify([principal, context]) === JSON.stringify([chosen.principal, chosen.context])
  );
}

function Line({ line: { proved, title, action }, chosen, old, onEdit }: LineProps) {
  const { expectation, proof, outcome, own } = proved;
  const { [expectation.expect]: shape, word } = OUTCOMES[outcome];
  return (
    <li className="check" data-outcome={outcome} data-expect={expectation.expect}>
      <div className="check-row">
        <button
          type="button"
          className="plain check-line"
          aria-pressed={isSame(expectation, chosen)}
          onClick={() => {
            actions.tryCall(callOf(expectation));
            const [place] = proof.locations;
            if (place && !old) actions.openDocument(place.documentId);
          }}
        >
          <StateShape small state={shape} />
          <span className="visually-hidden">{word}: </span>
          <span className="check-title">{title}</span>
          <code>{action}</code>
        </button>
        {own ? <OwnWays own={own} onEdit={onEdit} /> : null}
      </div>
      {outcome === 'holds' ? null : <Wrong proved={proved} />}
    </li>
  );
}

/** More lines at once help nobody, and each takes time to draw. */
const SHOWN = 60;

function OneList({ list, ...rest }: Omit<LineProps, 'line'> & { list: List }): ReactNode {
  const [limit, setLimit] = useState(SHOWN);
  const { title, total, failing, groups } = list;
  const before = groups.map((_, index) =>
    groups.slice(0, index).reduce((sum, { lines }) => sum + lines.length, 0),
  );
  return (
    <section className="check-list" aria-label={title}>
      <h3>
        {title} <small>{failing > 0 ? `${failing} of ${total} fail` : total}</small>
      </h3>
      {groups.map((group, index) => {
        const lines = group.lines.slice(0, Math.max(limit - (before[index] ?? 0), 0));
        if (lines.length === 0) return null;
        return (
          <div key={group.id}>
            {group.title === undefined ? null : <h4>{group.title}</h4>}
            <ul aria-label={group.title ?? title}>
              {lines.map((line) => (
                <Line key={line.proved.expectation.id} line={line} {...rest} />
              ))}
            </ul>
          </div>
        );
      })}
      {total > limit ? (
        <Button onClick={() => setLimit(limit + SHOWN)}>
          Show {Math.min(total - limit, SHOWN)} of {total - limit} more
        </Button>
      ) : null}
    </section>
  );
}

export function CheckLists({ proofs, ...rest }: Omit<LineProps, 'line'> & { proofs: Proofs }) {
  return (
    <>
      {rest.old ? null : <SinceEdit proofs={proofs} />}
      {listsOf(proofs).map((list) => (
        <OneList key={list.expect} list={list} {...rest} />
      ))}
    </>
  );
}
