// Which parts of a pasted policy are still unresolved.
import type { Unresolved } from '#iam/import/index.ts';
import type { TemplateNotes } from '#app/state/template-notes.ts';

export interface UnresolvedPart extends Unresolved {
  /** Its offset in the text; undefined for what the text lacks. */
  readonly start: number | undefined;
}

/** What is still unresolved in a text: a marker that somebody has replaced no longer counts. */
export function unresolvedIn({ unresolved = [] }: TemplateNotes, text: string): readonly UnresolvedPart[] {
  const seen = new Set<string>();
  return unresolved.flatMap((each): readonly UnresolvedPart[] => {
    if (each.marker === undefined) return [{ ...each, start: undefined }];
    const start = text.indexOf(each.marker);
    if (start < 0 || seen.has(each.marker)) return [];
    seen.add(each.marker);
    return [{ ...each, start }];
  });
}
