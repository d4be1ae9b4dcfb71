// Why a chosen option cannot be used, with a button that takes the closest one that can.
import type { MouseEvent } from 'react';
import { ErrorNote } from '#app/controls/notes.tsx';
import { actions } from '#app/state/store.ts';
import type {
  AnswerProblem,
  CheckedAnswers,
  ChoiceField,
  ChoicesField,
  FieldId,
} from '#deepseek/answers/index.ts';

interface RefusedOptionProps {
  readonly id: FieldId;
  readonly field: ChoiceField | ChoicesField;
  readonly checked: CheckedAnswers;
  readonly problem: AnswerProblem;
}

export function RefusedOption({ id, field, checked, problem }: RefusedOptionProps) {
  const { view, problems } = checked;
  const { raw, instead, message } = problem;
  const nameOf = (value: string): string =>
    field.options(view).find((option) => option.value === value)?.label ?? value;
  const several = field.kind === 'choices';
  const others = several ? view.list(id).filter((value) => value !== raw) : [];
  const works = others.some((value) => !problems.some((row) => row.field === id && row.raw === value));

  const repair = ({ currentTarget }: MouseEvent<HTMLElement>): void => {
    // The button disappears with the problem, so the focus moves to the question.
    currentTarget.closest('.answer')?.querySelector<HTMLElement>('input')?.focus();
    if (several) actions.setAnswer(id, works || instead === undefined ? others : [instead, ...others]);
    else if (instead !== undefined) actions.setAnswer(id, instead);
  };
  return (
    <ErrorNote>
      {message}{' '}
      {works || instead !== undefined ? (
        <button type="button" className="link-button" onClick={repair}>
          {works || instead === undefined ? `Remove ${nameOf(raw)}` : `Use ${nameOf(instead)}`}
        </button>
      ) : null}
    </ErrorNote>
  );
}
