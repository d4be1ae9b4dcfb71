// Policies that someone pasted to have them checked, beside the answers of the wizard.
import { POLICY_TYPES, type AttachedTo, type PolicyType } from '#core/iam/policy.ts';
import type { Draft } from '#core/share/draft.ts';
import { readOpenParts, type OpenParts } from '#app/selectors/left-open.ts';

export interface PastedPolicy extends OpenParts {
  /** "pasted.1" */
  readonly id: string;
  /** What its tab says. */
  readonly title: string;
  /** The way to it in what was pasted, where it was a part of that. */
  readonly where?: string | undefined;
  readonly type: PolicyType;
  readonly attachedTo?: AttachedTo | undefined;
  /** As it came. */
  readonly original: string;
  /** As it is now. */
  readonly text: string;
}

export interface Pasted {
  /** Whether they are shown, in place of the wizard and its kit. */
  readonly open: boolean;
  readonly policies: readonly PastedPolicy[];
}

/** What a person has made so far. What was pasted stays on this page: links carry the draft of the wizard alone. */
export interface PageDraft extends Draft {
  readonly pasted?: Pasted;
}

const NONE: Pasted = { open: false, policies: [] };

export const pastedOf = ({ pasted = NONE }: PageDraft): Pasted => pasted;

export const withPasted = (draft: PageDraft, change: Partial<Pasted>): PageDraft => ({
  ...draft,
  pasted: { ...pastedOf(draft), ...change },
});

/** The draft with one policy changed. */
export function withPolicy(draft: PageDraft, id: string, change: Partial<PastedPolicy>): PageDraft {
  const { policies } = pastedOf(draft);
  if (!policies.some((policy) => policy.id === id)) return draft;
  return withPasted(draft, {
    policies: policies.map((policy) => (policy.id === id ? { ...policy, ...change } : policy)),
  });
}

/** What was found in a pasted text, before it has an id. */
export type NewPolicy = Omit<PastedPolicy, 'id' | 'text'>;

/** The draft with policies put behind those that are there. */
export function withNewPolicies(draft: PageDraft, fresh: readonly NewPolicy[]): PageDraft {
  const { policies } = pastedOf(draft);
  const last = Math.max(0, ...policies.map(({ id }) => Number(id.slice('pasted.'.length))));
  const added = fresh.map((policy, index) => ({
    ...policy,
    id: `pasted.${last + index + 1}`,
    text: policy.original,
  }));
  return withPasted(draft, { open: true, policies: [...policies, ...added] });
}

function readPolicy(value: unknown): PastedPolicy | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { id, title, where, type, attachedTo, original, text } = value as Record<string, unknown>;
  const known = POLICY_TYPES.find((one) => one === type);
  if (typeof id !== 'string' || !/^pasted\.\d{1,6}$/.test(id) || typeof title !== 'string') return undefined;
  if (!known || typeof original !== 'string' || typeof text !== 'string') return undefined;
  const attached = ATTACHABLE.find((one) => one === attachedTo);
  return {
    id,
    title,
    ...(typeof where === 'string' && { where }),
    type: known,
    ...(attached && { attachedTo: attached }),
    original,
    text,
    ...readOpenParts(value as Record<string, unknown>),
  };
}

export const ATTACHABLE: readonly AttachedTo[] = [
  'AWS::S3::Bucket',
  'AWS::S3::AccessPoint',
  'AWS::S3::MultiRegionAccessPoint',
  'AWS::S3ObjectLambda::AccessPoint',
  'AWS::DynamoDB::Table',
];

/** What was kept in the browser, as far as it can be read. */
export function readPasted(value: unknown): Pasted | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { open, policies } = value as { open?: unknown; policies?: unknown };
  if (!Array.isArray(policies)) return undefined;
  return { open: open === true, policies: policies.flatMap((policy: unknown) => readPolicy(policy) ?? []) };
}
