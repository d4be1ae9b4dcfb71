// The documents on screen: their texts, hand edits included, and what the checks found in them.
import {
  type KitDocument,
  type KitPolicy,
  type KitRole,
  type RoleKit,
  roleDocuments,
} from '#deepseek/compose/index.ts';
import { type FindingTerms, type SplitFindings, dayOf, splitIgnored } from '#iam/config/index.ts';
import { attachedToOf, documentName } from '#deepseek/export/index.ts';
import { MAX_POLICY_SIZES } from '#iam/facts/index.ts';
import type { AttachedTo } from '#iam/policy/index.ts';
import { nonWhitespaceLength } from '#iam/json/index.ts';
import type { PolicyFinding, PolicyText } from '#worker/protocol.ts';
import { knownCheck, type Checks, type DocumentText, type KnownCheck } from '#app/state/checks.ts';
import { isBlank, pastedOf, type Pasted, type PastedDocument } from '#app/state/pasted.ts';
import type { State } from '#app/state/state.ts';
import { useStore } from '#app/state/store.ts';
import { selectKit } from './kit.ts';
import { selectMode } from './mode.ts';
import { composedStatements, linesOf, type LineRange } from './lines.ts';
import { remember } from './remember.ts';
import { selectEdits, textOf, type ShownEdits } from './shown-edits.ts';

/** What a document belongs to: a role, a policy on a bucket, endpoint or organization, or a pasted policy. */
export type Holder =
  | { readonly kind: 'role'; readonly role: KitRole }
  | { readonly kind: 'policy'; readonly policy: KitPolicy }
  | { readonly kind: 'pasted'; readonly policy: PastedDocument };

/** A document with its text as it is on screen. */
export interface TextOnScreen {
  readonly holder: Holder;
  /** "Permissions policy of DeepSeekInvoke" */
  readonly label: string;
  readonly source: KitDocument;
  readonly attachedTo: AttachedTo | undefined;
  /** What a team demands of pasted policies. */
  readonly demands?: Pasted['demands'];
  /** The text that the wizard composed, or that was pasted. */
  readonly composed: string;
  /** The hand edit, or what the wizard composed. */
  readonly text: string;
  readonly edited: boolean;
  /** False for a hand edit that is not a policy in valid JSON, so that it stays whatever the wizard composes. */
  readonly isRead: boolean;
  /** Ids of the hand edits whose place the wizard changed too. */
  readonly undecided: readonly string[];
}

export interface ShownDocument extends TextOnScreen {
  /** How current its findings are. */
  readonly check: KnownCheck['state'];
  /** Without those that a person ignores. */
  readonly findings: readonly PolicyFinding[];
  readonly ignored: SplitFindings<PolicyFinding>['ignored'];
  /** The lines of each statement. */
  readonly statements: readonly LineRange[];
}

function textOnScreen(holder: Holder, source: KitDocument, edits: ShownEdits): TextOnScreen {
  const composed = textOf(source);
  const edit = Object.hasOwn(edits, source.id) ? edits[source.id] : undefined;
  const { text, isRead, undecided } = edit ?? { text: composed, isRead: true, undecided: [] };
  const attachedTo = attachedToOf(source);
  const label = documentName({ holder, source });
  return { holder, label, source, attachedTo, composed, text, edited: text !== composed, isRead, undecided };
}

function pastedText(policy: PastedDocument, demands: Pasted['demands']): TextOnScreen {
  const { id, title, type, attachedTo, original: composed, text } = policy;
  const holder = { kind: 'pasted', policy } as const;
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
    holder,
    label: documentName({ holder, source }),
    source,
    attachedTo,
    demands,
    composed,
    text,
    edited: text !== composed,
    isRead: true,
    undecided: [],
  };
}

/** A suggestion that IAM Access Analyzer does not make: in a composed document, the answers have decided the matter. */
const isAdvice = ({ code, severity }: PolicyFinding): boolean =>
  code === undefined && severity === 'suggestion';

/** Before anything is pasted or typed, nothing is wrong. */
const NOTHING_TO_CHECK: KnownCheck = { findings: [], statements: [], state: 'done' };

/** As the worker checks it. */
export const textToCheck = ({ holder, source, attachedTo, demands, text }: TextOnScreen): DocumentText => ({
  id: source.id,
  type: source.type,
  attachedTo,
  demands,
  text,
  unresolved: holder.kind === 'pasted' ? holder.policy.unresolved : undefined,
});

function show(onScreen: TextOnScreen, checks: Checks, terms: FindingTerms): ShownDocument {
  const { holder, text, edited } = onScreen;
  const own = edited || holder.kind === 'pasted';
  const known =
    holder.kind === 'pasted' && isBlank(holder.policy)
      ? NOTHING_TO_CHECK
      : knownCheck(checks, textToCheck(onScreen));
  const { kept, ignored } =
    holder.kind === 'pasted'
      ? splitIgnored(known.findings, text, terms, dayOf(Date.now()))
      : { kept: own ? known.findings : known.findings.filter((finding) => !isAdvice(finding)), ignored: [] };
  return {
    ...onScreen,
    check: known.state,
    findings: kept,
    ignored,
    statements: own
      ? known.statements.map(({ start, end }) => linesOf(text, start, end))
      : composedStatements(onScreen.source.document),
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
  (kit: RoleKit | undefined, edits: ShownEdits, pasted: Pasted): readonly TextOnScreen[] =>
    kit === undefined
      ? pasted.policies.map((policy) => pastedText(policy, pasted.demands))
      : holdings(kit).flatMap(([holder, documents]) =>
          documents.map((document) => textOnScreen(holder, document, edits)),
        ),
);

const shown = remember(200, show);
const shownOf = remember(
  4,
  (texts: readonly TextOnScreen[], checks: Checks, terms: FindingTerms): readonly ShownDocument[] =>
    texts.map((text) => shown(text, checks, terms)),
);

export const NO_TERMS: FindingTerms = { ignores: [], severities: {}, demands: [] };

const termsOf = remember(
  2,
  (
    ignores: Pasted['ignores'] = NO_TERMS.ignores,
    severities: Pasted['severities'] = NO_TERMS.severities,
    demands: Pasted['demands'] = NO_TERMS.demands,
  ): FindingTerms => ({
    ignores,
    severities,
    demands,
  }),
);

/** What is ignored in pasted policies, how findings on them count, and what is demanded of them. */
export function selectTerms({ draft }: State): FindingTerms {
  const { ignores, severities, demands } = pastedOf(draft);
  return termsOf(ignores, severities, demands);
}

const NO_EDITS: ShownEdits = {};
const NO_TEXTS: readonly TextOnScreen[] = [];

/** None on the first view, which shows none: composing them would keep it busy. */
export function selectTexts(state: State): readonly TextOnScreen[] {
  if (selectMode(state) === 'first') return NO_TEXTS;
  const pasted = pastedOf(state.draft);
  return pasted.open
    ? textsOf(undefined, NO_EDITS, pasted)
    : textsOf(selectKit(state), selectEdits(state), pasted);
}

export const selectDocuments = (state: State): readonly ShownDocument[] =>
  shownOf(selectTexts(state), state.checks, selectTerms(state));

/** The open document; the first permissions policy when none was chosen. Undefined in a kit without documents. */
export function selectOpenDocument(state: State): ShownDocument | undefined {
  const documents = selectDocuments(state);
  return (
    documents.find((document) => document.source.id === state.documentId) ??
    documents.find((document) => document.source.type === 'identity') ??
    documents[0]
  );
}

/** The document as the worker is asked about it. */
export const policyTextOf = ({ source, attachedTo, text }: TextOnScreen): PolicyText => ({
  type: source.type,
  attachedTo,
  text,
});

export const useDocuments = (): readonly ShownDocument[] => useStore(selectDocuments);
/** For components that are rendered only while there is a document. */
export const useOpenDocument = (): ShownDocument => useStore(selectOpenDocument)!;

const sizeOf = remember(4, nonWhitespaceLength);

/** The size of the open document as AWS counts it: without white space. */
export const useOpenSize = (): number => useStore((state) => sizeOf(selectOpenDocument(state)?.text ?? ''));
