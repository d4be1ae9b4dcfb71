// OIDC tokens: of one repository or service account, made for AWS, and of this issuer.
import { podsOf } from '#deepseek/answers/pods.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { type Expectation } from '#iam/request/expectation.ts';
import { tokenExpectations } from '#deepseek/shared/checks/trust-tokens.ts';

/** https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html */
export function checks(checked: CheckedAnswers): readonly Expectation[] {
  const namespace = podsOf(checked).namespace;
  const account = podsOf(checked).serviceAccount;
  const subject = (space: string, name: string) => `system:serviceaccount:${space}:${name}`;
  const token = {
    issuer: checked.answer('eksIssuer'),
    audience: 'sts.amazonaws.com',
    subject: subject(namespace, account),
  };
  return tokenExpectations(checked, token, {
    'another service account': subject(namespace, `${account}-other`),
    'another namespace': subject(`${namespace}-other`, account),
  });
}
