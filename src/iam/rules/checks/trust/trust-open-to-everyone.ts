// A role that anybody with an AWS account can assume.
import { atValue, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { isUnconditional } from './web-identity.ts';

export default defineCheck({
  id: 'trust-open-to-everyone',
  severity: 'security',
  types: ['trust'],
  title: 'Anyone can assume the role',
  why: 'With the principal * and no condition, anyone with an AWS account who knows the ARN can assume the role.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
  bad: [
    { with: { Principal: { AWS: '*' } }, at: ['Statement.0.Principal.AWS'] },
    {
      with: { Principal: { Service: 'lambda.amazonaws.com', AWS: ['111122223333', '*'] }, Condition: {} },
      at: ['Statement.0.Principal.AWS.1'],
    },
  ],
  good: [
    {
      with: {
        Principal: { AWS: '*' },
        Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
      },
    },
    {
      with: {
        Effect: 'Deny',
        Principal: { AWS: '*' },
      },
    },
    { with: { Principal: { AWS: '111122223333' } } },
  ],
  on: 'statement',
  check(statement): CheckFindings {
    if (statement.effect !== 'Allow') return undefined;
    const everyone = statement.principals.find(({ kind, value }) => kind === 'AWS' && value === '*');
    if (!everyone || !isUnconditional(statement)) return undefined;
    return {
      message:
        'Anyone with an AWS account can assume this role. Name the accounts or roles you trust, or add a condition such as `aws:PrincipalOrgID`.',
      locations: [atValue(everyone.path)],
    };
  },
});
