// A question with one or several of a few options, as cards; a single option is plain text.
import { actions } from '#app/store/store.ts';
import { ChoiceCard } from '#app/controls/choice-card.tsx';
import { Field, fieldIds } from '#app/controls/field.tsx';
import { ErrorNote } from '#app/controls/notes.tsx';
import type { ChoiceField, ChoicesField } from '#core/answers/field.ts';
import { controlId, type AnswerProps } from './answer-props.ts';

export function ChoiceAnswer({ id, field, reading }: AnswerProps<ChoiceField | ChoicesField>) {
  const { view } = reading;
  const options = field.options(view);
  const several = field.kind === 'choices';
  const chosen = several ? view.list(id) : [view.text(id)];
  const problem = reading.problems.find((row) => row.field === id);
  const ids = fieldIds(controlId(id));
  const choose = (value: string, on: boolean): void => {
    if (!several) actions.setAnswer(id, value);
    // In the order of the options, so that the order of the clicks does not matter.
    else
      actions.setAnswer(
        id,
        options
          .map((option) => option.value)
          .filter((other) => (other === value ? on : chosen.includes(other))),
      );
  };
  const standIn = options.find((option) => option.value === [reading.answer(id)].flat()[0])?.label;
  const only = !several && options.length === 1 ? options[0] : undefined;
  return (
    <Field
      id={ids.control}
      label={field.label}
      hint={field.hint}
      group={several || only ? 'group' : 'radiogroup'}
      notes={
        problem ? (
          <ErrorNote>{problem.message}</ErrorNote>
        ) : chosen.length === 0 ? (
          <p className="hint">None chosen: {standIn} stands in.</p>
        ) : null
      }
    >
      {only ? (
        <p className="only-choice">
          {only.label}
          <span className="hint">{only.detail}</span>
        </p>
      ) : (
        <div className="choices">
          {options.map((option) => (
            <ChoiceCard
              key={option.value}
              type={several ? 'checkbox' : 'radio'}
              name={ids.control}
              checked={chosen.includes(option.value)}
              label={option.label}
              detail={option.detail}
              tag={option.tag}
              reason={option.disabled}
              onChange={(on) => choose(option.value, on)}
            />
          ))}
        </div>
      )}
    </Field>
  );
}
