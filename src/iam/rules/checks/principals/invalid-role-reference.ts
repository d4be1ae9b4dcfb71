// The unique ID of a role where its ARN belongs.
import { show } from '#iam/text/quote.ts';
import { atValue, defineCheck, type CheckFindings } from '#iam/rules/check.ts';

/** A role, or one of its sessions. */
const ROLE_ID = /^AROA[A-Z0-9]+(?::|$)/;

export default defineCheck({
  id: 'invalid-role-reference',
  code: 'INVALID_ROLE_REFERENCE',
  severity: 'warning',
  types: ['resource', 'trust'],
  title: 'Role named by its ID',
  why: 'AWS turns the ARN of a role into its ID when the role is deleted. The ID matches nobody: a new role with the same name has a different ID.',
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
      message: `${show(principal.value)} is the ID of a role that was probably deleted. Write the ARN of the role you mean, or remove the entry.`,
      locations: [atValue(principal.path)],
    };
  },
});
