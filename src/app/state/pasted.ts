// Policies that a person pasted to have them checked. The wizard's answers are kept meanwhile.
import { DEFAULT_SCENARIO, type FieldId } from '#deepseek/answers/index.ts';
import type { FindingTerms } from '#iam/config/index.ts';
import type { AttachedTo, PolicyType } from '#iam/policy/index.ts';
import type { OwnCase } from '#iam/request/index.ts';
import type { Draft } from '#deepseek/share/index.ts';
import type { TemplateNotes } from './template-notes.ts';

export interface PastedDocument extends TemplateNotes {
  /** "pasted.1" */
  readonly id: string;
  /** The label of its tab. */
  readonly title: string;
  /** Its location in the pasted text, where that held more than this policy. */
  readonly where?: string | undefined;
  readonly type: PolicyType;
  readonly attachedTo?: AttachedTo | undefined;
  /** The name it is exported under, if a person gave one. */
  readonly name?: string | undefined;
  /** The text as it was pasted. */
  readonly original: string;
  /** The text after hand edits. */
  readonly text: string;
}

export interface Pasted extends Partial<FindingTerms> {
  /** Whether they are shown, in place of the wizard and its kit. */
  readonly open: boolean;
  readonly policies: readonly PastedDocument[];
  /** What a person expects of them. */
  readonly cases?: readonly OwnCase[];
}

/** Who may use a role or resource by a hand edit, for exactly this text of the document. */
export interface MeantPrincipal {
  readonly document: string;
  readonly text: string;
  readonly principal: string;
}

/** An error message, code or a policy that is narrowed, as a person brought it. */
export interface Brought {
  readonly kind: 'denial' | 'code' | 'policy';
  readonly text: string;
}

/** Everything a person has made so far. Pasted policies stay on this page: links carry only the wizard's draft. */
export interface PageDraft extends Draft {
  /** Answers by their questions, as another version of the page kept them: this one does not know them. */
  readonly unknownAnswers?: Readonly<Record<string, unknown>>;
  readonly pasted?: Pasted;
  /** Somebody chose what to do; else the page asks. */
  readonly chosen?: true;
  /** Principals of edited documents that a person said are meant; kept in this browser only. */
  readonly meant?: readonly MeantPrincipal[];
  /** What a person brought, where it matters to what is made of it: a refused call, code, or a policy, which says nothing of who uses it. */
  readonly brought?: Brought;
  /** The version that came from a link: what was changed since is shown against it. */
  readonly shared?: Draft;
  /** The changes came with the link: here they are accepted or reverted, not sent back. */
  readonly received?: true;
}

/** Whether nobody has answered anything yet. */
export const isExample = ({ answers, chosen }: PageDraft): boolean =>
  chosen !== true && answers.scenario === DEFAULT_SCENARIO && Object.keys(answers.values).length === 0;

/** The draft once a question is answered: who uses what a policy became is no longer open, also where the answer stays the same. */
export function withAnswered(draft: PageDraft, id: FieldId): PageDraft {
  if (id !== 'entity' || draft.brought?.kind !== 'policy') return draft;
  const { brought: _, ...others } = draft;
  return others;
}

const NONE: Pasted = { open: false, policies: [] };

export const pastedOf = ({ pasted = NONE }: PageDraft): Pasted => pasted;

export const withPasted = (draft: PageDraft, change: Partial<Pasted>): PageDraft => ({
  ...draft,
  pasted: { ...pastedOf(draft), ...change },
});

/** What a person expects of the documents on screen. */
export const casesOf = (draft: PageDraft): readonly OwnCase[] | undefined =>
  pastedOf(draft).open ? pastedOf(draft).cases : draft.cases;

/** The draft with one policy changed. */
export function withChangedPolicy(draft: PageDraft, id: string, change: Partial<PastedDocument>): PageDraft {
  const { policies } = pastedOf(draft);
  if (!policies.some((policy) => policy.id === id)) return draft;
  return withPasted(draft, {
    policies: policies.map((policy) => (policy.id === id ? { ...policy, ...change } : policy)),
  });
}

/** A policy found in a pasted text, before it has an id. */
export type NewPastedPolicy = Omit<PastedDocument, 'id' | 'text'>;

/** Whether nothing has been pasted or typed into it yet. */
export const isBlank = ({ text }: Pick<PastedDocument, 'text'>): boolean => text.trim() === '';

/** The document to paste into. */
const BLANK: NewPastedPolicy = { title: 'Policy', type: 'identity', original: '' };

/** The draft with pasted policies shown: with a blank one, where there is nothing else to paste into. */
export const withPasteTarget = (draft: PageDraft): PageDraft =>
  pastedOf(draft).policies.length > 0 ? withPasted(draft, { open: true }) : withNewPolicies(draft, [BLANK]);

/** The draft with the wizard shown again; blank documents are not kept. */
export const withoutBlank = (draft: PageDraft): PageDraft =>
  withPasted(draft, { open: false, policies: pastedOf(draft).policies.filter((each) => !isBlank(each)) });

/** The draft with more policies after the existing ones; blank ones give way. */
export function withNewPolicies(draft: PageDraft, fresh: readonly NewPastedPolicy[] = [BLANK]): PageDraft {
  const { policies: old } = pastedOf(draft);
  const policies = old.filter((policy) => !isBlank(policy));
  // An id that was used keeps its own undo and cursor in the editor.
  const last = Math.max(0, ...old.map(({ id }) => Number(id.slice('pasted.'.length))));
  const added = fresh.map((policy, index) => ({
    ...policy,
    id: `pasted.${last + index + 1}`,
    text: policy.original,
  }));
  return withPasted(draft, { open: true, policies: [...policies, ...added] });
}
