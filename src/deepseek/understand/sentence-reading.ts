// A sentence → the answers it states, also one with German, Chinese or Japanese terms.
import type { Answers } from '#deepseek/answers/answers.ts';
import { withoutAsides } from './asides.ts';
import { englishOf, type EnglishText } from './foreign.ts';
import { readEnglish, type SentenceReading } from './read-english.ts';

interface Placed {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A sentence is short; the rest of a longer text is not read. In UTF-16 code units. */
const MAX_SENTENCE = 10_000;

/** Reads what a sentence states, with what is `given` by what it is about, and what it does not. Never throws; a text that says nothing of use gives no answers. */
export function sentenceReading(whole: string, given?: Answers): SentenceReading {
  const text = whole.slice(0, MAX_SENTENCE);
  const translated = englishOf(text);
  const meant = withoutAsides(translated.english.slice(0, MAX_SENTENCE));
  const reading = readEnglish(meant, given);
  return meant === text ? reading : placedIn(text, translated, reading);
}

/** The reading, with its parts as they stand in the text. */
export function placedIn(text: string, { placeOf }: EnglishText, reading: SentenceReading): SentenceReading {
  const own = <Part extends Placed>(part: Part): Part => {
    const place = placeOf(part);
    const words = text.slice(place.start, place.end);
    const said = 'message' in part ? { message: String(part.message).replace(part.text, () => words) } : {};
    return { ...part, ...place, text: words, ...said };
  };
  const { open, understood, conflicts, notRead, otherTasks, outside } = reading;
  return {
    ...reading,
    ...(open ? { open: open.map(own) } : {}),
    understood: understood.map(own),
    conflicts: conflicts.map((conflict) => {
      const parts = conflict.parts.map(own);
      const message = conflict.parts.reduce(
        (said, part, index) => said.replace(`“${part.text}”`, () => `“${parts[index]!.text}”`),
        conflict.message,
      );
      return { ...conflict, parts, message };
    }),
    notRead: notRead.map(own),
    otherTasks: otherTasks.map(own),
    outside: outside.map(own),
  };
}
