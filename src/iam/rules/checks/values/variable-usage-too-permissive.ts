// A variable that lets the caller choose an account, an organization or a network.
import { hasVariable, readTemplate } from '#iam/policy/variables.ts';
import { show } from '#iam/text/quote.ts';
import { ALL_TYPES, atValue, defineCheck, type CheckFindings } from '#iam/rules/check.ts';

export default defineCheck({
  id: 'variable-usage-too-permissive',
  code: 'VARIABLE_USAGE_TOO_PERMISSIVE',
  severity: 'error',
  types: ALL_TYPES,
  title: 'Variable that matches too much',
  why: 'Conditions on accounts, organizations, VPCs and endpoints are only as good as their values. The creator of a session or resource sets its tags, session name and source identity. Comparing with another such ID, as in ${aws:PrincipalAccount}, is fine.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-variable-usage-too-permissive',
  bad: [
    {
      with: { Condition: { StringEquals: { 'aws:ResourceAccount': '${aws:PrincipalTag/account}' } } },
      at: ['Statement.0.Condition.StringEquals.aws:ResourceAccount'],
    },
    {
      type: 'resource',
      with: {
        Principal: '*',
        Condition: {
          StringLike: { 'aws:SourceVpce': ['vpce-1a2b3c4d', "${aws:RequestTag/endpoint, 'none'}"] },
        },
      },
      at: ['Statement.0.Condition.StringLike.aws:SourceVpce.1'],
    },
    { with: { Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-${aws:SourceIdentity}' } } } },
  ],
  good: [
    { with: { Condition: { StringEquals: { 'aws:ResourceAccount': '${aws:PrincipalAccount}' } } } },
    { with: { Condition: { StringEquals: { 'aws:ResourceOrgID': '${AWS:principalorgid}' } } } },
    { with: { Condition: { StringEquals: { 'aws:ResourceTag/owner': '${aws:PrincipalTag/owner}' } } } },
    // To a policy of the older version it is only text.
    {
      policy: {
        Version: '2008-10-17',
        Statement: {
          Effect: 'Allow',
          Action: 's3:GetObject',
          Resource: '*',
          Condition: { StringEquals: { 'aws:ResourceAccount': '${aws:userid}' } },
        },
      },
    },
  ],
  on: 'condition',
  check({ operator, key, keyName, values }, _statement, { policy, reference }): CheckFindings {
    if (operator?.family !== 'String' || policy.version !== '2012-10-17') return undefined;
    if (reference.globalKey(keyName)?.sensitive !== true) return undefined;
    return values.flatMap(({ value, path }) => {
      if (typeof value !== 'string' || !hasVariable(value)) return [];
      const variable = readTemplate(value).find(
        (part) => part.kind === 'variable' && reference.globalKey(part.name)?.sensitive !== true,
      );
      if (!variable) return [];
      return [
        {
          message: `${show(value.slice(variable.start, variable.end))} can be set by others, so ${show(key)} should not depend on it. Write a fixed value.`,
          locations: [atValue(path)],
        },
      ];
    });
  },
});
