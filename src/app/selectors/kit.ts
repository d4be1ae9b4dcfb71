// The role kit of the draft, its texts on screen and their findings. Worked out once per change.
import { useMemo } from 'react';
import type { Answers } from '#core/answers/answers.ts';
import { compose } from '#core/compose/compose.ts';
import {
  roleDocuments,
  type KitDocument,
  type KitPolicy,
  type KitRole,
  type RoleKit,
} from '#core/compose/role-kit.ts';
import { MAX_POLICY_SIZES } from '#core/facts/quotas.ts';
import { SEVERITIES, type LocatedFinding, type Severity } from '#core/diagnostics/finding.ts';
import type { AttachedTo } from '#core/iam/policy.ts';
import { print } from '#core/iam/print.ts';
import { attachedToOf } from '#core/export/attached-to.ts';
import type { Draft } from '#core/share/draft.ts';
import type { PolicyFinding } from '#worker/protocol.ts';
import { knownOf, type Checks, type KnownCheck } from '#app/state/checks.ts';
import { remember } from './remember.ts';
import { withoutOpen } from './left-open.ts';
import { composedStatements, linesOf, type LineRange } from './lines.ts';
import { pastedOf, type Pasted, type PastedPolicy } from '#app/state/pasted.ts';
import type { State } from '#app/state/state.ts';
import { useStore } from '#app/state/store.ts';

const kitOf = remember(4, (answers: Answers): RoleKit => compose(answers));
const textOf = remember(40, (document: KitDocument): string => print(document.document));

/** What a document belongs to: a role, a policy of its own on a bucket, an endpoint or an organization, or nobody here. */
export type Holder =
  | { readonly kind: 'role'; readonly role: KitRole }
  | { readonly kind: 'policy'; readonly policy: KitPolicy }
  | { readonly kind: 'pasted'; readonly policy: PastedPolicy };

/** One document's text as it is on screen. */
export interface TextOnScreen {
  readonly holder: Holder;
  readonly source: KitDocument;
  readonly attachedTo: AttachedTo | undefined;
  /** What the wizard composed, or what was pasted. */
  readonly composed: string;
  /** The hand edit, or what the wizard composed. */
  readonly text: string;
  readonly edited: boolean;
}

export interface ShownDocument extends TextOnScreen {
  /** How far its findings are those of its text. */
  readonly check: KnownCheck['state'];
  readonly findings: readonly PolicyFinding[];
  /** The lines of each statement. */
  readonly statements: readonly LineRange[];
}

function textOnScreen(holder: Holder, source: KitDocument, overrides: Draft['overrides']): TextOnScreen {
  const composed = textOf(source);
  const text = Object.hasOwn(overrides, source.id) ? (overrides[source.id] ?? composed) : composed;
  const attachedTo = attachedToOf(source);
  return { holder, source, attachedTo, composed, text, edited: text !== composed };
}

function pastedText(policy: PastedPolicy): TextOnScreen {
  const { id, title, type, attachedTo, original: composed, text } = policy;
  const source: KitDocument = {
    id,
    type,
    title,
    name: title,
    document: { Version: '2012-10-17', Statement: [] },
    whys: [],
    limit: MAX_POLICY_SIZES[type],
  };
  return {
    holder: { kind: 'pasted', policy },
    source,
    attachedTo,
    composed,
    text,
    edited: text !== composed,
  };
}

/** What AWS has no code for and is no more than advice: in what the wizard composed, the answers have decided it. */
const isAdvice = ({ code, severity }: PolicyFinding): boolean =>
  code === undefined && severity === 'suggestion';

function show(onScreen: TextOnScreen, checks: Checks): ShownDocument {
  const { holder, source, attachedTo, text, edited } = onScreen;
  const own = edited || holder.kind === 'pasted';
  const known = knownOf(checks, { id: source.id, type: source.type, attachedTo, text });
  return {
    ...onScreen,
    check: known.state,
    findings:
      holder.kind === 'pasted'
        ? withoutOpen(known.findings, holder.policy, text)
        : own
          ? known.findings
          : known.findings.filter((finding) => !isAdvice(finding)),
    statements: own
      ? known.statements.map(({ start, end }) => linesOf(text, start, end))
      : composedStatements(source.document),
  };
}

/** Every holder with its documents, in the order of their tabs. */
function holdings({ roles, policies }: RoleKit): readonly (readonly [Holder, readonly KitDocument[]])[] {
  return [
    ...roles.map((role) => [{ kind: 'role', role } as const, roleDocuments(role)] as const),
    ...policies.map((policy) => [{ kind: 'policy', policy } as const, policy.documents] as const),
  ];
}

const textsOf = remember(
  4,
  (answers: Answers, overrides: Draft['overrides'], pasted: Pasted): readonly TextOnScreen[] =>
    pasted.open
      ? pasted.policies.map(pastedText)
      : holdings(kitOf(answers)).flatMap(([holder, documents]) =>
          documents.map((document) => textOnScreen(holder, document, overrides)),
        ),
);

const shown = remember(200, show);
const shownOf = remember(4, (texts: readonly TextOnScreen[], checks: Checks): readonly ShownDocument[] =>
  texts.map((text) => shown(text, checks)),
);

export const selectKit = (state: State): RoleKit => kitOf(state.draft.answers);
export const selectTexts = ({ draft }: State): readonly TextOnScreen[] =>
  textsOf(draft.answers, draft.overrides, pastedOf(draft));
export const selectDocuments = (state: State): readonly ShownDocument[] =>
  shownOf(selectTexts(state), state.checks);

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
export function useAllFindings(): readonly { document: ShownDocument; finding: PolicyFinding }[] {
  const documents = useDocuments();
  return useMemo(
    () => documents.flatMap((document) => document.findings.map((finding) => ({ document, finding }))),
    [documents],
  );
}
