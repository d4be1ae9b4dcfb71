// The role as one sentence. Its chips are the answers: each opens its question in place.
import { useEffect, useMemo, useRef } from 'react';
import { PenLine } from 'lucide';
import { Icon } from '#app/controls/icon.tsx';
import { ReviewToggle } from '#app/review/review-toggle.tsx';
import type { Review } from '#app/review/use-review.ts';
import { SayBox } from '#app/start/say-box.tsx';
import { useCheckedAnswers } from '#app/selectors/checked-answers.ts';
import { useSentence } from '#app/selectors/sentence.ts';
import { actions, useStore } from '#app/state/store.ts';
import { fieldOf, readAnswers } from '#deepseek/answers/index.ts';
import {
  type SentencePart,
  chipName,
  editableText,
  keptBetween,
  sentenceDiff,
  sentenceOf,
  wholeSentence,
} from '#deepseek/sentence/index.ts';
import '#app/controls/mark.css';
import './sentence.css';

/** An answer of so few characters stays in one piece; a longer one breaks where the line ends. */
const SHORT = 20;

/** What is open in the sentence’s place stands there at once, and the focus with it. */
const boxOf = (): HTMLTextAreaElement | null => document.querySelector('.left .say-box textarea');

/** `joined`: what is before it has the same mark, and its sign. */
function Chip({ part, joined }: { part: SentencePart; joined?: boolean }) {
  const { text, mark, field, folded } = part;
  const isOpen = useStore((state) => field !== undefined && state.step === fieldOf(field).step);
  const isShort = text.length <= SHORT || undefined;
  if (field === undefined)
    return (
      <span className={`chip mark-${mark}`} data-short={isShort} data-joined={joined || undefined}>
        {text}
      </span>
    );
  const light = (on: boolean): void => actions.lightField(on ? field : null);
  const open = (): void => actions.goToStep(field === 'also' ? 'scenario' : fieldOf(field).step, field);
  return (
    // A button is a box of its own in a line; a chip breaks with the sentence that it is a part of.
    <span
      role="button"
      tabIndex={0}
      className={`chip mark-${mark}`}
      aria-label={chipName(part)}
      title={folded?.join(', ')}
      data-open={isOpen || undefined}
      data-short={isShort}
      data-joined={joined || undefined}
      onClick={open}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        open();
      }}
      onMouseEnter={() => light(true)}
      onMouseLeave={() => light(false)}
      onFocus={() => light(true)}
      onBlur={() => light(false)}
    >
      {text}
    </span>
  );
}

export function SentenceText({ parts }: { parts: readonly SentencePart[] }) {
  return (
    <p className="sentence">
      {parts.map((part, index) =>
        part.mark === 'plain' ? (
          part.text
        ) : (
          // The parts have no identity except their order.
          // oxlint-disable-next-line react/no-array-index-key
          <Chip key={index} part={part} joined={parts[index - 1]?.mark === part.mark} />
        ),
      )}
    </p>
  );
}

const LEGEND: readonly (readonly [mark: SentencePart['mark'], words: string])[] = [
  ['stated', 'you said it'],
  ['assumed', 'assumed'],
  ['new', 'new'],
  ['removed', 'removed'],
];

export function Legend({ parts }: { parts: readonly SentencePart[] }) {
  const marks = new Set(parts.map(({ mark }) => mark));
  // Among changes it does not matter who said what stays.
  if (marks.has('new') || marks.has('removed'))
    for (const mark of ['stated', 'assumed'] as const) marks.delete(mark);
  return (
    <p className="legend" aria-hidden>
      {LEGEND.filter(([mark]) => marks.has(mark)).map(([mark, words]) => (
        <span key={mark}>
          <i className={`mark-${mark}`} />
          {words}
        </span>
      ))}
    </p>
  );
}

/** The box over the sentence: what it says, to be changed as text. */
function AsText() {
  useEffect(() => {
    const box = boxOf();
    box?.focus();
    box?.setSelectionRange(box.value.length, box.value.length);
  }, []);
  return (
    <SayBox
      label="Your role as text"
      onClose={() => {
        actions.editAsText(null);
        document.querySelector<HTMLElement>('#edit-as-text')?.focus();
      }}
    />
  );
}

/** In a review the sentence says what is new in it, and what is gone. */
function useParts(review: Review | undefined): readonly SentencePart[] {
  const { view } = useCheckedAnswers();
  const shared = review?.shared.answers;
  // What is folded on one side only would seem to be new, or gone.
  const now = useSentence(shared !== undefined);
  return useMemo(() => {
    if (!shared) return now;
    const before = readAnswers(shared);
    return sentenceDiff(sentenceOf(before, { unfold: true }), now, keptBetween(before.view, view));
  }, [shared, now, view]);
}

export function Sentence({ caption, review }: { caption: string; review?: Review | undefined }) {
  const parts = useParts(review);
  const checked = useCheckedAnswers();
  const isText = useStore(({ start }) => start.open);
  const toggle = useRef<HTMLButtonElement>(null);
  return (
    <section className="says" aria-label={caption}>
      <div className="caption">
        <h2>{caption}</h2>
        <ReviewToggle />
        {review ? null : (
          <button
            ref={toggle}
            id="edit-as-text"
            type="button"
            className="button button-quiet"
            aria-expanded={isText}
            onClick={() => actions.editAsText(isText ? null : editableText(wholeSentence(checked)))}
          >
            <Icon of={PenLine} />
            Edit as text
          </button>
        )}
      </div>
      {isText && !review ? (
        <AsText />
      ) : (
        <>
          <SentenceText parts={parts} />
          <Legend parts={parts} />
        </>
      )}
    </section>
  );
}
