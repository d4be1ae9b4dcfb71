// One change: what it is, what it does, the documents that differ, and the buttons that decide on it.
import { Check } from 'lucide';
import { useState } from 'react';
import { Button } from '#app/controls/button.tsx';
import { Icon } from '#app/controls/icon.tsx';
import { Message } from '#app/controls/message.tsx';
import { StateShape } from '#app/controls/state-shape.tsx';
import { serializeCase } from '#deepseek/share/index.ts';
import type { OwnCase } from '#iam/request/index.ts';
import {
  type AnswerChange,
  type AnswerPart,
  type ChangedAnswer,
  type DraftChange,
  type Effect,
  answerParts,
  effectWords,
} from '#deepseek/review/index.ts';
import { count } from '#iam/text/index.ts';
import { TextDifference } from './text-difference.tsx';
import { useEffectOf, useFound } from './use-effect-of.ts';
import type { Review } from './use-review.ts';
import { nameOf } from './words.ts';

function Marked({ text, mark }: AnswerPart) {
  if (mark === 'plain') return text;
  const Element = mark === 'new' ? 'ins' : 'del';
  return (
    <Element className={`mark-${mark}`}>
      <span className="visually-hidden">{mark}: </span>
      {text}
    </Element>
  );
}

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const withMark = (question: string): string => (question.endsWith('?') ? question : `${question}:`);

function AnswerTitle({ change, review: { shared, draft } }: { change: AnswerChange; review: Review }) {
  const parts = answerParts(shared.answers, draft.answers, change);
  return (
    <>
      {withMark(change.answers[0]?.question ?? '')}{' '}
      {parts.map((part, index) => (
        <span key={`${part.mark} ${part.text}`}>
          <Marked {...part} />
          {index === parts.length - 1 ? '' : part.mark === 'plain' ? ', ' : ' '}
        </span>
      ))}
    </>
  );
}

function Title({ change, name, review }: { change: DraftChange; name: string; review: Review }) {
  if (change.kind === 'answer') return <AnswerTitle change={change} review={review} />;
  return <Message text={(change.kind === 'edit' && change.place) || upperFirst(name)} />;
}

/** Answers to questions that are asked, or start otherwise, because of this one. */
function Carried({ answers }: { answers: readonly ChangedAnswer[] }) {
  if (answers.length === 0) return null;
  return (
    <details className="review-carried">
      <summary>
        {count(answers.length, 'more answer')} change{answers.length === 1 ? 's' : ''} with it
      </summary>
      <ul>
        {answers.map(({ question, before, after }) => (
          <li key={question}>
            {withMark(question)} {before === undefined ? null : <Marked text={before} mark="removed" />}{' '}
            {after === undefined ? null : <Marked text={after} mark="new" />}
          </li>
        ))}
      </ul>
    </details>
  );
}

interface Text {
  readonly id: string;
  readonly title: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

const caseText = (ownCase: OwnCase | undefined): string | undefined =>
  ownCase && JSON.stringify(serializeCase(ownCase), undefined, 2);

/** The texts that differ; for an edit that neither version shows, what was typed. */
function textsOf(change: DraftChange, effect: Effect): readonly Text[] {
  if (change.kind === 'case') {
    const { id, before, after } = change;
    return [{ id, title: 'The call', before: caseText(before), after: caseText(after) }];
  }
  const { documents } = effect;
  if (change.kind === 'answer' || documents.length > 0) return documents;
  return [{ ...change, title: change.documentId }];
}

const about = ({ before, after }: Text): string =>
  before === undefined ? 'added' : after === undefined ? 'removed' : '';

/** More of them are opened by who wants to see them. */
const OPEN = 2;

function Texts({ texts, name }: { texts: readonly Text[]; name: string }) {
  const [opened, setOpened] = useState<ReadonlySet<string>>(
    () => new Set(texts.slice(0, OPEN).map(({ id }) => id)),
  );
  const open = ({ id }: Text, isOpen: boolean): void =>
    setOpened(new Set([...opened].filter((each) => each !== id).concat(isOpen ? [id] : [])));
  return texts.map((text) => (
    <details
      key={text.id}
      className="review-document"
      open={opened.has(text.id)}
      onToggle={(event) => open(text, event.currentTarget.open)}
    >
      <summary>
        {text.title} <small>{about(text)}</small>
      </summary>
      {opened.has(text.id) ? (
        <TextDifference
          title={`${text.title}: ${name}`}
          before={text.before ?? ''}
          after={text.after ?? ''}
        />
      ) : null}
    </details>
  ));
}

interface ChangeSectionProps {
  readonly change: DraftChange;
  readonly review: Review;
  readonly onDecide: (name: string, accepted: boolean) => void;
}

export function ChangeSection({ change, review, onDecide }: ChangeSectionProps) {
  const effect = useEffectOf(review, change);
  const found = useFound(effect);
  const known = effect && typeof found === 'object' ? effectWords(effect, found) : undefined;
  const text = known?.text ?? (typeof found === 'string' ? found : 'Calculating…');
  const name = nameOf(change, effect?.documents[0]?.title);
  return (
    <section className="review-change" aria-label={name} data-tag={known?.tag}>
      <StateShape state="changes" small />
      <div>
        <h2>
          <Title change={change} name={name} review={review} />
        </h2>
        <p className="review-effect">
          {known?.tag ? <span className="review-tag">{known.tag}</span> : null}
          {change.kind === 'edit' ? <span className="review-tag">By hand</span> : null}
          <Message text={change.kind === 'case' ? 'A check allows and denies nothing itself.' : text} />
        </p>
      </div>
      <p className="review-decide">
        <Button onClick={() => onDecide(name, false)}>
          Revert<span className="visually-hidden"> {name}</span>
        </Button>
        {review.draft.received ? (
          <Button onClick={() => onDecide(name, true)}>
            <Icon of={Check} />
            Accept<span className="visually-hidden"> {name}</span>
          </Button>
        ) : null}
      </p>
      <div className="review-texts">
        {change.kind === 'answer' ? <Carried answers={change.answers.slice(1)} /> : null}
        {effect ? <Texts texts={textsOf(change, effect)} name={name} /> : null}
      </div>
    </section>
  );
}
