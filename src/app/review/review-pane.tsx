// The review: what was changed in a version that came from a link, a section each. Who has the version accepts or
// reverts; who changed it sends the changes back.
import '#app/selectors/all-rows.ts';
import { Check, Link } from 'lucide';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Button } from '#app/controls/button.tsx';
import { Icon } from '#app/controls/icon.tsx';
import { copyText } from '#app/persistence/clipboard.ts';
import { comparisonLinkOf, type ShareLink } from '#app/persistence/share-link.ts';
import { useReadiness } from '#app/selectors/readiness.ts';
import { StatusFrame, useHeadline } from '#app/sheet/status.tsx';
import { alarmOf } from '#app/sheet/status-words.ts';
import { actions } from '#app/state/store.ts';
import { totalWords } from '#deepseek/review/index.ts';
import { ChangeSection } from './change-section.tsx';
import { useEffectOf, useFound } from './use-effect-of.ts';
import { accept, acceptAll, revert, revertAll, useReview, type Review } from './use-review.ts';
import { changesTitle } from './words.ts';
import './review.css';

const close = (): void => actions.openPane('documents');

/** After a decision the next change has the focus, or else the button that leads back. */
function useFocusAfter({ changes }: Review) {
  const left = useRef<{ readonly position: number; readonly changes: Review['changes'] } | null>(null);
  useEffect(() => {
    // The changes of the next moment come a moment later.
    if (!left.current || left.current.changes === changes) return;
    const buttons = [...document.querySelectorAll<HTMLElement>('.review-decide > :last-child')];
    const next = buttons[Math.min(left.current.position, buttons.length - 1)];
    (next ?? document.querySelector<HTMLElement>('.status .button-primary'))?.focus();
    left.current = null;
  });
  return (): void => {
    const sections = [...document.querySelectorAll('.review-change')];
    const position = sections.findIndex((section) => section.contains(document.activeElement));
    left.current = { position: Math.max(0, position), changes };
  };
}

interface SentLink extends ShareLink {
  readonly of: Review;
  readonly copied: boolean;
}

/** Makes a link that opens as this comparison. */
function useSendBack(review: Review) {
  const [last, setLast] = useState<SentLink | null>(null);
  async function send(): Promise<void> {
    const link = await comparisonLinkOf({ shared: review.shared, changed: review.draft });
    const copied = link.fault === null && (await copyText(link.address));
    setLast({ ...link, of: review, copied });
    if (copied) actions.announce('Link copied.');
  }
  // A link of an earlier comparison is not one of this.
  return { sent: last?.of === review ? last : null, send };
}

/** A link that could not be copied, or not be made. */
function NotCopied({ sent: { fault, address } }: { sent: SentLink }) {
  if (fault) return <p className="severity-error">{fault} Revert some changes first.</p>;
  return (
    <label className="review-link">
      The browser did not allow copying. Select the link and copy it.
      <textarea readOnly rows={3} value={address} onFocus={(event) => event.target.select()} />
    </label>
  );
}

/** The numbers stand out: “3 actions reach a second Region, 1 is gone”. */
const withNumbers = (words: string): ReactNode =>
  words.split(/(?<=^|, )(\d+)(?= (?:action|are|is|reach|no longer))/).map((part, index) =>
    // Every second part is a number. Parts have no identity except their position.
    // oxlint-disable-next-line react/no-array-index-key
    index % 2 === 1 ? <b key={index}>{part}</b> : part,
  );

function useTotal(review: Review): string {
  const effect = useEffectOf(review);
  const found = useFound(effect);
  if (review.changes.length === 0) return 'Your version and the shared version are the same.';
  if (!effect || found === undefined) return 'Calculating…';
  return typeof found === 'string' ? found : totalWords(effect, found);
}

function Pane({ review }: { review: Review }) {
  const { changes, draft } = review;
  /** What was decided last, which can be undone. */
  const [done, setDone] = useState('');
  const part = useRef<HTMLElement>(null);
  const remember = useFocusAfter(review);
  const { sent, send } = useSendBack(review);
  const total = useTotal(review);
  useEffect(() => part.current?.focus({ preventScroll: true }), []);
  const decide = (act: () => void, words: string): void => {
    remember();
    act();
    setDone(words);
    actions.announce(words);
  };
  const undo = (): void => {
    remember();
    actions.undo();
    setDone('');
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    close();
  };
  const all = ['it', 'both'][changes.length - 1] ?? 'all';
  const title = changesTitle(changes.length, draft);
  const readiness = useReadiness();
  const ordinary = useHeadline(readiness);
  const alarm = alarmOf(readiness);
  // A version that does not work as it is, or reaches too far, is not the one to take.
  const weight = alarm ? 'normal' : 'primary';
  const isDecided = changes.length === 0;
  const headline = isDecided ? ordinary : (alarm ?? { shape: 'changes' as const, head: title });
  return (
    <>
      <StatusFrame
        {...headline}
        why={
          sent?.copied ? (
            'Link copied. Whoever opens it accepts or reverts each change.'
          ) : (
            <>
              {isDecided && done !== '' ? `${done} ` : alarm && !isDecided ? `${title}. ` : ''}
              {withNumbers(total)}
            </>
          )
        }
        cures={done !== '' ? <Button onClick={undo}>Undo</Button> : undefined}
        primary={
          isDecided ? (
            <Button weight="primary" className="button-big" onClick={close}>
              See the policies
            </Button>
          ) : draft.received ? (
            <>
              <Button className="button-big" onClick={() => decide(revertAll, 'Reverted all changes.')}>
                Revert {all}
              </Button>
              <Button
                weight={weight}
                className="button-big"
                onClick={() => decide(acceptAll, 'Accepted all changes.')}
              >
                Accept {all}
              </Button>
            </>
          ) : (
            <Button weight={weight} className="button-big" onClick={() => void send()}>
              <Icon of={sent?.copied ? Check : Link} />
              Copy link to send back
            </Button>
          )
        }
      />
      {/* Escape is an addition to the button over the sentence. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <section ref={part} className="pane review" aria-label={title} tabIndex={-1} onKeyDown={onKeyDown}>
        {sent && !sent.copied ? <NotCopied sent={sent} /> : null}
        {changes.map((change) => (
          <ChangeSection
            key={change.id}
            change={change}
            review={review}
            onDecide={(name, accepted) =>
              decide(
                () => (accepted ? accept : revert)(change),
                `${accepted ? 'Accepted' : 'Reverted'}: ${name}.`,
              )
            }
          />
        ))}
      </section>
    </>
  );
}

export default function ReviewPane() {
  const review = useReview();
  return review ? <Pane review={review} /> : null;
}
