// The left pane: the role as a sentence, what is still needed, and the steps.
import { lazy, type ReactNode } from 'react';
import { LazyPart } from '#app/controls/lazy-part.tsx';
import { usePastedText } from '#app/check/use-pasted-text.ts';
import { useOpenReview } from '#app/review/use-review.ts';
import { useMode } from '#app/selectors/mode.ts';
import { AtOnce, useStore } from '#app/state/store.ts';
import { isOldReference } from '#iam/reference/index.ts';
import { shortDay } from '#iam/text/index.ts';
import { NeededCard } from './needed-card.tsx';
import { Sentence } from './sentence.tsx';
import { Steps } from './steps.tsx';

const PastedPane = lazy(() => import('#app/check/paste-pane.tsx'));
const DeniedPane = lazy(() => import('#app/denials/denied-pane.tsx'));

/** When the visit began. */
const VISIT = Date.now();

function Foot() {
  const date = useStore(({ checks }) => checks.date);
  return (
    <footer className="foot">
      <span>Nothing leaves this browser</span>
      {date ? (
        <span>
          Data: {shortDay(date)}
          {isOldReference(date, VISIT) ? ', over 60 days old' : ''}
        </span>
      ) : null}
    </footer>
  );
}

function Role() {
  const code = useStore(({ draft }) => draft.brought?.kind === 'code');
  const review = useOpenReview();
  const caption = code ? 'Your code needs' : 'Your role';
  const changed = review?.draft.received ? 'What they sent back' : 'What you changed';
  return (
    <>
      <Sentence caption={review ? changed : caption} review={review} />
      {review ? null : (
        <AtOnce value>
          <NeededCard />
        </AtOnce>
      )}
      <Steps review={review} />
    </>
  );
}

export function LeftPane({ notices }: { notices: ReactNode }) {
  const mode = useMode();
  // The editor has the focus before the pane of pasted policies is loaded.
  usePastedText();
  return (
    <section className="left" aria-label={mode === 'role' ? 'Answers' : 'What you brought'}>
      {notices}
      {mode === 'role' ? (
        <Role />
      ) : (
        <LazyPart waiting={null}>{mode === 'pasted' ? <PastedPane /> : <DeniedPane />}</LazyPart>
      )}
      <span className="grow" />
      <Foot />
    </section>
  );
}
