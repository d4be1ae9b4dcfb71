// Allow with NotPrincipal: for everyone except the listed principals.
import { own } from '#iam/json/json-value.ts';
import { atKey, defineCheck, type CheckFindings } from '#iam/rules/check.ts';

export default defineCheck({
  id: 'allow-with-not-principal',
  code: 'ALLOW_WITH_NOT_PRINCIPAL',
  severity: 'security',
  types: ['resource'],
  title: 'Allow with NotPrincipal',
  why: 'Allow with NotPrincipal lets in everyone who is not listed: every other account, and anonymous callers. AWS no longer supports the combination.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html',
  bad: [
    {
      with: { Principal: undefined, NotPrincipal: { AWS: 'arn:aws:iam::111122223333:user/Mallory' } },
      at: ['#Statement.0.NotPrincipal'],
    },
    {
      with: {
        Principal: undefined,
        NotPrincipal: { AWS: ['111122223333', '444455556666'] },
        Condition: { Bool: { 'aws:SecureTransport': 'true' } },
      },
      at: ['#Statement.0.NotPrincipal'],
    },
  ],
  good: [
    {
      with: {
        Effect: 'Deny',
        Principal: undefined,
        NotPrincipal: { AWS: ['arn:aws:iam::111122223333:role/Admin', '111122223333'] },
      },
    },
    { with: { Principal: { AWS: '111122223333' } } },
  ],
  on: 'statement',
  check(statement): CheckFindings {
    if (statement.effect !== 'Allow' || own(statement.source, 'NotPrincipal') === undefined) return undefined;
    return {
      message:
        'Allow with `NotPrincipal` lets in everyone who is not listed, including anonymous callers. List who may have access in `Principal`, and deny others in a separate statement.',
      locations: [atKey([...statement.path, 'NotPrincipal'])],
    };
  },
});
