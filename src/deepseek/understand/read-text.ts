// What the page needs to know of a text while somebody types or pastes it, in one go.
import { withLateParts } from './late-parts.ts';
import type { SentenceReading } from './read-english.ts';
import { sentenceReading } from './sentence-reading.ts';
import type { Suggestion } from './suggestions.ts';
import type { TextKind } from './text-kind.ts';

type SentenceKind = 'sentence' | 'identifiers';

type TextReading =
  | { readonly kind: SentenceKind; readonly sentence: SentenceReading }
  | { readonly kind: Exclude<TextKind, SentenceKind> };

/** No error message, policy, code, template or link is without one of these; few sentences have one. */
const NO_SENTENCE =
  /[\n{}<>=;`[\]]|::|:\/\/|\w\(|\barn:|\w\/\w|^\s*\S*\s*$|denied|(?:no|not|n['’]t) (?:authoriz|have|able|supported|permissions)|unauthoriz|forbidden|\b[45]\d\d\b|error|exception|expired|credentials|exceed|too many|time[ds]? ?out|could not|cannot|unable|fail|balance|capacity|throttl|is invalid|by provider|\baws [a-z-]+ [a-z-]+/i;

/** Reads a text if it is a sentence, and names what it is otherwise. Never throws. */
export async function readText(text: string): Promise<TextReading> {
  const kind = NO_SENTENCE.test(text.trim()) ? (await import('./text-kind.ts')).textKind(text) : 'sentence';
  if (kind !== 'sentence' && kind !== 'identifiers') return { kind };
  return { kind, sentence: await withLateParts(() => sentenceReading(text)) };
}

/** Scenarios that fit a sentence, best first: for one that does not say which it means. */
export async function scenariosFor(text: string): Promise<readonly Suggestion[]> {
  const { suggestionsFor } = await import('./suggestions.ts');
  return withLateParts(() => suggestionsFor(text));
}
