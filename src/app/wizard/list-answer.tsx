// A question with several entries, one per line. The text area keeps the text as typed; the store gets the entries.
import { useState } from 'react';
import { actions, whileTyping } from '#app/state/store.ts';
import { Field, fieldIds } from '#app/controls/field.tsx';
import { GrowArea } from '#app/controls/grow-area.tsx';
import { ErrorNote } from '#app/controls/notes.tsx';
import { type ListField, checkEntry } from '#deepseek/answers/index.ts';
import { controlId, placeholderTag, type AnswerProps } from './answer-props.ts';
import { EntryNote } from './entry-note.tsx';
import { splitEntries } from './wording.ts';
import { count } from '#iam/text/index.ts';

/** More notes are shown as a number that expands. */
const MAX_NOTES = 6;

type ListProps = AnswerProps<ListField<unknown>>;

function Entries({ id, field, checked, showErrors }: ListProps) {
  const entries = checked.view.list(id);
  const within = [...new Set(entries.slice(0, field.limit))];
  const notes = (some: readonly string[]) =>
    some.map((raw) => (
      <li key={raw}>
        <EntryNote id={id} raw={raw} checked={checked} showErrors={showErrors} named={entries.length > 1} />
      </li>
    ));
  const overflow = checked.problems.find((problem) => problem.field === id && problem.index === field.limit);
  if (within.length <= MAX_NOTES && !overflow) return <ul>{notes(within)}</ul>;
  const good = within.filter((raw) => checkEntry(id, raw, checked.view).ok);
  return (
    <>
      {overflow && showErrors ? <ErrorNote>{overflow.message}</ErrorNote> : null}
      <ul>{notes(within.filter((raw) => !good.includes(raw)))}</ul>
      {good.length > 0 ? (
        <details className="hint">
          <summary>{count(good.length, field.noun)} read</summary>
          <ul>{notes(good)}</ul>
        </details>
      ) : null}
    </>
  );
}

export function ListAnswer(props: ListProps) {
  const { id, field, checked, showErrors } = props;
  const [typed, setTyped] = useState('');
  const entries = checked.view.list(id);
  // Undo and links change the entries too: then the typed text is outdated.
  const text = splitEntries(typed).join('\n') === entries.join('\n') ? typed : entries.join('\n');
  const ids = fieldIds(controlId(id));
  const broken = showErrors && checked.problems.some((problem) => problem.field === id);
  return (
    <Field
      id={ids.control}
      label={field.label}
      hint={field.hint}
      tag={placeholderTag(id, checked)}
      notes={entries.length > 0 ? <Entries {...props} /> : null}
    >
      <GrowArea
        id={ids.control}
        value={text}
        placeholder={field.example}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        aria-describedby={ids.described}
        aria-invalid={broken || undefined}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          const now = splitEntries(event.currentTarget.value);
          whileTyping(() => actions.setAnswer(id, now));
        }}
        onBlur={() => setTyped(entries.join('\n'))}
      />
    </Field>
  );
}
