// The comment above a statement: what it is there for.
import type { ExportDocument } from '#core/export/export-document.ts';
import { comment } from './text.ts';

/** The reasons of statement `index` in a few words each; undefined where nobody knows. */
export function whyOf({ edited, whys }: ExportDocument, index: number): string | undefined {
  const titles = edited ? [] : [...new Set((whys[index] ?? []).map(({ title }) => title))];
  return titles.length === 0 ? undefined : comment(titles.join('; '));
}
