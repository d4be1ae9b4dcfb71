// Access by tags: the same calls with the caller's tag on the resource, and near misses with another or none.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { hasTags, matchedTags, TAGGED_CALLS } from '#deepseek/compose/limits/match-tags.ts';
import type { CallContext } from '#iam/request/call.ts';
import type { Expectation } from '#iam/request/expectation.ts';
import { misses, withKey, withoutKeys } from './near-misses.ts';

const VALUE = 'payments';

/** Whether the main role makes a call that the limit concerns. */
const isLimited = ({ principal, action, resource }: Expectation): boolean =>
  'role' in principal &&
  principal.role === 'app' &&
  principal.everything === undefined &&
  TAGGED_CALLS.includes(action) &&
  hasTags(resource);

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/tutorial_attribute-based-access-control.html */
export function withMatchedTags(
  checked: CheckedAnswers,
  expectations: readonly Expectation[],
): readonly Expectation[] {
  const keys = matchedTags(checked);
  const [first] = keys;
  if (first === undefined) return expectations;
  const onResource = Object.fromEntries(keys.map((key) => [`aws:ResourceTag/${key}`, VALUE]));
  const onCaller = Object.fromEntries(keys.map((key) => [`aws:PrincipalTag/${key}`, VALUE]));
  return expectations.flatMap((expectation) => {
    if (!isLimited(expectation)) return [expectation];
    const context: CallContext = { ...expectation.context, ...onResource, ...onCaller };
    const tagged = { ...expectation, context };
    if (expectation.expect === 'denied') return [tagged];
    return [
      tagged,
      ...misses(tagged, [
        withKey('with another team’s tag', `aws:ResourceTag/${first}`, 'someone-else'),
        withoutKeys('without the tag on what is called', `aws:ResourceTag/${first}`),
        withoutKeys('without the tag on the caller', `aws:PrincipalTag/${first}`),
      ]),
    ];
  });
}
