// What is ignored in pasted policies, and the findings that this is about.
import { type IgnoreTerms, dayOf, factsOf, isOver } from '#iam/config/index.ts';
import type { JsonValue } from '#iam/json/index.ts';
import type { PolicyFinding } from '#worker/protocol.ts';
import { useStore } from '#app/state/store.ts';
import { selectDocuments, selectTerms, type ShownDocument } from './documents.ts';
import type { FoundInDocument } from './findings.ts';
import { remember } from './remember.ts';

export interface ShownIgnore {
  readonly terms: IgnoreTerms;
  readonly found: readonly FoundInDocument[];
  readonly isOver: boolean;
}

const shownIgnores = remember(
  2,
  (ignores: readonly IgnoreTerms[], documents: readonly ShownDocument[]): readonly ShownIgnore[] =>
    ignores.map((terms) => ({
      terms,
      found: documents.flatMap((document) =>
        document.ignored.flatMap(({ finding, by }) => (by === terms ? [{ document, finding }] : [])),
      ),
      isOver: isOver(terms, dayOf(Date.now())),
    })),
);

/** In the order in which they were made. */
export const useIgnores = (): readonly ShownIgnore[] =>
  useStore((state) => shownIgnores(selectTerms(state).ignores, selectDocuments(state)));

/** The Sids of the statements that a finding is in; none where one of them has no Sid. */
export function sidsOfFinding({ text }: ShownDocument, finding: PolicyFinding): readonly string[] {
  try {
    const sids = new Set(factsOf(finding, JSON.parse(text) as JsonValue, []).sids);
    return sids.has(undefined) ? [] : [...sids].filter((sid) => sid !== undefined);
  } catch {
    return [];
  }
}
