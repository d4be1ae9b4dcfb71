// The row under the documents: what the checks, the access, the map and the notes say, and the way to each.
import { lazy, type ReactNode } from 'react';
import { LazyPart } from '#app/controls/lazy-part.tsx';
import { useAccess } from '#app/access/use-access.ts';
import { isLimit, selectChosenAccess, type ChosenAccess } from '#app/selectors/access.ts';
import { useAllowed } from '#app/selectors/allowed.ts';
import { useDocuments } from '#app/selectors/documents.ts';
import { useKit } from '#app/selectors/kit.ts';
import { selectIsPasted } from '#app/selectors/checked-answers.ts';
import { usePane } from '#app/selectors/mode.ts';
import { useNoteNames } from '#app/selectors/notes.ts';
import { selectProofs, useProofTally } from '#app/selectors/proofs.ts';
import { actions, useStore } from '#app/state/store.ts';
import type { PaneId, SideId } from '#app/state/state.ts';
import { grouped } from '#iam/text/index.ts';
import './summary.css';

interface CellProps {
  readonly name: string;
  readonly value: ReactNode;
  readonly tone?: 'wont' | 'need' | undefined;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly children?: ReactNode;
}

function Cell({ name, value, tone, isOpen, onOpen, children }: CellProps) {
  return (
    <button type="button" className="plain summary-cell" aria-expanded={isOpen} onClick={onOpen}>
      <span className="summary-name">{name}</span>{' '}
      <span className={tone ? `summary-value state-${tone}` : 'summary-value'}>{value}</span>
      <span className="summary-picture" aria-hidden>
        {children}
      </span>
    </button>
  );
}

const toggleSide = (id: SideId, isOpen: boolean) => (): void => actions.openSide(isOpen ? null : id);
const togglePane = (id: PaneId, isOpen: boolean) => (): void => actions.openPane(isOpen ? 'documents' : id);

/** More dots tell nothing. */
const MOST_DOTS = 36;

function Checks({ isOpen }: { isOpen: boolean }) {
  const tally = useProofTally();
  const proofs = useStore(selectProofs);
  const { total = 0, failing = 0, open = 0, old = true } = tally ?? {};
  const value = !tally
    ? '…'
    : failing > 0
      ? `${failing} of ${grouped(total)} fail`
      : `${grouped(total - open)} of ${grouped(total)}`;
  return (
    <Cell
      name="Checks"
      value={total === 0 && tally ? 'none yet' : value}
      tone={failing > 0 && !old ? 'wont' : undefined}
      isOpen={isOpen}
      onOpen={toggleSide('checks', isOpen)}
    >
      <span className="dots" data-old={old || undefined}>
        {(proofs?.all ?? [])
          .toSorted((a, b) => Number(b.outcome === 'fails') - Number(a.outcome === 'fails'))
          .slice(0, MOST_DOTS)
          .map(({ expectation, outcome }) => (
            <i key={expectation.id} data-outcome={outcome} data-expect={expectation.expect} />
          ))}
      </span>
    </Cell>
  );
}

/** Asks for the access as soon as the documents rest: the status says it too. */
function Counted({ chosen }: { chosen: ChosenAccess }) {
  useAccess(chosen);
  return null;
}

/** Drawn in a review only. */
const AccessCount = lazy(() => import('#app/review/access-count.tsx'));

function Access({ isOpen }: { isOpen: boolean }) {
  const chosen = useStore(selectChosenAccess);
  const works = useStore(({ checks }) => checks.date !== null);
  const allowed = useAllowed();
  const isReview = usePane() === 'review';
  const limits = isLimit(chosen);
  const counted = allowed
    ? `${grouped(allowed.count)} ${allowed.count === 1 ? 'action' : 'actions'}`
    : limits
      ? 'limits only'
      : chosen
        ? '…'
        : 'none';
  return (
    <>
      {chosen && works ? <Counted chosen={chosen} /> : null}
      <Cell
        name="Access"
        value={
          isReview ? (
            <LazyPart waiting={counted} quiet>
              <AccessCount now={counted} />
            </LazyPart>
          ) : (
            counted
          )
        }
        isOpen={isOpen}
        onOpen={togglePane('access', isOpen)}
      >
        {limits ? null : <progress className="share" max={allowed?.total ?? 1} value={allowed?.count ?? 0} />}
      </Cell>
    </>
  );
}

/** The map is drawn by code that comes later. */
const MapCount = lazy(() => import('#app/map/map-count.tsx'));

function Map({ isOpen }: { isOpen: boolean }) {
  return (
    <Cell
      name="Map"
      value={
        <LazyPart waiting="…" quiet>
          <MapCount />
        </LazyPart>
      }
      isOpen={isOpen}
      onOpen={togglePane('map', isOpen)}
    >
      <svg className="path" viewBox="0 0 96 8">
        <circle cx="4" cy="4" r="3" fill="currentColor" />
        <path d="M7 4h30M51 4h34" stroke="currentColor" />
        <rect x="38" y="0.5" width="12" height="7" rx="2" fill="none" stroke="currentColor" />
        <circle cx="89" cy="4" r="3" fill="currentColor" />
      </svg>
    </Cell>
  );
}

function Notes({ isOpen }: { isOpen: boolean }) {
  const { names, count, errors } = useNoteNames();
  return (
    <Cell
      name="Notes"
      value={String(count)}
      tone={errors > 0 ? 'wont' : undefined}
      isOpen={isOpen}
      onOpen={toggleSide('notes', isOpen)}
    >
      <small>{names.join(' · ')}</small>
    </Cell>
  );
}

export function Summary() {
  const pane = usePane();
  const side = useStore((state) => state.side);
  const pasted = useStore(selectIsPasted);
  const { roles, policies } = useKit();
  const documents = useDocuments().length;
  if (documents === 0) return null;
  return (
    <nav className="summary" aria-label="About these policies">
      <Checks isOpen={side === 'checks'} />
      <Access isOpen={pane === 'access'} />
      {pasted || roles.length + policies.length === 0 ? null : <Map isOpen={pane === 'map'} />}
      <Notes isOpen={side === 'notes'} />
    </nav>
  );
}
