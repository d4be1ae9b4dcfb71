// A condition key that begins with the ARN of the provider in place of its issuer.
import { show } from '#iam/text/quote.ts';
import { atKey, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { renameKey } from '#iam/rules/condition-edits.ts';

const PROVIDER_KEY = /^arn:[^:]*:iam::[^:]*:oidc-provider\/([^:]+:[^:]+)$/;

const ISSUER = 'oidc.eks.us-east-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE';
const PROVIDER = `arn:aws:iam::111122223333:oidc-provider/${ISSUER}`;

export default defineCheck({
  id: 'oidc-key-with-provider-arn',
  severity: 'warning',
  types: ['trust'],
  title: 'Condition key with the ARN of a provider',
  why: 'The condition keys of a token begin with the issuer, host and path. No request contains a key that begins with the ARN of the provider, so the condition is never true.',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html',
  bad: [
    {
      with: {
        Principal: { Federated: PROVIDER },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          StringEquals: { [`${PROVIDER}:sub`]: 'system:serviceaccount:inference:deepseek-client' },
        },
      },
      fixed: {
        Condition: {
          StringEquals: { [`${ISSUER}:sub`]: 'system:serviceaccount:inference:deepseek-client' },
        },
      },
    },
    {
      with: {
        Principal: { Federated: PROVIDER },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          StringLike: { [`${PROVIDER}:sub`]: 'system:serviceaccount:inference:*' },
          StringEquals: { [`${ISSUER}:aud`]: 'sts.amazonaws.com' },
        },
      },
      fixed: {
        Condition: {
          StringLike: {
            'oidc.eks.us-east-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE:sub':
              'system:serviceaccount:inference:*',
          },
          StringEquals: {
            'oidc.eks.us-east-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE:aud': 'sts.amazonaws.com',
          },
        },
      },
    },
  ],
  good: [
    { with: { Condition: { ArnLike: { 'aws:PrincipalArn': `${PROVIDER}:sub` } } } },
    {
      with: {
        Principal: { Federated: PROVIDER },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          StringEquals: { [`${ISSUER}:sub`]: 'system:serviceaccount:inference:deepseek-client' },
        },
      },
    },
    { with: { Condition: { StringEquals: { 'arn:aws:iam::111122223333:role/App': 'x' } } } },
  ],
  on: 'condition',
  check(condition, statement): CheckFindings {
    if (!condition.key.startsWith('arn:')) return undefined;
    const name = PROVIDER_KEY.exec(condition.key)?.[1];
    if (name === undefined) return undefined;
    const edits = renameKey(statement, condition, name);
    return {
      message: `No request has the key ${show(condition.key)}, because keys of a token begin with the issuer only. Write ${show(name)}.`,
      locations: [atKey(condition.path)],
      ...(edits && { fix: { title: 'Use only the issuer', safe: false, edits } }),
    };
  },
});
