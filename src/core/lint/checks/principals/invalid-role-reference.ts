// The unique ID of a role where its ARN belongs.
import { show } from '#core/text/quote.ts';
import { atValue, defineCheck, type CheckFindings } from '#core/lint/check.ts';

/** A role, or one of its sessions. */
const ROLE_ID = /^AROA[A-Z0-9]+(?::|$)/;

export default defineCheck({
  id: 'invalid-role-reference',
  code: 'INVALID_ROLE_REFERENCE',
  severity: 'warning',
  types: ['resource', 'trust'],
  title: 'Role named by its ID',
  why: 'AWS turns the ARN of a role into its ID when the role is deleted. The ID trusts nobody: a new role of the same name has another one.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
  bad: [
    {
      with: { Principal: { AWS: 'AROA1234567890EXAMPLE' } },
      at: ['Statement.0.Principal.AWS'],
    },
    {
      with: {
        Principal: { AWS: ['arn:aws:iam::111122223333:role/Reader', 'AROA1234567890EXAMPLE:session'] },
      },
      at: ['Statement.0.Principal.AWS.1'],
    },
    {
      type: 'trust',
      with: { Principal: { AWS: 'AROA1234567890EXAMPLE' } },
      at: ['Statement.0.Principal.AWS'],
    },
    {
      with: { Effect: 'Deny', Principal: undefined, NotPrincipal: { AWS: ['AROA1234567890EXAMPLE'] } },
      at: ['Statement.0.NotPrincipal.AWS.0'],
    },
  ],
  good: [
    { with: { Principal: { AWS: 'arn:aws:iam::111122223333:role/AROA1234567890EXAMPLE' } } },
    // Another check reports users.
    { with: { Principal: { AWS: 'AIDA1234567890EXAMPLE' } } },
    { with: { Principal: '*', Condition: { StringLike: { 'aws:userid': 'AROA1234567890EXAMPLE:*' } } } },
  ],
  on: 'principal',
  check(principal): CheckFindings {
    if (principal.kind !== 'AWS' || !ROLE_ID.test(principal.value)) return undefined;
    return {
      message: `${show(principal.value)} is the ID of a role, most likely of one that was deleted. Write the ARN of the role that is meant, or take the entry out.`,
      locations: [atValue(principal.path)],
    };
  },
});
