// What the trust statements of OIDC tokens have in common.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { TrustedEntity } from '#deepseek/catalog/entities.ts';
import type { Why } from '#deepseek/compose/role-kit.ts';
import { oneOrMany, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';

interface Tokens {
  /** Host and path of the issuer: the name of the provider, and what the condition keys begin with. */
  readonly issuer: string;
  readonly audience: string;
  readonly subjects: readonly string[];
  /** Further claims by their name. */
  readonly claims?: Readonly<Record<string, string>>;
  readonly why: Why;
}

/**
 * Tokens of one issuer, for one audience and with one of the subjects, all compared exactly.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html
 */
export function webIdentityTrust(
  entity: TrustedEntity,
  checked: CheckedAnswers,
  tokens: Tokens,
): PlannedStatement {
  const { partition, account } = checked.view.home;
  const { issuer, audience, subjects, claims = {}, why } = tokens;
  const keys = { aud: audience, ...claims, sub: oneOrMany(subjects) };
  return {
    sid: entity.sid,
    effect: 'Allow',
    principal: { Federated: `arn:${partition}:iam::${account}:oidc-provider/${issuer}` },
    actions: ['sts:AssumeRoleWithWebIdentity'],
    condition: {
      StringEquals: Object.fromEntries(
        Object.entries(keys).map(([claim, value]) => [`${issuer}:${claim}`, value]),
      ),
    },
    whys: [why],
  };
}
