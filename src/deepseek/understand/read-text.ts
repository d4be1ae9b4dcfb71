// What the page needs to know of a text while somebody types or pastes it, in one go.
import { suggestForArticle } from './read-article.ts';
import { readSentence, type SentenceReading, type StatedReading } from './read-sentence.ts';
import { suggest, type Suggestion } from './suggest.ts';
import { textKind, type TextKind } from './text-kind.ts';

interface TextReading extends StatedReading {
  readonly kind: TextKind;
  /** Of a sentence, how sure it is and what it does not follow. */
  readonly sentence?: SentenceReading;
  /** Scenarios that fit, best first; none for texts other than sentences and articles. */
  readonly suggestions: readonly Suggestion[];
}

/** Reads a text as far as that is quick. Policies are only named: reading them is up to `iam/import`. Never throws. */
export function readText(text: string): TextReading {
  const kind = textKind(text);
  if (kind === 'article') return { kind, understood: [], suggestions: suggestForArticle(text) };
  if (kind !== 'sentence' && kind !== 'identifiers') return { kind, understood: [], suggestions: [] };
  const sentence = readSentence(text);
  const { answers, understood } = sentence;
  return { kind, ...(answers && { answers }), understood, sentence, suggestions: suggest(text) };
}
