// One question, drawn by the component for its kind.
import { memo, type FocusEvent, useState } from 'react';
import { actions, useStore } from '#app/state/store.ts';
import {
  type CheckedAnswers,
  type FieldId,
  type SwitchField,
  fieldOf,
  openerOf,
} from '#deepseek/answers/index.ts';
import { ChoiceAnswer } from './choice-answer.tsx';
import { ListAnswer } from './list-answer.tsx';
import { SearchAnswer } from './search-answer.tsx';
import { TextAnswer } from './text-answer.tsx';
import { Switch } from '#app/controls/switch.tsx';
import { sentencesOf } from '#iam/text/index.ts';
import { controlId, type AnswerProps } from './answer-props.ts';

// A yes-or-no question: what it does in a line, and what else to know behind it.
const ended = (text: string): string => (/[.!?:]$/.test(text) ? text : `${text}.`);

function SwitchAnswer({ id, field, checked }: AnswerProps<SwitchField>) {
  const { view } = checked;
  const [open, setOpen] = useState(false);
  const [first, rest] = sentencesOf(field.effect);
  const more = [
    rest,
    field.note ?? '',
    id === 'sourceConditions' && view.entity.sourceAccount !== 'on' ? view.entity.conditionNote : '',
  ].filter((text) => text !== '');
  return (
    <Switch
      id={controlId(id)}
      label={field.label}
      checked={view.flag(id)}
      onChange={(on) => actions.setAnswer(id, on)}
    >
      <p>
        {ended(first)} {field.breaks ? `Also stops ${field.breaks}. ` : ''}
        {more.length > 0 ? (
          <button
            type="button"
            className="link-button"
            aria-expanded={open}
            aria-label={`Why? ${field.label}`}
            onClick={() => setOpen(!open)}
          >
            {open ? 'Less' : 'Why?'}
          </button>
        ) : null}
      </p>
      {open ? more.map((text) => <p key={text}>{text}</p>) : null}
    </Switch>
  );
}

interface AnswerRowProps {
  readonly id: FieldId;
  readonly checked: CheckedAnswers;
  /** Shows every option at once. */
  readonly whole?: boolean;
  /** Shows the questions that it asks for right below what asks for them. */
  readonly nests?: boolean;
}

/** The questions that stand below an option of `id`, or below its switch. */
function Opened({ id, value, checked }: AnswerRowProps & { value?: string }) {
  const asked = checked.fields.filter((other) => {
    const opener = openerOf(other, checked.view);
    return opener?.field === id && opener.value === value;
  });
  if (asked.length === 0) return null;
  return (
    <div className="opened">
      {asked.map((other) => (
        <Answer key={other} id={other} checked={checked} nests />
      ))}
    </div>
  );
}

function Control({ id, checked, whole, nests }: AnswerRowProps) {
  const showErrors = useStore((state) => state.visited.has(id));
  const field = fieldOf(id);
  const rest = { id, checked, showErrors };
  const below = (value?: string) =>
    nests ? <Opened id={id} checked={checked} {...(value === undefined ? {} : { value })} /> : null;
  switch (field.kind) {
    case 'text':
      return <TextAnswer field={field} {...rest} />;
    case 'list':
      return <ListAnswer field={field} {...rest} />;
    case 'choice':
      return <ChoiceAnswer field={field} below={below} {...rest} />;
    case 'choices':
      return field.style === 'search' ? (
        <SearchAnswer field={field} {...rest} />
      ) : (
        <ChoiceAnswer field={field} {...rest} whole={whole ?? false} />
      );
    case 'switch':
      return (
        <>
          <SwitchAnswer field={field} {...rest} />
          {below()}
        </>
      );
  }
}

export const Answer = memo(function Answer({ id, checked, whole = false, nests = false }: AnswerRowProps) {
  // A question below this one has events of its own.
  const isOwn = ({ target, currentTarget }: FocusEvent<HTMLDivElement>): boolean =>
    target.closest('.answer') === currentTarget;
  const enter = (event: FocusEvent<HTMLDivElement>): void => {
    if (isOwn(event)) actions.focusField(id);
  };
  // A question with several controls is left when the focus moves to another question.
  const leave = (event: FocusEvent<HTMLDivElement>): void => {
    if (!isOwn(event) || event.currentTarget.contains(event.relatedTarget)) return;
    actions.leaveField(id);
    const problem = checked.problems.find((row) => row.field === id);
    if (problem) actions.announce(`${fieldOf(id).label}: ${problem.message}`);
  };
  return (
    <div className="answer" data-field={id} onFocus={enter} onBlur={leave}>
      <Control id={id} checked={checked} whole={whole} nests={nests} />
    </div>
  );
});
