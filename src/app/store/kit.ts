// The role kit of the draft, its texts on screen and their findings. Worked out once per change.
import { useMemo } from 'react';
import type { Answers } from '#core/answers/answers.ts';
import { compose } from '#core/compose/compose.ts';
import { documentsOf, type KitDocument, type KitRole, type RoleKit } from '#core/compose/role-kit.ts';
import { SEVERITIES, type LocatedFinding, type Severity } from '#core/iam/finding.ts';
import type { PolicyType } from '#core/iam/policy.ts';
import { print } from '#core/iam/print.ts';
import type { Draft } from '#core/share/draft.ts';
import { remember } from './remember.ts';
import { composedStatements, linesOf, type LineRange } from './lines.ts';
import type { Checker, State } from './state.ts';
import { useStore } from './store.ts';

const kitOf = remember(4, (answers: Answers): RoleKit => compose(answers));
const textOf = remember(40, (document: KitDocument): string => print(document.document));
const checked = remember(40, checkShown);

interface CheckedShown {
  readonly findings: readonly LocatedFinding[];
  readonly statements: readonly LineRange[];
}

function checkShown(checker: Checker, type: PolicyType, text: string): CheckedShown {
  const { parsed, findings } = checker.checkText(type, text);
  const list = parsed.root && checker.nodeAt(parsed.root, ['Statement']);
  const nodes = list?.type === 'array' ? (list.children ?? []) : list ? [list] : [];
  return { findings, statements: nodes.map((node) => linesOf(text, node.offset, node.offset + node.length)) };
}

/** One document as it is on screen. */
export interface ShownDocument {
  readonly role: KitRole;
  readonly source: KitDocument;
  /** What the wizard composed. */
  readonly composed: string;
  /** The hand edit, or what the wizard composed. */
  readonly text: string;
  readonly edited: boolean;
  /** False while a hand edit waits for the checker. */
  readonly checked: boolean;
  readonly findings: readonly LocatedFinding[];
  /** The lines of each statement. */
  readonly statements: readonly LineRange[];
}

function show(
  role: KitRole,
  source: KitDocument,
  overrides: Draft['overrides'],
  checker: Checker | null,
): ShownDocument {
  const composed = textOf(source);
  const text = Object.hasOwn(overrides, source.id) ? (overrides[source.id] ?? composed) : composed;
  const edited = text !== composed;
  const result = checker ? checked(checker, source.type, text) : undefined;
  return {
    role,
    source,
    composed,
    text,
    edited,
    checked: result !== undefined || !edited,
    findings: result?.findings ?? [],
    statements: edited ? (result?.statements ?? []) : composedStatements(source.document),
  };
}

const shownOf = remember(
  4,
  (answers: Answers, overrides: Draft['overrides'], checker: Checker | null): readonly ShownDocument[] => {
    const kit = kitOf(answers);
    const roleOf = (id: string) => kit.roles.find((role) => id.startsWith(`${role.id}.`)) ?? kit.roles[0]!;
    return documentsOf(kit).map((document) => show(roleOf(document.id), document, overrides, checker));
  },
);

export const selectKit = (state: State): RoleKit => kitOf(state.draft.answers);
export const selectDocuments = (state: State): readonly ShownDocument[] =>
  shownOf(state.draft.answers, state.draft.overrides, state.checker);

/** The open document; the first permissions policy when none was chosen. */
export function selectOpenDocument(state: State): ShownDocument {
  const documents = selectDocuments(state);
  return (
    documents.find((document) => document.source.id === state.documentId) ??
    documents.find((document) => document.source.type === 'identity') ??
    documents[0]!
  );
}

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
