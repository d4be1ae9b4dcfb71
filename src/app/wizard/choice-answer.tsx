// A question with one or several of a few options, as cards; a single option is plain text.
import { Fragment, type ReactNode, useState } from 'react';
import { actions } from '#app/state/store.ts';
import { Button } from '#app/controls/button.tsx';
import { ChoiceCard } from '#app/controls/choice-card.tsx';
import { Field, fieldIds } from '#app/controls/field.tsx';
import type { CheckedAnswers, ChoiceField, ChoicesField, FieldId, Option } from '#deepseek/answers/index.ts';
import { controlId, type AnswerProps } from './answer-props.ts';
import { RefusedOption } from './refused-option.tsx';

// Which options of a question are shown: rarely chosen ones only on request, or once they are chosen.
interface MoreOptions {
  /** Always shown. */
  readonly first: readonly Option[];
  /** Shown while `open`. */
  readonly more: readonly Option[];
  readonly open: boolean;
  readonly toggle: () => void;
}

/** An option that was chosen once stays in its place, so that nothing disappears or moves by a click or an arrow key. */
function useMoreOptions(options: readonly Option[], chosen: readonly string[]): MoreOptions {
  const [open, setOpen] = useState(false);
  const [kept, setKept] = useState(chosen);
  const fresh = open ? [] : chosen.filter((value) => !kept.includes(value));
  if (fresh.length > 0) setKept([...kept, ...fresh]);
  const seen = (option: Option): boolean =>
    !option.more || kept.includes(option.value) || fresh.includes(option.value);
  return {
    first: options.filter(seen),
    more: options.filter((option) => !seen(option)),
    open,
    toggle: () => setOpen(!open),
  };
}

interface ChoiceAnswerProps extends AnswerProps<ChoiceField | ChoicesField> {
  /** Shows every option at once. */
  readonly whole?: boolean;
  /** What an option asks for further. */
  readonly below?: (value: string) => ReactNode;
}

/** The text under the options. */
function Notes({ id, field, options, checked }: ChoiceAnswerProps & { options: readonly Option[] }) {
  const problems = checked.problems.filter((row) => row.field === id);
  if (problems.length > 0)
    return problems.map((problem) => (
      <RefusedOption key={problem.raw} id={id} field={field} checked={checked} problem={problem} />
    ));
  if (field.kind === 'choice' || field.optional || checked.view.list(id).length > 0) return null;
  const standIn = options.find((option) => option.value === [checked.answer(id)].flat()[0])?.label;
  return <p className="hint">None chosen, so {standIn} is used.</p>;
}

/** How many options there are. Some rows of trusted entities are loaded later, but the scenario already names them all. */
const totalOf = (id: FieldId, { view }: CheckedAnswers, options: readonly Option[]): number =>
  id === 'entity' ? view.scenario.entities.length : options.length;

export function ChoiceAnswer(props: ChoiceAnswerProps) {
  const { id, field, checked, whole = false, below } = props;
  const { view } = checked;
  const options = field.options(view);
  const several = field.kind === 'choices';
  const chosen = several ? view.list(id) : [view.text(id)];
  const { first, more, open, toggle } = useMoreOptions(options, chosen);
  const ids = fieldIds(controlId(id));
  const choose = (value: string, on: boolean): void => {
    if (!several) actions.setAnswer(id, value);
    // In the order of the options: the order of the clicks does not matter.
    else
      actions.setAnswer(
        id,
        options
          .map((option) => option.value)
          .filter((other) => (other === value ? on : chosen.includes(other))),
      );
  };
  const cards = (some: readonly Option[]) =>
    some.map((option) => (
      <Fragment key={option.value}>
        <ChoiceCard
          type={several ? 'checkbox' : 'radio'}
          name={ids.control}
          checked={chosen.includes(option.value)}
          label={option.label}
          detail={option.detail}
          tag={option.tag}
          reason={option.disabled}
          onChange={(on) => choose(option.value, on)}
        />
        {below?.(option.value)}
      </Fragment>
    ));
  const total = totalOf(id, checked, options);
  const only = !several && total === 1 ? options[0] : undefined;
  return (
    <Field
      id={ids.control}
      label={field.label}
      hint={field.hint}
      group={several || only ? 'group' : 'radiogroup'}
      notes={<Notes {...props} options={options} />}
    >
      {only ? (
        <p className="only-choice">
          {only.label}
          <span className="hint">{only.detail}</span>
        </p>
      ) : (
        <div className="choices">
          {cards(whole ? options : first)}
          {!whole && total > first.length ? (
            <>
              <Button weight="quiet" className="more" aria-expanded={open} onClick={toggle}>
                {open ? 'Fewer' : `${total - first.length} more…`}
              </Button>
              {open ? cards(more) : null}
            </>
          ) : null}
        </div>
      )}
    </Field>
  );
}
