// What follows from the draft: the kit, the texts on screen and their findings. Worked out once per change.
import { useMemo } from 'react';
import type { Answers } from '#core/answers/answers.ts';
import { readAnswers, type Reading } from '#core/answers/read.ts';
import { compose } from '#core/compose/compose.ts';
import { documentsOf, type KitDocument, type KitRole, type RoleKit } from '#core/compose/role-kit.ts';
import { SEVERITIES, type LocatedFinding, type Severity } from '#core/iam/finding.ts';
import type { ParsedText } from '#core/iam/parse.ts';
import { print } from '#core/iam/print.ts';
import { checkText } from '#core/schema/check-text.ts';
import type { Draft } from '#core/share/draft.ts';
import type { State } from './state.ts';
import { useStore } from './store.ts';

/** Remembers the last results of a function, by the identity of its arguments. */
function remember<A extends readonly unknown[], R>(size: number, work: (...args: A) => R): (...args: A) => R {
  const kept: { args: A; result: R }[] = [];
  return (...args) => {
    const known = kept.find((entry) => entry.args.every((arg, i) => arg === args[i]));
    if (known) return known.result;
    const result = work(...args);
    kept.unshift({ args, result });
    kept.length = Math.min(kept.length, size);
    return result;
  };
}

const reading = remember(4, (answers: Answers): Reading => readAnswers(answers));
const kitOf = remember(4, (answers: Answers): RoleKit => compose(answers));
const textOf = remember(40, (document: KitDocument): string => print(document.document));
const checked = remember(40, checkText);

/** One document as it is on screen. */
export interface ShownDocument {
  readonly role: KitRole;
  readonly source: KitDocument;
  /** What the wizard composed. */
  readonly composed: string;
  /** The hand edit, or what the wizard composed. */
  readonly text: string;
  readonly edited: boolean;
  readonly parsed: ParsedText;
  readonly findings: readonly LocatedFinding[];
}

function show(role: KitRole, source: KitDocument, overrides: Draft['overrides']): ShownDocument {
  const composed = textOf(source);
  const text = Object.hasOwn(overrides, source.id) ? (overrides[source.id] ?? composed) : composed;
  const { parsed, findings } = checked(source.type, text);
  return { role, source, composed, text, edited: text !== composed, parsed, findings };
}

const shownOf = remember(4, (answers: Answers, overrides: Draft['overrides']): readonly ShownDocument[] => {
  const kit = kitOf(answers);
  const roleOf = (id: string) => kit.roles.find((role) => id.startsWith(`${role.id}.`)) ?? kit.roles[0]!;
  return documentsOf(kit).map((document) => show(roleOf(document.id), document, overrides));
});

export const selectReading = (state: State): Reading => reading(state.draft.answers);
export const selectKit = (state: State): RoleKit => kitOf(state.draft.answers);
export const selectDocuments = (state: State): readonly ShownDocument[] =>
  shownOf(state.draft.answers, state.draft.overrides);

/** The open document; the first permissions policy when none was chosen. */
export function selectOpenDocument(state: State): ShownDocument {
  const documents = selectDocuments(state);
  return (
    documents.find((document) => document.source.id === state.documentId) ??
    documents.find((document) => document.source.type === 'identity') ??
    documents[0]!
  );
}

export const useReading = (): Reading => useStore(selectReading);
export const useKit = (): RoleKit => useStore(selectKit);
export const useDocuments = (): readonly ShownDocument[] => useStore(selectDocuments);
export const useOpenDocument = (): ShownDocument => useStore(selectOpenDocument);

export type Tally = Readonly<Record<Severity, number>>;

export function tally(findings: readonly LocatedFinding[]): Tally {
  const counts = { security: 0, error: 0, warning: 0, suggestion: 0 };
  for (const finding of findings) counts[finding.severity] += 1;
  return counts;
}

/** The worst severity there is, or undefined. */
export function worst(counts: Tally): Severity | undefined {
  const order: readonly Severity[] = ['error', 'security', 'warning', 'suggestion'];
  return (
    order.find((severity) => counts[severity] > 0) ?? SEVERITIES.find((severity) => counts[severity] > 0)
  );
}

/** Findings of every document together, for the panel and the verdict. */
export function useAllFindings(): readonly { document: ShownDocument; finding: LocatedFinding }[] {
  const documents = useDocuments();
  return useMemo(
    () => documents.flatMap((document) => document.findings.map((finding) => ({ document, finding }))),
    [documents],
  );
}
