// The review: what was changed in a version that came from a link, each change to accept or to revert.
import '#app/selectors/all-rows.ts';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Button } from '#app/controls/button.tsx';
import { Dialog } from '#app/controls/dialog.tsx';
import { actions } from '#app/state/store.ts';
import { documentChanges, subjectVersions } from '#core/review/documents.ts';
import { AccessList } from './access-list.tsx';
import { AnswerList } from './answer-list.tsx';
import { CaseList } from './case-list.tsx';
import { DecidingContext, type Deciding } from './decide.tsx';
import { DocumentList } from './document-list.tsx';
import { SendBack } from './send-back.tsx';
import { accept, acceptAll, revert, revertAll, useReview, type Review } from './use-review.ts';
import { changesTitle } from './words.ts';
import './review-dialog.css';

const close = (): void => actions.openDialog(null);

/** After a decision the next change has the focus, or else the button that closes the dialog. */
function useFocusAfter() {
  const body = useRef<HTMLDivElement>(null);
  const position = useRef<number | null>(null);
  useEffect(() => {
    if (position.current === null) return;
    const buttons = [...(body.current?.querySelectorAll<HTMLElement>('[data-decides]') ?? [])];
    const next = buttons[Math.min(position.current, buttons.length - 1)];
    (next ?? body.current?.querySelector<HTMLElement>('.review-buttons .button-primary'))?.focus();
    position.current = null;
  });
  const remember = (): void => {
    const rows = [...(body.current?.querySelectorAll('.review-decide') ?? [])];
    position.current = Math.max(
      0,
      rows.findIndex((row) => row.contains(document.activeElement)),
    );
  };
  return { body, remember };
}

function ReviewBody({ review }: { review: Review }) {
  const { shared, draft, changes } = review;
  const [message, setMessage] = useState('');
  const { body, remember } = useFocusAfter();
  const documents = useMemo(() => documentChanges(shared, draft, changes), [shared, draft, changes]);
  const subjects = useMemo(() => subjectVersions(shared, draft), [shared, draft]);
  const deciding = useMemo(
    (): Deciding => ({
      decide(change, name, accepted) {
        remember();
        (accepted ? accept : revert)(review, change);
        setMessage(`${accepted ? 'Accepted' : 'Reverted'}: ${name}.`);
      },
    }),
    [review, remember],
  );
  const decideAll = (all: (review: Review) => void, done: string): void => {
    remember();
    all(review);
    setMessage(done);
  };
  return (
    <DecidingContext value={deciding}>
      <div className={changes.length === 0 ? 'review' : 'review review-full'} ref={body}>
        {changes.length === 0 ? (
          <p>Your version and the shared version are the same.</p>
        ) : (
          <>
            <p className="hint">
              Accept a change to make it part of the shared version. Revert it to have the shared version
              there again.
            </p>
            <AnswerList changes={changes.filter((change) => change.kind === 'answer')} />
            <DocumentList changes={documents} />
            <AccessList subjects={subjects} />
            <CaseList changes={changes.filter((change) => change.kind === 'case')} />
          </>
        )}
        <div className="review-buttons">
          <p className="review-done" role="status">
            {message}
          </p>
          {message === '' ? null : (
            <Button
              weight="quiet"
              onClick={() => {
                remember();
                actions.undo();
                setMessage('');
              }}
            >
              Undo
            </Button>
          )}
          {changes.length === 0 ? (
            <Button weight="primary" onClick={close}>
              Close
            </Button>
          ) : (
            <>
              <Button onClick={() => decideAll(revertAll, 'Reverted all changes.')}>Revert all</Button>
              <Button onClick={() => decideAll(acceptAll, 'Accepted all changes.')}>Accept all</Button>
              <SendBack shared={shared} draft={draft} />
            </>
          )}
        </div>
      </div>
    </DecidingContext>
  );
}

export default function ReviewDialog() {
  const review = useReview();
  return (
    <Dialog title={changesTitle(review?.changes.length ?? 0)} wide onClose={close}>
      {review ? <ReviewBody review={review} /> : null}
    </Dialog>
  );
}
