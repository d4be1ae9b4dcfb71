// A question with one line of text, or a few lines of prose.
import { useState } from 'react';
import { actions, whileTyping } from '#app/state/store.ts';
import { Button } from '#app/controls/button.tsx';
import { Field, fieldIds } from '#app/controls/field.tsx';
import { GrowArea } from '#app/controls/grow-area.tsx';
import type { TextField } from '#deepseek/answers/index.ts';
import { controlId, placeholderTag, type AnswerProps } from './answer-props.ts';
import { EntryNote } from './entry-note.tsx';
import { Copy } from 'lucide';
import { Icon } from '#app/controls/icon.tsx';
import { copyText } from '#app/persistence/clipboard.ts';
import './find-command.css';

// The command that finds the value of a question, for who does not know it.
function FindCommand({ command }: { command: string }) {
  return (
    <p className="find-command">
      Don’t know it? <code>{command}</code>
      <button
        type="button"
        className="icon-button"
        aria-label={`Copy: ${command}`}
        onClick={async () =>
          actions.announce((await copyText(command)) ? 'Copied' : 'The browser did not allow copying.')
        }
      >
        <Icon of={Copy} />
      </button>
    </p>
  );
}

export function TextAnswer({ id, field, checked, showErrors }: AnswerProps<TextField<unknown>>) {
  const value = checked.view.text(id);
  // What helps to answer stays once it is answered, so that nothing moves away from under a click.
  const [wasOpen] = useState(value.trim() === '');
  const ids = fieldIds(controlId(id));
  const broken = showErrors && checked.problems.some((problem) => problem.field === id);
  const control = {
    id: ids.control,
    value,
    placeholder: field.example,
    'aria-describedby': ids.described,
    'aria-invalid': broken || undefined,
    onChange: (event: { currentTarget: { value: string } }) => {
      const typed = event.currentTarget.value;
      whileTyping(() => actions.setAnswer(id, field.prose ? typed : typed.replace(/\s*\n\s*/g, '')));
    },
  };
  const isAccount = /^\d{12}$/.test(field.example);
  // An ARN is longer than a line of the pane, so it wraps.
  const wraps = field.prose || field.example.startsWith('arn:');
  const input = wraps ? (
    <GrowArea prose={field.prose ?? false} spellCheck={field.prose ?? false} {...control} />
  ) : (
    <input
      className="input"
      type="text"
      inputMode={isAccount ? 'numeric' : undefined}
      spellCheck={false}
      autoCapitalize="off"
      autoComplete="off"
      {...control}
    />
  );
  return (
    <Field
      id={ids.control}
      label={field.label}
      hint={field.hint}
      tag={placeholderTag(id, checked)}
      action={
        id === 'externalId' ? (
          <Button
            weight="quiet"
            className="field-action"
            onClick={() => actions.setAnswer(id, crypto.randomUUID())}
          >
            Generate
          </Button>
        ) : null
      }
      notes={
        <>
          {value.trim() === '' ? null : (
            <EntryNote id={id} raw={value} checked={checked} showErrors={showErrors} />
          )}
          {field.find && wasOpen ? <FindCommand command={field.find(checked.view)} /> : null}
        </>
      }
    >
      {input}
    </Field>
  );
}
