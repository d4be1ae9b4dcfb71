// The boundary for app roles, the admin who creates roles with it, and guardrails shared with an organization.
import type { Expectation } from '#iam/request/expectation.ts';
import type { Call } from '#iam/request/call.ts';
import {
  withAccount,
  unrelatedAccount,
  around,
  withKey,
  withoutKeys,
} from '#deepseek/expectations/near-misses.ts';

export function guardrailSharing(
  guardrails: readonly { readonly arn: string; readonly account: string }[],
  organization: string,
): readonly Expectation[] {
  const org = 'aws:PrincipalOrgID';
  return guardrails.flatMap(({ arn, account }) => {
    const member = withAccount(
      `arn:${arn.split(':')[1]}:iam::${account}:role/App`,
      unrelatedAccount(account),
    );
    const call: Call = {
      label: 'Another account applies the guardrail',
      principal: { caller: { kind: 'role-session', roleArn: member } },
      action: 'bedrock:ApplyGuardrail',
      resource: arn,
      context: { [org]: organization },
    };
    return around(call, [
      withKey('of another organization', org, `${organization}zz`),
      withoutKeys('of no organization', org),
      { difference: 'change it', action: 'bedrock:UpdateGuardrail' },
    ]);
  });
}
