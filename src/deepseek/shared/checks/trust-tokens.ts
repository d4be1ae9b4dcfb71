// OIDC tokens: of one repository or service account, made for AWS, and of this issuer.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { roleArn } from '#deepseek/compose/plan.ts';
import type { Expectation } from '#iam/request/expectation.ts';
import type { Call } from '#iam/request/call.ts';
import { around, withKey, withoutKeys } from '#deepseek/expectations/near-misses.ts';

export interface Token {
  readonly issuer: string;
  readonly audience: string;
  readonly subject: string;
  readonly claims?: Readonly<Record<string, string>>;
}

export function tokenCall(checked: CheckedAnswers, { issuer, audience, subject, claims = {} }: Token): Call {
  const { partition, account } = checked.view.home;
  const keys = { aud: audience, sub: subject, ...claims };
  return {
    label: `${subject} assumes the role`,
    principal: {
      caller: { kind: 'web-identity', provider: `arn:${partition}:iam::${account}:oidc-provider/${issuer}` },
    },
    action: 'sts:AssumeRoleWithWebIdentity',
    resource: roleArn(checked),
    context: Object.fromEntries(Object.entries(keys).map(([claim, value]) => [`${issuer}:${claim}`, value])),
  };
}

/** What holds of every token; `others` are subjects that only look like the one. */
export function tokenExpectations(
  checked: CheckedAnswers,
  token: Token,
  others: Readonly<Record<string, string>>,
): readonly Expectation[] {
  const call = tokenCall(checked, token);
  const aud = `${token.issuer}:aud`;
  const sub = `${token.issuer}:sub`;
  const { partition, account } = checked.view.home;
  const provider = `arn:${partition}:iam::${account}:oidc-provider/oidc.example.com`;
  return around(call, [
    ...Object.entries(others).map(([difference, subject]) => withKey(difference, sub, subject)),
    withKey('issued for someone else', aud, 'example.com'),
    withoutKeys('without a subject', sub),
    { difference: 'of another issuer', principal: { caller: { kind: 'web-identity', provider } } },
    {
      difference: 'a role of the account, without a token',
      principal: { caller: { kind: 'role-session', roleArn: `arn:${partition}:iam::${account}:role/Other` } },
      action: 'sts:AssumeRole',
      context: {},
    },
  ]);
}
