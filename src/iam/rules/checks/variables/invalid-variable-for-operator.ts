// A policy variable under an operator that takes no variables.
import { hasVariable, readTemplate } from '#iam/policy/variables.ts';
import { show } from '#iam/text/quote.ts';
import { ALL_TYPES, atValue, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { VARIABLES_VERSION } from './faults.ts';

export default defineCheck({
  id: 'invalid-variable-for-operator',
  code: 'INVALID_VARIABLE_FOR_OPERATOR',
  severity: 'error',
  types: ALL_TYPES,
  title: 'Variable under an operator without variables',
  why: 'AWS replaces variables only where strings and ARNs are compared. For operators on numbers, dates, Booleans, binary values, addresses and presence, `${…}` is not a valid value.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html',
  bad: [
    {
      with: { Condition: { IpAddress: { 'aws:SourceIp': ['192.0.2.0/24', '${aws:PrincipalTag/network}'] } } },
      at: ['Statement.0.Condition.IpAddress.aws:SourceIp.1'],
    },
    {
      with: { Condition: { NumericLessThanIfExists: { 's3:max-keys': '${aws:PrincipalTag/most}' } } },
      at: ['Statement.0.Condition.NumericLessThanIfExists.s3:max-keys'],
    },
    { with: { Condition: { Bool: { 'aws:SecureTransport': "${aws:PrincipalTag/tls, 'true'}" } } } },
    { with: { Condition: { Null: { 'aws:TokenIssueTime': '${aws:PrincipalTag/absent}' } } } },
  ],
  good: [
    { with: { Condition: { 'ForAnyValue:StringLike': { 'aws:TagKeys': '${aws:username}-*' } } } },
    { with: { Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/${aws:PrincipalTag/r}' } } } },
    { with: { Condition: { NumericLessThan: { 's3:max-keys': '10' } } } },
    // Plain text in this version.
    {
      policy: {
        Version: '2008-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: 's3:GetObject',
            Resource: '*',
            Condition: { Bool: { 'aws:SecureTransport': '${aws:username}' } },
          },
        ],
      },
    },
    // Another check reports that it does not end.
    { with: { Condition: { Bool: { 'aws:SecureTransport': '${aws:username' } } } },
  ],
  on: 'condition',
  check({ operator, operatorName, values }, _statement, { policy }): CheckFindings {
    if (!operator || operator.family === 'String' || operator.family === 'Arn') return undefined;
    if (policy.version !== VARIABLES_VERSION) return undefined;
    return values.flatMap(({ value, path }) => {
      if (typeof value !== 'string' || !hasVariable(value)) return [];
      const variable = readTemplate(value).find(({ kind }) => kind === 'variable');
      if (!variable) return [];
      return [
        {
          message: `${show(operatorName)} does not replace ${show(value.slice(variable.start, variable.end))}. Write a fixed value: only String and Arn operators take variables.`,
          locations: [atValue(path)],
        },
      ];
    });
  },
});
