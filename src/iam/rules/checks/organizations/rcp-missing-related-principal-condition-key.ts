// A resource control policy that denies AWS services together with outside principals.
import { show } from '#iam/text/quote.ts';
import { trueWithoutKey } from '#iam/rules/absent-key.ts';
import { atKey, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { asksForService } from './rcp-conditions.ts';

/** Keys that requests of AWS services do not carry, or carry with a value of AWS's own. */
const PRINCIPAL_KEYS: ReadonlySet<string> = new Set([
  'aws:principalaccount',
  'aws:principalarn',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:principaltype',
]);

const isPrincipalKey = (keyName: string): boolean =>
  PRINCIPAL_KEYS.has(keyName) || keyName.startsWith('aws:principaltag/');

export default defineCheck({
  id: 'rcp-missing-related-principal-condition-key',
  code: 'RCP_MISSING_RELATED_PRINCIPAL_CONDITION_KEY',
  severity: 'warning',
  types: ['rcp'],
  title: 'Resource control policy that also denies AWS services',
  why: 'Requests of AWS service principals contain no keys of your organization, so a Deny for everyone outside it also denies the service, and log delivery and similar features stop.',
  source: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html',
  bad: [
    {
      with: { Condition: { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } },
      at: ['#Statement.0.Condition.StringNotEqualsIfExists.aws:PrincipalOrgID'],
    },
    {
      with: {
        Condition: {
          StringNotEquals: { 'aws:PrincipalAccount': '111122223333', 'aws:PrincipalTag/team': 'ops' },
          BoolIfExists: { 'aws:PrincipalIsAWSService': 'true' },
        },
      },
      at: [
        '#Statement.0.Condition.StringNotEquals.aws:PrincipalAccount',
        '#Statement.0.Condition.StringNotEquals.aws:PrincipalTag/team',
      ],
    },
  ],
  good: [
    {
      with: {
        Condition: {
          StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' },
          BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
        },
      },
    },
    // A service carries no such ARN, so it is not denied.
    { with: { Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/Guest' } } } },
  ],
  on: 'statement',
  check(statement): CheckFindings {
    const found = statement.conditions.filter(
      (condition) => isPrincipalKey(condition.keyName) && trueWithoutKey(condition),
    );
    if (found.length === 0 || asksForService(statement, false)) return undefined;
    return {
      message: `${show(found[0]!.key)} is absent when an AWS service principal calls, so the service is denied too. Add \`"BoolIfExists": { "aws:PrincipalIsAWSService": "false" }\`.`,
      locations: found.map(({ path }) => atKey(path)),
    };
  },
});
