// The unique ID of a user where its ARN belongs.
import { show } from '#iam/text/quote.ts';
import { atValue, defineCheck, type CheckFindings } from '#iam/rules/check.ts';

const USER_ID = /^AIDA[A-Z0-9]+$/;

export default defineCheck({
  id: 'invalid-user-reference',
  code: 'INVALID_USER_REFERENCE',
  severity: 'warning',
  types: ['resource', 'trust'],
  title: 'User named by its ID',
  why: 'AWS turns the ARN of a user into its ID when the user is deleted. The ID matches nobody: a new user with the same name has a different ID.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
  bad: [
    { with: { Principal: { AWS: 'AIDA1234567890EXAMPLE' } }, at: ['Statement.0.Principal.AWS'] },
    {
      type: 'trust',
      with: { Principal: { AWS: ['111122223333', 'AIDA1234567890EXAMPLE'] } },
      at: ['Statement.0.Principal.AWS.1'],
    },
  ],
  good: [
    { with: { Principal: { AWS: 'arn:aws:iam::111122223333:user/AIDA1234567890EXAMPLE' } } },
    { with: { Principal: { CanonicalUser: 'AIDA1234567890EXAMPLE' } } },
  ],
  on: 'principal',
  check(principal): CheckFindings {
    if (principal.kind !== 'AWS' || !USER_ID.test(principal.value)) return undefined;
    return {
      message: `${show(principal.value)} is the ID of a user that was probably deleted. Write the ARN of the user you mean, or remove the entry.`,
      locations: [atValue(principal.path)],
    };
  },
});
