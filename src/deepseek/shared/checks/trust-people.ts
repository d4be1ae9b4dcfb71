// Principals of AWS accounts: partners, people and roles.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { roleArn } from '#deepseek/compose/plan.ts';
import type { Expectation } from '#iam/request/expectation.ts';
import type { Call, Caller, CallContext } from '#iam/request/call.ts';
import { networkContext, networkMisses } from '#deepseek/expectations/limits.ts';
import { around, withKey } from '#deepseek/expectations/near-misses.ts';

export const ORG = 'aws:PrincipalOrgID';

/** What the limits require of a principal that assumes the role. */
function trustContext(checked: CheckedAnswers): CallContext {
  const { view, answer } = checked;
  const needsNetwork = view.asks('trustNetwork') && answer('trustNetwork');
  const organization = view.asks('principalOrg') ? answer('principalOrg') : '';
  return {
    ...(needsNetwork ? networkContext(checked) : {}),
    ...(organization === '' ? {} : { [ORG]: organization }),
  };
}

/** The call that gets in, and those that fail for a switch. */
export function assume(
  checked: CheckedAnswers,
  who: Caller,
  says: string,
  { context, permitted }: { readonly context: CallContext; readonly permitted?: string },
): readonly [Expectation, ...Expectation[]] {
  const limits = trustContext(checked);
  const call: Call = {
    label: `${says} assumes the role`,
    principal: { caller: who, ...(permitted === undefined ? {} : { permitted }) },
    action: 'sts:AssumeRole',
    resource: roleArn(checked),
    context: { ...context, ...limits },
  };
  const needsNetwork = checked.view.asks('trustNetwork') && checked.answer('trustNetwork');
  const [first, ...near] = around(call, [
    { difference: 'with an identity of its source', action: 'sts:SetSourceIdentity' },
    ORG in limits && withKey('from outside the organization', ORG, 'o-zzzzzzzzzz'),
  ]);
  return [first, ...near, ...(needsNetwork ? networkMisses(checked, call) : [])];
}

/** A role session, or the principal itself. */
export function callerOf(arn: string): Caller {
  if (arn.endsWith(':root')) return { kind: 'role-session', roleArn: arn.replace(/:root$/, ':role/Partner') };
  return arn.includes(':role/') ? { kind: 'role-session', roleArn: arn } : arn;
}
