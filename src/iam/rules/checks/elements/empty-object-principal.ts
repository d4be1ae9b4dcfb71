// A principal element that names no one.
import { isObject, own } from '#iam/json/json-value.ts';
import { atValue, defineCheck, type CheckFindings } from '#iam/rules/check.ts';

export default defineCheck({
  id: 'empty-object-principal',
  code: 'EMPTY_OBJECT_PRINCIPAL',
  severity: 'suggestion',
  types: ['resource', 'trust'],
  title: 'Empty principal',
  why: 'A Principal without entries names nobody, so the statement has no effect; an empty NotPrincipal excludes nobody.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
  bad: [
    { with: { Principal: {} }, at: ['Statement.0.Principal'] },
    { type: 'trust', with: { Principal: {} }, at: ['Statement.0.Principal'] },
    {
      with: { Effect: 'Deny', Principal: undefined, NotPrincipal: {} },
      at: ['Statement.0.NotPrincipal'],
    },
  ],
  good: [
    { with: { Principal: '*' } },
    { with: { Principal: { AWS: 'arn:aws:iam::111122223333:role/Reader' } } },
  ],
  on: 'statement',
  check({ source, path }): CheckFindings {
    for (const element of ['Principal', 'NotPrincipal'] as const) {
      const principal = own(source, element);
      if (!isObject(principal) || Object.keys(principal).length > 0) continue;
      return {
        message:
          element === 'Principal'
            ? '`Principal` is empty, so the statement applies to nobody. Add `AWS`, `Service` or `Federated`.'
            : '`NotPrincipal` is empty, so it excludes nobody. Add the principals to exclude.',
        locations: [atValue([...path, element])],
      };
    }
    return undefined;
  },
});
