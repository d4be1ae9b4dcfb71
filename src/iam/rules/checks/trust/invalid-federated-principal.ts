// A Federated principal that names no identity provider.
import { hasWildcard } from '#iam/policy/patterns/glob.ts';
import { show } from '#iam/text/quote.ts';
import { atValue, defineCheck, type Fix, type CheckFindings } from '#iam/rules/check.ts';
import type { PrincipalView } from '#iam/rules/policy-view.ts';
import { readProvider } from './web-identity.ts';

const SCHEME_IN_ARN = /^(arn:[^:]+:iam::\d{12}:oidc-provider\/)https:\/\/([^/]+(?:\/[\s\S]*[^/])?)\/?$/;

/** IAM leaves https:// out of the name of a provider. */
function withoutScheme({ value, path }: PrincipalView): Fix | undefined {
  const [, start, issuer] = SCHEME_IN_ARN.exec(value) ?? [];
  if (start === undefined || issuer === undefined) return undefined;
  return {
    title: 'Remove https://',
    safe: false,
    edits: [{ kind: 'replace', path, value: start + issuer }],
  };
}

export default defineCheck({
  id: 'invalid-federated-principal',
  code: 'INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY',
  severity: 'error',
  types: ['trust'],
  title: 'Malformed federated principal',
  why: 'Federated is the ARN of a SAML or OIDC provider in IAM, or the domain of a provider that IAM knows, such as accounts.google.com. IAM refuses anything else.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
  bad: [
    {
      with: {
        Principal: { Federated: 'https://accounts.google.com' },
        Action: 'sts:AssumeRoleWithWebIdentity',
      },
      at: ['Statement.0.Principal.Federated'],
    },
    {
      with: {
        Principal: { Federated: ['arn:aws:iam::111122223333:oidc-provider/https://gitlab.example.com/'] },
        Action: 'sts:AssumeRoleWithWebIdentity',
      },
      at: ['Statement.0.Principal.Federated.0'],
      fixed: { Principal: { Federated: ['arn:aws:iam::111122223333:oidc-provider/gitlab.example.com'] } },
    },
    {
      with: {
        Principal: { Federated: 'arn:aws:iam::111122223333:role/Corporate' },
        Action: 'sts:AssumeRoleWithSAML',
      },
      at: ['Statement.0.Principal.Federated'],
    },
  ],
  good: [
    {
      with: { Principal: { Federated: 'www.amazon.com' }, Action: 'sts:AssumeRoleWithWebIdentity' },
    },
    {
      with: {
        Principal: { Federated: 'arn:aws:iam::111122223333:saml-provider/Corporate' },
        Action: 'sts:AssumeRoleWithSAML',
      },
    },
    {
      with: {
        Principal: {
          Federated:
            'arn:aws-cn:iam::111122223333:oidc-provider/oidc.eks.cn-north-1.amazonaws.com.cn/id/EXAMPLED539D4633E53DE1B71EXAMPLE',
        },
        Action: 'sts:AssumeRoleWithWebIdentity',
      },
    },
  ],
  on: 'principal',
  check(principal): CheckFindings {
    const { kind, value, path } = principal;
    // Other checks report wildcards and of variables.
    if (kind !== 'Federated' || hasWildcard(value) || value.includes('${')) return undefined;
    if (readProvider(principal) && !value.includes('://')) return undefined;
    const fix = withoutScheme(principal);
    return {
      message: `${show(value)} is not an identity provider. Write the ARN of a saml-provider or oidc-provider in IAM, without https://, or a domain such as \`accounts.google.com\`.`,
      locations: [atValue(path)],
      ...(fix && { fix }),
    };
  },
});
