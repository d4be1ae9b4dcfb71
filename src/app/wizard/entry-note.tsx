// The note under one entry: how it was understood, with advice, or its error.
import { AdviceNote, ErrorNote } from '#app/controls/notes.tsx';
import { type CheckedAnswers, type FieldId, checkEntry } from '#deepseek/answers/index.ts';
import { upperFirst } from './wording.ts';

/** Whether a word is a name, Region or account from the entry. */
const isQuoted = (word: string, raw: string): boolean =>
  word.length > 2 && !/^[a-z]+$/.test(word) && raw.includes(word.replace(/\/$/, ''));

/** The words with everything from the entry in bold. */
const marked = (words: string, raw: string) =>
  words.split(/([ ,]+|: )/).map((word, index) =>
    isQuoted(word, raw) ? (
      // oxlint-disable-next-line react/no-array-index-key -- words of one sentence
      <b key={index} className="mono">
        {word}
      </b>
    ) : (
      word
    ),
  );

interface EntryNoteProps {
  readonly id: FieldId;
  readonly raw: string;
  readonly checked: CheckedAnswers;
  readonly showErrors: boolean;
  /** Repeats the entry before its error, where there are several. */
  readonly named?: boolean;
}

export function EntryNote({ id, raw, checked, showErrors, named = false }: EntryNoteProps) {
  const entry = checkEntry(id, raw, checked.view);
  if (!entry.ok) {
    if (!showErrors) return null;
    return (
      <ErrorNote>
        {named ? <code className="entry">{raw}</code> : null} {entry.message}
      </ErrorNote>
    );
  }
  // What is wrong with it together with other answers.
  const problem = checked.problems.find((each) => each.field === id && each.raw === raw);
  return (
    <>
      {problem && showErrors ? <ErrorNote>{problem.message}</ErrorNote> : null}
      {entry.words ? <p className="hint">{marked(upperFirst(entry.words), raw)}</p> : null}
      {entry.advice ? <AdviceNote>{entry.advice}</AdviceNote> : null}
    </>
  );
}
