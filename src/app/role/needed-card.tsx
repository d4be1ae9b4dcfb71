// The card under the sentence that asks for what is needed: one question at a time, gone once it is answered and left.
import { Check, CircleAlert } from 'lucide';
import { lazy, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { focusNextStep } from '#app/controls/focus-next-step.ts';
import { Icon } from '#app/controls/icon.tsx';
import { LazyPart } from '#app/controls/lazy-part.tsx';
import { useAskedAnyway, useOpenSubject, waitsFor } from '#app/selectors/brought-code.ts';
import { useCheckedAnswers } from '#app/selectors/checked-answers.ts';
import { actions, useStore } from '#app/state/store.ts';
import { Answer } from '#app/wizard/answer.tsx';
import { controlOf } from '#app/wizard/focus-control.ts';
import { type FieldId, fieldOf, standingOf } from '#deepseek/answers/index.ts';
import type { OpenSubject } from '#deepseek/sentence/index.ts';
import './needed-card.css';

/** With all rows of the catalog. */
const EntityList = lazy(() => import('./entity-list.tsx'));

const WHO: Readonly<Record<OpenSubject, string>> = {
  code: 'Where does this code run?',
  role: 'Who uses this role?',
};

/** The question that is asked: it stays while somebody answers it, and the next one comes when they go on. */
function useAsked(open: readonly FieldId[]): readonly [asked: FieldId | undefined, goOn: () => void] {
  const [asked, setAsked] = useState(open[0]);
  const checked = useCheckedAnswers();
  const isAsked = asked !== undefined && checked.fields.includes(asked);
  // Undo and links change what is needed too.
  const next = isAsked ? asked : open[0];
  if (next !== asked) setAsked(next);
  return [next, () => setAsked(open.find((id) => id !== asked))];
}

function countWords(isOpen: boolean, left: number): string {
  if (!isOpen) return left === 0 ? 'answered' : 'Enter goes on';
  return left === 0 ? 'last answer' : `${left} more after this`;
}

export function NeededCard() {
  const checked = useCheckedAnswers();
  const anyway = useAskedAnyway();
  const who = WHO[useOpenSubject()];
  const open = [
    ...anyway,
    ...checked.fields.filter(
      (id) => !waitsFor(anyway, id) && ['needed', 'wrong'].includes(standingOf(checked, id)),
    ),
  ];
  const [asked, goOn] = useAsked(open);
  const step = useStore((state) => state.step);
  const card = useRef<HTMLElement>(null);
  const isOpen = asked !== undefined && open.includes(asked);
  // A person who has just said something goes on here; nobody else is moved.
  const focusNext = useRef(true);
  useEffect(() => {
    if (asked === undefined || !focusNext.current) return;
    focusNext.current = false;
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body)
      controlOf(asked)?.focus({ preventScroll: true });
  }, [asked]);
  // Its step asks it already.
  if (asked === undefined || step === fieldOf(asked).step) return null;
  const left = open.filter((id) => id !== asked).length;
  const goNext = (): void => {
    focusNext.current = true;
    goOn();
  };
  /** Who confirms the last answer goes on with what the status asks for. */
  const confirm = (): void => {
    if (left === 0) focusNextStep();
    goNext();
  };
  const leave = (): void => {
    if (!isOpen) goNext();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.defaultPrevented) return;
    event.preventDefault();
    actions.leaveField(asked);
    if (!isOpen) {
      confirm();
      (event.target as HTMLElement).blur();
    }
  };
  return (
    // Enter goes on; the controls in it have their own roles.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      ref={card}
      className="needed-card"
      aria-label={`Needed: ${asked === 'entity' ? who : fieldOf(asked).label}`}
      onKeyDown={onKeyDown}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) leave();
      }}
    >
      <p className="needed-count" data-answered={!isOpen || undefined}>
        <Icon of={isOpen ? CircleAlert : Check} />
        {countWords(isOpen, left)}
      </p>
      {asked === 'entity' ? (
        <LazyPart waiting={null}>
          <h3 className="needed-head">{who}</h3>
          <EntityList label={who} checked={checked} isOpen={isOpen} onPicked={confirm} />
        </LazyPart>
      ) : (
        <Answer key={asked} id={asked} checked={checked} />
      )}
    </section>
  );
}
