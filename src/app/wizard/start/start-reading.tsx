// What follows from the text of the first step: answers, denials, policies or a link, and scenarios that fit.
import '#app/selectors/all-rows.ts';
import { lazy, useEffect } from 'react';
import { Button } from '#app/controls/button.tsx';
import { LazyPart } from '#app/controls/lazy-part.tsx';
import { holdsAll, textOf } from '#app/state/start.ts';
import { actions, useStore } from '#app/state/store.ts';
import { CodeQuestions } from './code-questions.tsx';
import { findScenarios, foundText, hasWords } from './find-scenarios.ts';
import { FoundGoals } from './found-goals.tsx';
import { LeftToAnswer, NeededAnswers } from './needed-answers.tsx';
import { statedAnswers, statesAnswers, type PageReading } from './page-reading.ts';
import { PolicyReading } from './policy-reading.tsx';
import { UnderstoodList } from './understood-list.tsx';
import { useTextReading } from './use-text-reading.ts';
import './start-reading.css';

const DenialDoctor = lazy(() => import('#app/denials/denial-doctor.tsx'));

/** What was understood of a sentence, identifiers or code. It is filled in at once. */
function StatedReading({ reading }: { reading: PageReading }) {
  const { removed, usedText } = useStore(({ start }) => start);
  const answers = useStore(({ draft }) => draft.answers);
  const stated = statedAnswers(reading, removed, answers);
  const isPending = reading.questions === null;
  const { text } = reading;
  useEffect(() => {
    if (usedText === text || isPending) return;
    const { start, draft } = useStore.getState();
    actions.fillIn(statedAnswers(reading, start.removed, draft.answers), text);
  }, [usedText, text, isPending, reading]);
  const parts = reading.understood.filter(({ field }) => !removed.has(field));
  if (isPending || !stated) {
    return reading.kind === 'code' ? (
      <p className="hint" role="status">
        {isPending ? 'Reading the code…' : 'Code, but none of its calls is about DeepSeek on AWS.'}
      </p>
    ) : null;
  }
  const isUsed = holdsAll(answers, stated);
  return (
    <>
      <UnderstoodList
        parts={parts}
        answers={stated}
        onRemove={({ field }) => actions.removeUnderstood(field)}
      />
      <CodeQuestions questions={reading.questions ?? []} />
      {isUsed || usedText !== text ? null : (
        <Button onClick={() => actions.fillIn(stated, text)}>Use these answers again</Button>
      )}
      <LeftToAnswer />
      <NeededAnswers key={text} stated={stated} />
    </>
  );
}

const fragmentOf = (link: string): string => link.trim().slice(link.trim().indexOf('#') + 1);

function LinkReading({ text }: { text: string }) {
  return (
    <>
      <p className="hint">A share link of Rolewright.</p>
      <a className="button button-primary start-action" href={`#${fragmentOf(text)}`}>
        Open the link
      </a>
    </>
  );
}

function ReadingOf({ reading }: { reading: PageReading }) {
  switch (reading.kind) {
    case 'denials':
      return (
        <LazyPart waiting={null}>
          <DenialDoctor text={reading.text} />
        </LazyPart>
      );
    case 'policies':
    case 'article':
      return <PolicyReading key={reading.text} kind={reading.kind} text={reading.text} />;
    case 'link':
      return <LinkReading text={reading.text} />;
    case 'unknown':
      return null;
    default:
      return <StatedReading reading={reading} />;
  }
}

/** Kinds of text that do not end with their reading: it is filled in. */
const FILLS_IN: ReadonlySet<PageReading['kind']> = new Set(['sentence', 'identifiers', 'code']);

export default function StartReading() {
  const text = useStore(({ start }) => textOf(start));
  const reading = useTextReading(text);
  const usedText = useStore(({ start }) => start.usedText);
  const hasLostFiles = useStore(
    ({ start, keeping }) => start.files.length > 0 && keeping.areFilesKept === false,
  );
  if (!reading) return null;
  const isWords = reading.kind === 'sentence' || reading.kind === 'unknown';
  const isFilter = isWords && !statesAnswers(reading);
  const isSettled = reading.text === text && (!FILLS_IN.has(reading.kind) || usedText === text);
  const families = findScenarios(
    reading.text,
    reading.suggestions.map(({ scenario }) => scenario),
  );
  const isTopical = reading.kind === 'article' && families.length > 0;
  return (
    <>
      {hasLostFiles ? (
        <p className="hint" role="status">
          This browser has no room to keep the files: drop them again after a reload. Your answers are kept.
        </p>
      ) : null}
      <div className="start-reading" data-kind={reading.kind} data-settled={isSettled}>
        <ReadingOf reading={reading} />
      </div>
      <p className="hint" role="status">
        {isFilter ? foundText(reading.text, families) : ''}
      </p>
      {isTopical ? <p className="hint">Or start with a role that the text is about:</p> : null}
      {isFilter || isTopical || hasWords(reading.text) ? <FoundGoals families={families} /> : null}
    </>
  );
}
