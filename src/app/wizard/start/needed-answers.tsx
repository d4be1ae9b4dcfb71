// The questions that are left once a text has filled in the others, to answer here.
import { useState } from 'react';
import { useCheckedAnswers } from '#app/selectors/checked-answers.ts';
import type { Answers } from '#core/answers/answers.ts';
import type { FieldId } from '#core/answers/fields/fields.ts';
import { count } from '#core/text/words.ts';
import { Answer } from '#app/wizard/answer.tsx';

/** A question that was asked here stays while it is answered. */
function useAskedHere(open: readonly FieldId[]): readonly FieldId[] {
  const [asked, setAsked] = useState(open);
  const fresh = open.filter((id) => !asked.includes(id));
  if (fresh.length > 0) setAsked([...asked, ...fresh]);
  return [...asked, ...fresh];
}

/** How many questions are left, said once it changes. */
export function LeftToAnswer() {
  const left = useCheckedAnswers().placeholders.length;
  return (
    <p className="hint" role="status">
      {left === 0 ? 'Filled in. Every question has an answer.' : `Filled in. ${count(left, 'answer')} left:`}
    </p>
  );
}

export function NeededAnswers({ stated }: { stated: Answers }) {
  const checked = useCheckedAnswers();
  const wrong = checked.problems.map(({ field }) => field).filter((id) => stated.values[id] !== undefined);
  const asked = useAskedHere([...new Set([...checked.placeholders, ...wrong])]);
  const shown = checked.fields.filter((id) => asked.includes(id));
  if (shown.length === 0) return null;
  return (
    <div className="needed">
      {shown.map((id) => (
        <Answer key={id} id={id} checked={checked} />
      ))}
    </div>
  );
}
