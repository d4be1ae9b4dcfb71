// What the page needs to know of a text while somebody types or pastes it, in one go.
import type { SentenceReading, StatedReading } from './read-english.ts';
import { withLateParts } from './late-parts.ts';
import { sentenceReading } from './sentence-reading.ts';
import { suggestionsFor, type Suggestion } from './suggestions.ts';
import type { TextKind } from './text-kind.ts';

interface TextReading extends StatedReading {
  readonly kind: TextKind;
  /** Of a sentence, how sure it is and what it does not follow. */
  readonly sentence?: SentenceReading;
  /** Scenarios that fit, best first; none for texts other than sentences and articles. */
  readonly suggestions: readonly Suggestion[];
}

/** No error message, policy, code, template or link is without one of these; few sentences have one. */
const NO_SENTENCE =
  /[\n{}<>=;`[\]]|::|:\/\/|\w\(|\barn:|\w\/\w|^\s*\S*\s*$|denied|(?:no|not|n['’]t) (?:authoriz|have|able|supported|permissions)|unauthoriz|forbidden|\b[45]\d\d\b|error|exception|expired|credentials|exceed|too many|time[ds]? ?out|could not|cannot|unable|fail|balance|capacity|throttl|is invalid|by provider|\baws [a-z-]+ [a-z-]+/i;

/** Reads a text as far as that is quick. Policies are only named: reading them is up to `iam/import`. Never throws. */
export async function readText(text: string): Promise<TextReading> {
  const kind = NO_SENTENCE.test(text.trim()) ? (await import('./text-kind.ts')).textKind(text) : 'sentence';
  if (kind === 'article') {
    const { suggestForArticle } = await import('./read-article.ts');
    return { kind, understood: [], suggestions: suggestForArticle(text) };
  }
  if (kind !== 'sentence' && kind !== 'identifiers') return { kind, understood: [], suggestions: [] };
  return withLateParts(() => {
    const sentence = sentenceReading(text);
    const { answers, understood } = sentence;
    return { kind, ...(answers && { answers }), understood, sentence, suggestions: suggestionsFor(text) };
  });
}
