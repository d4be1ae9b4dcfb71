// Which documents were copied as they are now, and which one comes next.
import type { ShownDocument } from './documents.ts';

/** Document id → the text that was copied. */
type CopiedTexts = Readonly<Record<string, string>>;

type OnScreen = Pick<ShownDocument, 'source' | 'text'>;

/** A document that changed since counts as not copied. */
export const isCopied = ({ source, text }: OnScreen, copied: CopiedTexts): boolean =>
  Object.hasOwn(copied, source.id) && copied[source.id] === text;

/** The first document that is not copied yet: from this one on, then from the start. */
export function nextToCopy<T extends OnScreen>(
  documents: readonly T[],
  copied: CopiedTexts,
  from: string,
): T | undefined {
  const at = documents.findIndex(({ source }) => source.id === from);
  return [...documents.slice(at + 1), ...documents.slice(0, at + 1)].find(
    (document) => !isCopied(document, copied),
  );
}
