// A kind of principal with nothing in it.
import { isObject, own } from '#iam/json/json-value.ts';
import { show } from '#iam/text/quote.ts';
import { atValue, defineCheck, type CheckFinding, type CheckFindings } from '#iam/rules/check.ts';
import { isEmptyList } from './empty-list.ts';

export default defineCheck({
  id: 'empty-array-principal',
  code: 'EMPTY_ARRAY_PRINCIPAL',
  severity: 'suggestion',
  types: ['resource', 'trust'],
  title: 'Empty list of principals',
  why: 'An empty list names no principal. If the element contains nothing else, the statement applies to nobody.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
  bad: [
    { with: { Principal: { AWS: [] } }, at: ['Statement.0.Principal.AWS'] },
    {
      type: 'trust',
      with: { Principal: { AWS: [], Service: ['ec2.amazonaws.com'] } },
      at: ['Statement.0.Principal.AWS'],
      fixed: { Principal: { Service: ['ec2.amazonaws.com'] } },
    },
    {
      with: { Effect: 'Deny', Principal: undefined, NotPrincipal: { AWS: [] } },
      at: ['Statement.0.NotPrincipal.AWS'],
    },
  ],
  good: [
    { with: { Principal: { AWS: ['111122223333'] } } },
    { type: 'trust', with: { Principal: { Service: 'ec2.amazonaws.com' } } },
  ],
  on: 'statement',
  check({ source, path }): CheckFindings {
    const element = own(source, 'Principal') === undefined ? 'NotPrincipal' : 'Principal';
    const principal = own(source, element);
    if (!isObject(principal)) return undefined;
    const kinds = Object.keys(principal);
    const empty = kinds.filter((kind) => isEmptyList(principal[kind]));
    // One of them has to stay.
    const isFixable = empty.length === 1 && kinds.length > 1;
    return empty.map((kind): CheckFinding => {
      const at = [...path, element, kind];
      return {
        message: `\`${element}\` has an empty list for ${show(kind)}. Add the principals, or remove ${show(kind)}.`,
        locations: [atValue(at)],
        ...(isFixable && {
          fix: { title: 'Remove the empty list', safe: true, edits: [{ kind: 'remove', path: at }] },
        }),
      };
    });
  },
});
