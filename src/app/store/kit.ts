// The role kit of the draft, its texts on screen and their findings. Worked out once per change.
import { useMemo } from 'react';
import type { Answers } from '#core/answers/answers.ts';
import { compose } from '#core/compose/compose.ts';
import type { KitDocument, KitPolicy, KitRole, RoleKit } from '#core/compose/role-kit.ts';
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

/** What a document belongs to: a role, or a policy of its own on a bucket, an endpoint or an organization. */
export type Holder =
  { readonly kind: 'role'; readonly role: KitRole } | { readonly kind: 'policy'; readonly policy: KitPolicy };

/** One document as it is on screen. */
export interface ShownDocument {
  readonly holder: Holder;
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
  holder: Holder,
  source: KitDocument,
  overrides: Draft['overrides'],
  checker: Checker | null,
): ShownDocument {
  const composed = textOf(source);
  const text = Object.hasOwn(overrides, source.id) ? (overrides[source.id] ?? composed) : composed;
  const edited = text !== composed;
  const result = checker ? checked(checker, source.type, text) : undefined;
  return {
    holder,
    source,
    composed,
    text,
    edited,
    checked: result !== undefined || !edited,
    findings: result?.findings ?? [],
    statements: edited ? (result?.statements ?? []) : composedStatements(source.document),
  };
}

/** Every holder with its documents, in the order of their tabs. */
function holdings({ roles, policies }: RoleKit): readonly (readonly [Holder, readonly KitDocument[]])[] {
  return [
    ...roles.map((role) => {
      const documents = role.trust ? [role.trust, ...role.permissions] : role.permissions;
      return [{ kind: 'role', role } as const, documents] as const;
    }),
    ...policies.map((policy) => [{ kind: 'policy', policy } as const, policy.documents] as const),
  ];
}

const shownOf = remember(
  4,
  (answers: Answers, overrides: Draft['overrides'], checker: Checker | null): readonly ShownDocument[] =>
    holdings(kitOf(answers)).flatMap(([holder, documents]) =>
      documents.map((document) => show(holder, document, overrides, checker)),
    ),
);

/** "Permissions policy of DeepSeekInvoke", "Bucket policy (ModelBucket)". */
export function documentName({ holder, source }: ShownDocument): string {
  return holder.kind === 'role'
    ? `${source.title} of ${holder.role.name}`
    : `${source.title} (${source.name})`;
}

/** What all documents together are called. */
export function kitName([first]: readonly ShownDocument[]): string {
  if (!first) return 'role-kit';
  return first.holder.kind === 'role' ? first.holder.role.name : first.source.name;
}

export const selectKit = (state: State): RoleKit => kitOf(state.draft.answers);
export const selectDocuments = (state: State): readonly ShownDocument[] =>
  shownOf(state.draft.answers, state.draft.overrides, state.checker);

/** The open document; the first permissions policy when none was chosen. Undefined in a kit without documents. */
export function selectOpenDocument(state: State): ShownDocument | undefined {
  const documents = selectDocuments(state);
  return (
    documents.find((document) => document.source.id === state.documentId) ??
    documents.find((document) => document.source.type === 'identity') ??
    documents[0]
  );
}

export const useKit = (): RoleKit => useStore(selectKit);
export const useDocuments = (): readonly ShownDocument[] => useStore(selectDocuments);
/** For parts that are only there while there is a document. */
export const useOpenDocument = (): ShownDocument => useStore(selectOpenDocument)!;

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
