// The policies of a template, a plan or what AWS prints, each with its places in that text.
import { type FoundPolicy, type SourceText, type UnreadPart, readPolicies } from '#iam/import/index.ts';
import { policyPlaces, rangeInFile, readSourceFile, type RangeInFile } from '#iam/editing/index.ts';

export type PolicyInText = Pick<
  FoundPolicy,
  'title' | 'where' | 'type' | 'attachedTo' | 'text' | 'unresolved'
> & {
  /** The place in the whole text of a place in the policy, which is at `range` of the policy's own text. */
  readonly rangeOf: RangeInFile;
};

interface PoliciesInText {
  readonly policies: readonly PolicyInText[];
  readonly unread: readonly UnreadPart[];
}

/** `beside` is the Terraform module of the text. Never throws. */
export async function policiesInText(
  text: string,
  name: string,
  beside: readonly SourceText[],
): Promise<PoliciesInText> {
  const { policies, unread } = await readPolicies(text, name, { beside });
  const placeOf = policyPlaces({ text, name }, (language) => readSourceFile(text, language, { beside }));
  const rangeIn = (policy: FoundPolicy): RangeInFile => rangeInFile(text, policy, placeOf);
  return { policies: policies.map((policy) => ({ ...policy, rangeOf: rangeIn(policy) })), unread };
}
