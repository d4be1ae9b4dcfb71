// A yes-or-no question: what it does in a line, and what else to know behind it.
import { useState } from 'react';
import { actions } from '#app/state/store.ts';
import { Switch } from '#app/controls/switch.tsx';
import type { SwitchField } from '#deepseek/answers/field.ts';
import { sentencesOf } from '#iam/text/sentences.ts';
import { controlId, type AnswerProps } from './answer-props.ts';

const ended = (text: string): string => (/[.!?:]$/.test(text) ? text : `${text}.`);

export function SwitchAnswer({ id, field, checked }: AnswerProps<SwitchField>) {
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
