// A yes-or-no question: what it does and what it could break.
import { actions } from '#app/state/store.ts';
import { AdviceNote } from '#app/controls/notes.tsx';
import { Switch } from '#app/controls/switch.tsx';
import type { SwitchField } from '#core/answers/field.ts';
import { controlId, type AnswerProps } from './answer-props.ts';
import { lowerFirst } from './wording.ts';

export function SwitchAnswer({ id, field, checked }: AnswerProps<SwitchField>) {
  const { view } = checked;
  return (
    <Switch
      id={controlId(id)}
      label={field.label}
      checked={view.flag(id)}
      onChange={(on) => actions.setAnswer(id, on)}
    >
      <p>{field.effect}</p>
      {field.breaks ? (
        <p>
          <strong className="could-break">Breaks:</strong> {lowerFirst(field.breaks)}
        </p>
      ) : null}
      {field.note ? (
        <p>
          <strong>Note:</strong> {lowerFirst(field.note)}
        </p>
      ) : null}
      {id === 'sourceConditions' && view.entity.sourceAccount !== 'on' ? (
        <AdviceNote>{view.entity.conditionNote}</AdviceNote>
      ) : null}
    </Switch>
  );
}
