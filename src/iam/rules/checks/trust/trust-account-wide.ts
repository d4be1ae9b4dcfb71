// A whole account trusted without a condition.
import { show } from '#iam/text/quote.ts';
import { atValue, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { isUnconditional } from './web-identity.ts';

const ACCOUNT = /^(?:arn:[^:]+:iam::)?(\d{12})(?::root)?$/;

export default defineCheck({
  id: 'trust-account-wide',
  severity: 'suggestion',
  types: ['trust'],
  title: 'Entire account is trusted',
  why: 'An account as principal trusts every user and role in it that may assume roles, not only its root user.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
  bad: [
    {
      with: { Principal: { AWS: 'arn:aws:iam::111122223333:root' } },
      at: ['Statement.0.Principal.AWS'],
    },
    {
      with: { Principal: { AWS: ['arn:aws:iam::111122223333:role/Reader', '444455556666'] } },
      at: ['Statement.0.Principal.AWS.1'],
    },
  ],
  good: [
    {
      with: {
        Principal: { AWS: 'arn:aws:iam::111122223333:root' },
        Condition: { StringEquals: { 'sts:ExternalId': 'b9f1c7e0-3b52-4c1e-9a55-2f6d0a7e1c44' } },
      },
    },
    { with: { Principal: { AWS: 'arn:aws:iam::111122223333:role/root' } } },
    { with: { Effect: 'Deny', Principal: { AWS: '111122223333' } } },
  ],
  on: 'statement',
  check(statement): CheckFindings {
    if (statement.effect !== 'Allow') return undefined;
    const accounts = statement.principals.filter(({ kind, value }) => kind === 'AWS' && ACCOUNT.test(value));
    if (accounts.length === 0 || !isUnconditional(statement)) return undefined;
    return accounts.map(({ value, path }) => ({
      message: `Every user and role of account ${show(ACCOUNT.exec(value)?.[1] ?? '')} that is allowed sts:AssumeRole can assume this role. Name the roles, or add a condition: \`aws:PrincipalArn\` for your own, \`sts:ExternalId\` for a partner.`,
      locations: [atValue(path)],
    }));
  },
});
