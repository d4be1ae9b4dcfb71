// The sheet at the right: the status on top, and below it the documents with a sheet next to them, or a page in their place.
import { lazy, useEffect, useRef, type ComponentType, type KeyboardEvent, type ReactNode } from 'react';
import { X } from 'lucide';
import { Icon } from '#app/controls/icon.tsx';
import { LazyPart } from '#app/controls/lazy-part.tsx';
import { DocumentView } from '#app/documents/document-view.tsx';
import { NoDocuments } from '#app/documents/no-documents.tsx';
import { PrintedDocuments } from '#app/documents/printed-documents.tsx';
import { useReview } from '#app/review/use-review.ts';
import { changesTitle } from '#app/review/words.ts';
import { selectShowsCode } from '#app/selectors/brought-code.ts';
import { useMode, usePane } from '#app/selectors/mode.ts';
import { useDocuments } from '#app/selectors/documents.ts';
import { useReadiness } from '#app/selectors/readiness.ts';
import type { PaneId, SideId } from '#app/state/state.ts';
import { actions, useStore } from '#app/state/store.ts';
import { DocumentBar } from './document-bar.tsx';
import { Status, StatusFrame } from './status.tsx';
import { alarmOf } from './status-words.ts';
import { Summary } from './summary.tsx';
import './sheet.css';

const CreatePane = lazy(() => import('#app/create/create-pane.tsx'));
const AccessPanel = lazy(() => import('#app/access/access-panel.tsx'));
const AccessTools = lazy(async () => ({
  default: (await import('#app/access/access-panel.tsx')).AccessTools,
}));
const MapPanel = lazy(() => import('#app/map/map-panel.tsx'));
const MapTools = lazy(async () => ({ default: (await import('#app/map/map-panel.tsx')).MapTools }));
const ChecksSheet = lazy(() => import('#app/checks/checks-sheet.tsx'));
const ChecksTools = lazy(async () => ({
  default: (await import('#app/checks/checks-sheet.tsx')).ChecksTools,
}));
const NotesSheet = lazy(() => import('#app/notes/notes-sheet.tsx'));
const TightenPage = lazy(() => import('#app/tighten/tighten-page.tsx'));
const YourCode = lazy(() => import('#app/code/your-code.tsx'));
const ReviewPane = lazy(() => import('#app/review/review-pane.tsx'));
const Diagnosis = lazy(() => import('#app/denials/diagnosis.tsx'));

interface Part {
  readonly title: string;
  readonly Content: ComponentType;
  /** What stands in its head, before the button that closes it. */
  readonly Tools?: ComponentType;
}

const PANES: Readonly<Record<Exclude<PaneId, 'documents' | 'create' | 'review'>, Part>> = {
  access: { title: 'What it allows', Content: AccessPanel, Tools: AccessTools },
  map: { title: 'Who reaches what', Content: MapPanel, Tools: MapTools },
  tighten: { title: 'Before and after', Content: TightenPage },
};

const SIDES: Readonly<Record<SideId, Part>> = {
  checks: { title: 'Checks', Content: ChecksSheet, Tools: ChecksTools },
  notes: { title: 'Notes', Content: NotesSheet },
};

interface OpenedProps extends Part {
  readonly className: string;
  readonly onClose: () => void;
}

/** A part that a person opened: Escape closes it, and the focus goes back to what opened it. */
function Opened({ title, className, Content, Tools, onClose }: OpenedProps): ReactNode {
  const part = useRef<HTMLElement>(null);
  useEffect(() => {
    const opener = document.activeElement;
    part.current?.focus({ preventScroll: true });
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true });
    };
  }, []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    // A dialog that the part opened closes itself.
    if (event.target instanceof Element && event.target.closest('dialog')) return;
    event.preventDefault();
    onClose();
  };
  return (
    // Escape is an addition to the button that closes it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section ref={part} className={className} aria-label={title} tabIndex={-1} onKeyDown={onKeyDown}>
      <header className="part-head">
        <h2>{title}</h2>
        {Tools ? (
          <LazyPart waiting={null} quiet>
            <Tools />
          </LazyPart>
        ) : null}
        <button type="button" className="icon-button" aria-label={`Close ${title}`} onClick={onClose}>
          <Icon of={X} />
        </button>
      </header>
      <div className="part-body">
        <LazyPart waiting={<p className="hint">Loading…</p>}>
          <Content />
        </LazyPart>
      </div>
    </section>
  );
}

function Documents() {
  const side = useStore((state) => state.side);
  const showsCode = useStore(selectShowsCode);
  if (useDocuments().length === 0) return <NoDocuments />;
  return (
    <div className="documents">
      <div className="documents-main">
        <DocumentBar />
        {showsCode ? (
          <LazyPart
            waiting={
              <div className="document" id="document" role="tabpanel" aria-labelledby="tab-your-code" />
            }
          >
            <YourCode />
          </LazyPart>
        ) : (
          <DocumentView />
        )}
      </div>
      {side === null ? null : (
        <Opened key={side} className="side" {...SIDES[side]} onClose={() => actions.openSide(null)} />
      )}
      <PrintedDocuments />
    </div>
  );
}

/** What the status of a review says before its code is there. */
function ReviewWaits() {
  const review = useReview();
  const alarm = alarmOf(useReadiness());
  const title = review ? changesTitle(review.changes.length, review.draft) : '';
  return (
    <>
      {alarm ? <StatusFrame {...alarm} why={`${title}.`} /> : <StatusFrame shape="changes" head={title} />}
      <div className="pane" />
    </>
  );
}

function Kit() {
  const pane = usePane();
  if (pane === 'create')
    return (
      <LazyPart waiting={null}>
        <CreatePane />
      </LazyPart>
    );
  return (
    <>
      {pane === 'review' ? (
        <LazyPart waiting={<ReviewWaits />}>
          <ReviewPane />
        </LazyPart>
      ) : (
        <>
          <Status />
          {pane === 'documents' ? (
            <Documents />
          ) : (
            <Opened
              key={pane}
              className="pane"
              {...PANES[pane]}
              onClose={() => actions.openPane('documents')}
            />
          )}
        </>
      )}
      {pane === 'tighten' ? null : <Summary />}
    </>
  );
}

export function Sheet() {
  const mode = useMode();
  return (
    <section className="sheet" aria-label={mode === 'denied' ? 'Diagnosis' : 'Policies'}>
      {mode === 'denied' ? (
        <LazyPart waiting={null}>
          <Diagnosis />
        </LazyPart>
      ) : (
        <Kit />
      )}
    </section>
  );
}
