// A resource control policy that denies AWS services whose requests have no source key.
import { show } from '#iam/text/quote.ts';
import { trueWithoutKey } from '#iam/rules/absent-key.ts';
import { atKey, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { SOURCE_KEYS } from '#iam/rules/source-keys.ts';
import { asksForSource } from './rcp-conditions.ts';

export default defineCheck({
  id: 'rcp-missing-service-condition-key-null-check',
  code: 'RCP_MISSING_SERVICE_CONDITION_KEY_NULL_CHECK',
  severity: 'warning',
  types: ['rcp'],
  title: 'Resource control policy that denies services without a source',
  why: 'Some integrations never send the account or ARN of the source. A Deny for all other sources denies them, unless it requires the key with Null.',
  source: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html',
  bad: [
    {
      with: {
        Condition: {
          StringNotEqualsIfExists: { 'aws:SourceOrgID': 'o-a1b2c3d4e5' },
          Bool: { 'aws:PrincipalIsAWSService': 'true' },
        },
      },
      at: ['#Statement.0.Condition.StringNotEqualsIfExists.aws:SourceOrgID'],
    },
    {
      with: {
        Condition: {
          StringNotEquals: { 'aws:SourceAccount': '111122223333' },
          BoolIfExists: { 'aws:PrincipalIsAWSService': 'true' },
          Null: { 'aws:SourceOrgID': 'false' },
        },
      },
      at: ['#Statement.0.Condition.StringNotEquals.aws:SourceAccount'],
    },
    {
      with: {
        Condition: {
          StringNotEqualsIfExists: { 'aws:SourceOrgID': 'o-a1b2c3d4e5' },
          Bool: { 'aws:PrincipalIsAWSService': 'true' },
          Null: { 'aws:SourceAccount': ['false', 'true'] },
        },
      },
    },
    {
      with: {
        Condition: {
          StringNotEqualsIfExists: { 'aws:SourceOrgID': 'o-a1b2c3d4e5' },
          Bool: { 'aws:PrincipalIsAWSService': 'true' },
          Null: { 'aws:SourceAccount': [] },
        },
      },
    },
    {
      with: {
        Condition: {
          StringNotEqualsIfExists: { 'aws:SourceOrgID': 'o-a1b2c3d4e5' },
          Bool: { 'aws:PrincipalIsAWSService': ['true', 'false'] },
          StringEquals: { 'aws:SourceAccount': 'false' },
        },
      },
    },
    {
      with: {
        Condition: {
          StringNotEqualsIfExists: { 'aws:SourceOrgID': 'o-a1b2c3d4e5' },
          Bool: { 'aws:PrincipalIsAWSService': 'true' },
          StringEqualz: { 'aws:SourceAccount': 'false' },
        },
      },
    },
  ],
  good: [
    {
      with: {
        Condition: {
          StringNotEqualsIfExists: { 'aws:SourceOrgID': 'o-a1b2c3d4e5' },
          Bool: { 'aws:PrincipalIsAWSService': 'true' },
          Null: { 'aws:SourceAccount': 'false' },
        },
      },
    },
    {
      with: {
        Condition: {
          ArnNotLike: { 'aws:SourceArn': 'arn:aws:cloudtrail:*:111122223333:trail/*' },
          Bool: { 'aws:PrincipalIsAWSService': 'true' },
          Null: { 'aws:SourceArn': false },
        },
      },
    },
  ],
  on: 'statement',
  check(statement): CheckFindings {
    const found = statement.conditions.filter(
      (condition) => SOURCE_KEYS.has(condition.keyName) && trueWithoutKey(condition),
    );
    if (found.length === 0 || asksForSource(statement)) return undefined;
    return {
      message: `Services that do not send ${show(found[0]!.key)} are denied too. Add \`"Null": { "aws:SourceAccount": "false" }\` to exempt them.`,
      locations: found.map(({ path }) => atKey(path)),
    };
  },
});
