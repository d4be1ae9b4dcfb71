// The headings over the tabs of documents, and what a tab says under its heading.
import { POLICY_TYPE_PLURALS } from '#app/selectors/policy-type-labels.ts';
import type { ShownDocument } from '#app/selectors/documents.ts';
import { otherAccountOf } from '#deepseek/compose/index.ts';

/** From so many policies of a type on, they stand under one heading: a heading for each would fill the screen. */
const MANY = 3;

/** Session policies are permissions policies that are passed, not attached. */
const kindOf = ({ holder, source }: ShownDocument) =>
  holder.kind === 'policy' && holder.policy.target.kind === 'session' ? 'session' : source.type;

/** Whether the policy is one of many of its type that belong to no role. */
export const isOneOfMany = (document: ShownDocument, documents: readonly ShownDocument[]): boolean =>
  document.holder.kind === 'policy' &&
  documents.filter((each) => each.holder.kind === 'policy' && kindOf(each) === kindOf(document)).length >=
    MANY;

/** The heading over the documents of one holder. The tab names the kind of policy. */
export function groupOf(document: ShownDocument, documents: readonly ShownDocument[]): string {
  const { holder } = document;
  if (holder.kind === 'pasted') return 'Pasted';
  if (kindOf(document) === 'session') return 'Session policies';
  if (isOneOfMany(document, documents)) return POLICY_TYPE_PLURALS[document.source.type];
  if (holder.kind === 'policy') return holder.policy.name;
  const { title, name } = holder.role;
  const account = otherAccountOf(holder.role);
  return [title, name, ...(account === undefined ? [] : [`account ${account}`])].join(' · ');
}

/** "SCP: only approved models" under "Service control policies" is "Only approved models"; of a session policy, what it is for is left. */
export function titleUnderType(title: string): string {
  const words = title.replace(/^[^:]*: |^Session policy for /, '');
  return title.startsWith('Session') ? words : `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
