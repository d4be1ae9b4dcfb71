// One question, drawn by the component for its kind.
import { memo, type FocusEvent } from 'react';
import { actions, useStore } from '#app/state/store.ts';
import { fieldOf, type FieldId } from '#core/answers/fields/fields.ts';
import type { CheckedAnswers } from '#core/answers/read-answers.ts';
import { ChoiceAnswer } from './choice-answer.tsx';
import { ListAnswer } from './list-answer.tsx';
import { SearchAnswer } from './search-answer.tsx';
import { SwitchAnswer } from './switch-answer.tsx';
import { TextAnswer } from './text-answer.tsx';

interface AnswerRowProps {
  readonly id: FieldId;
  readonly checked: CheckedAnswers;
  /** Shows every option at once. */
  readonly whole?: boolean;
}

function Control({ id, checked, whole }: AnswerRowProps) {
  const showErrors = useStore((state) => state.visited.has(id));
  const field = fieldOf(id);
  const rest = { id, checked, showErrors };
  switch (field.kind) {
    case 'text':
      return <TextAnswer field={field} {...rest} />;
    case 'list':
      return <ListAnswer field={field} {...rest} />;
    case 'choice':
      return <ChoiceAnswer field={field} {...rest} />;
    case 'choices':
      return field.style === 'search' ? (
        <SearchAnswer field={field} {...rest} />
      ) : (
        <ChoiceAnswer field={field} {...rest} whole={whole ?? false} />
      );
    case 'switch':
      return <SwitchAnswer field={field} {...rest} />;
  }
}

export const Answer = memo(function Answer({ id, checked, whole }: AnswerRowProps) {
  // A question with several controls is left when the focus moves to another question.
  const leave = (event: FocusEvent<HTMLDivElement>): void => {
    if (event.currentTarget.contains(event.relatedTarget)) return;
    actions.leaveField(id);
    const problem = checked.problems.find((row) => row.field === id);
    if (problem) actions.announce(`${fieldOf(id).label}: ${problem.message}`);
  };
  return (
    <div className="answer" data-field={id} onFocus={() => actions.focusField(id)} onBlur={leave}>
      <Control id={id} checked={checked} whole={whole ?? false} />
    </div>
  );
});
