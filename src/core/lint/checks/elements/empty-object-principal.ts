// A principal element that names no one.
import { isObject, own } from '#core/json/json-value.ts';
import { atValue, defineCheck, type CheckFindings } from '#core/lint/check.ts';

export default defineCheck({
  id: 'empty-object-principal',
  code: 'EMPTY_OBJECT_PRINCIPAL',
  severity: 'suggestion',
  types: ['resource', 'trust'],
  title: 'Empty principal',
  why: 'A Principal without any kind of principal names no one, so the statement does nothing; an empty NotPrincipal leaves no one out.',
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
            ? '`Principal` is empty: the statement speaks of no one. Say who it is about with `AWS`, `Service` or `Federated`.'
            : '`NotPrincipal` is empty: it leaves no one out. Say who is left out.',
        locations: [atValue([...path, element])],
      };
    }
    return undefined;
  },
});
