// The policies of a template, a plan or what AWS prints, each with its places in that text.
import type { JsonLocation, TextRange } from '#iam/json/index.ts';
import { type FoundPolicy, type SourceText, type UnreadPart, readPolicies } from '#iam/import/index.ts';
import { policyPlaces } from '#cli/check/policy-places.ts';

export type PolicyInText = Pick<
  FoundPolicy,
  'title' | 'where' | 'type' | 'attachedTo' | 'text' | 'unresolved'
> & {
  /** The place in the whole text of a place in the policy, which is at `range` of the policy's own text. */
  readonly rangeOf: (location: JsonLocation, range: TextRange) => TextRange;
};

interface PoliciesInText {
  readonly policies: readonly PolicyInText[];
  readonly unread: readonly UnreadPart[];
}

/** The line with this number, from 1, without the white space around it. */
function lineRange(text: string, line: number): TextRange {
  const lines = text.split('\n').slice(0, line);
  const whole = lines.at(-1) ?? '';
  const start = lines.slice(0, -1).reduce((sum, each) => sum + each.length + 1, 0);
  return { start: start + whole.length - whole.trimStart().length, end: start + whole.trimEnd().length };
}

/** `beside` is the Terraform module of the text. Never throws. */
export async function policiesInText(
  text: string,
  name: string,
  beside: readonly SourceText[],
): Promise<PoliciesInText> {
  const { policies, unread } = await readPolicies(text, name, { beside });
  const placeOf = policyPlaces({ text, name }, beside);
  const rangeIn = (policy: FoundPolicy): PolicyInText['rangeOf'] => {
    const { line = 1, part } = policy;
    if (policy.text === text) return (_location, range) => range;
    if (part && policy.text === part.text)
      return (_location, { start, end }) => ({ start: part.offset + start, end: part.offset + end });
    return (location) => placeOf(policy, location) ?? lineRange(text, line);
  };
  return { policies: policies.map((policy) => ({ ...policy, rangeOf: rangeIn(policy) })), unread };
}
