// Where the calls that check a role or a policy are run, so that they have its credentials.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { PolicyTarget } from '#deepseek/compose/role-kit.ts';
import { CALL_PLACES } from '#deepseek/entities/call-places.ts';
import type { CallPlace } from '#deepseek/shared/call-place.ts';

export type { CallPlace } from '#deepseek/shared/call-place.ts';

/** Where calls of the role are run; undefined for a role that only an AWS service assumes. */
export function callPlace(arn: string, checked: CheckedAnswers): CallPlace | undefined {
  return CALL_PLACES[checked.view.entity.id]?.({ arn, checked });
}

/** Where calls that a policy without a role decides are run. */
const OF_POLICIES: Readonly<Record<PolicyTarget['kind'], string>> = {
  organization: 'With a role in an account that the policy applies to, an administrator’s too.',
  endpoint: 'In the VPC of the endpoint, with a role that may call the models.',
  boundary: 'With a role that has the boundary and whose own policies allow the calls.',
  repository: 'With the role that the repository policy names.',
  session: 'In a session that was started with the session policy.',
  guardrail: 'With a role in another account of the organization.',
  bucket: 'With the role that the bucket policy names.',
};

export const policyCallPlace = ({ kind }: PolicyTarget): CallPlace => ({ words: OF_POLICIES[kind] });
