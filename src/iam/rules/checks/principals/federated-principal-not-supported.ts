// A federated principal outside a trust policy.
import { show } from '#iam/text/quote.ts';
import { atValue, defineCheck, type CheckFindings } from '#iam/rules/check.ts';

export default defineCheck({
  id: 'federated-principal-not-supported',
  code: 'FEDERATED_PRINCIPAL_NOT_SUPPORTED',
  severity: 'error',
  types: ['resource'],
  title: 'Federated principal in a resource policy',
  why: 'Users of an identity provider assume a role first, so a resource sees only the role. Only trust policies of roles name providers.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
  bad: [
    {
      with: { Principal: { Federated: 'arn:aws:iam::111122223333:saml-provider/Corporate' } },
      at: ['Statement.0.Principal.Federated'],
    },
    {
      with: {
        Principal: {
          AWS: 'arn:aws:iam::111122223333:role/Reader',
          Federated: ['cognito-identity.amazonaws.com', 'accounts.google.com'],
        },
      },
      at: ['Statement.0.Principal.Federated.0', 'Statement.0.Principal.Federated.1'],
    },
  ],
  good: [
    { with: { Principal: { AWS: 'arn:aws:iam::111122223333:role/Federated' } } },
    { with: { Principal: { AWS: 'arn:aws:sts::111122223333:federated-user/Alice' } } },
  ],
  on: 'principal',
  check(principal): CheckFindings {
    if (principal.kind !== 'Federated') return undefined;
    return {
      message: `${show(principal.value)} is an identity provider, which only a role’s trust policy can name. Name the role that its users assume.`,
      locations: [atValue(principal.path)],
    };
  },
});
