// Anything a person pastes or writes → what it is, and the answers it leads to.
import { readArticle } from './read-article.ts';
import { readCodePaste, readDenialPaste, readPolicyPaste } from './read-paste.ts';
import { readSentence } from './read-sentence.ts';
import { textKind } from './text-kind.ts';
import type { Understanding } from './understanding.ts';

/** Reads a text of any kind. A link is only named: opening it is up to `deepseek/share`. Never throws. */
export async function understand(text: string): Promise<Understanding> {
  const kind = textKind(text);
  switch (kind) {
    case 'identifiers':
    case 'sentence': {
      const sentence = readSentence(text);
      const { answers, understood, open } = sentence;
      const isKnown = answers !== undefined || sentence.conflicts.length > 0;
      return {
        kind: isKnown ? kind : 'unknown',
        ...(answers && { answers }),
        understood,
        ...(open && { open }),
        sentence,
      };
    }
    case 'code':
      return { kind, ...(await readCodePaste(text)) };
    case 'policies':
      return { kind, ...(await readPolicyPaste(text)) };
    case 'denials':
      return { kind, ...(await readDenialPaste(text)) };
    case 'article': {
      const { answersOfPolicies } = await import('./read-template.ts');
      const found = await answersOfPolicies(text);
      return found?.answers && !found.isFar
        ? { kind, answers: found.answers, understood: [] }
        : { kind, ...readArticle(text) };
    }
    case 'link':
    case 'unknown':
      return { kind, understood: [] };
  }
}
