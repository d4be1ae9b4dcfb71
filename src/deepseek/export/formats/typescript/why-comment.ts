// The comment above a statement: why it is there.
import type { ExportDocument } from '#deepseek/export/export-document.ts';
import { comment } from './text.ts';

/** The titles of the statement's whys; undefined where the document was edited or there are none. */
export function whyComment({ edited, whys }: ExportDocument, index: number): string | undefined {
  const titles = edited ? [] : [...new Set((whys[index] ?? []).map(({ title }) => title))];
  return titles.length === 0 ? undefined : comment(titles.join('; '));
}
