// A resource control policy on the sources of AWS services that also denies all other callers.
import { show } from '#iam/text/quote.ts';
import { trueWithoutKey } from '#iam/rules/absent-key.ts';
import { atKey, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { SOURCE_KEYS } from '#iam/rules/source-keys.ts';
import { asksForService } from './rcp-conditions.ts';

export default defineCheck({
  id: 'rcp-missing-related-service-principal-condition-key',
  code: 'RCP_MISSING_RELATED_SERVICE_PRINCIPAL_CONDITION_KEY',
  severity: 'warning',
  types: ['rcp'],
  title: 'Resource control policy on sources that denies everyone',
  why: 'Only AWS services send source keys. A Deny for all other sources also applies to people and roles, unless it is limited to calls of services.',
  source: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html',
  bad: [
    {
      with: {
        Condition: {
          StringNotEqualsIfExists: { 'aws:SourceOrgID': 'o-a1b2c3d4e5' },
          Null: { 'aws:SourceAccount': 'false' },
        },
      },
      at: ['#Statement.0.Condition.StringNotEqualsIfExists.aws:SourceOrgID'],
    },
    {
      with: {
        Condition: {
          ArnNotLike: { 'aws:SourceArn': 'arn:aws:cloudtrail:*:111122223333:trail/*' },
          Null: { 'aws:SourceArn': 'false' },
          Bool: { 'aws:PrincipalIsAWSService': 'false' },
        },
      },
      at: ['#Statement.0.Condition.ArnNotLike.aws:SourceArn'],
    },
    // None of these asks whether a service calls.
    {
      with: {
        Condition: {
          StringNotEqualsIfExists: { 'aws:SourceOrgID': 'o-a1b2c3d4e5' },
          Null: { 'aws:SourceAccount': 'false' },
          Bool: { 'aws:SecureTransport': 'true' },
        },
      },
    },
    {
      with: {
        Condition: {
          StringNotEqualsIfExists: { 'aws:SourceOrgID': 'o-a1b2c3d4e5' },
          Null: { 'aws:SourceAccount': 'false' },
          StringEquals: { 'aws:PrincipalIsAWSService': 'true' },
        },
      },
    },
    {
      with: {
        Condition: {
          StringNotEqualsIfExists: { 'aws:SourceOrgID': 'o-a1b2c3d4e5' },
          Null: { 'aws:SourceAccount': 'false' },
          Boolean: { 'aws:PrincipalIsAWSService': 'true' },
        },
      },
    },
  ],
  good: [
    {
      with: {
        Condition: {
          StringNotEqualsIfExists: { 'aws:SourceOrgID': 'o-a1b2c3d4e5' },
          Null: { 'aws:SourceAccount': 'false' },
          Bool: { 'aws:PrincipalIsAWSService': 'true' },
        },
      },
    },
    {
      with: {
        Condition: {
          StringNotEquals: { 'aws:SourceAccount': '111122223333' },
          Null: { 'aws:SourceAccount': 'false' },
          BoolIfExists: { 'aws:PrincipalIsAWSService': true },
        },
      },
    },
    // People carry no such account, so they are not denied.
    { with: { Condition: { StringEquals: { 'aws:SourceAccount': '444455556666' } } } },
    {
      with: {
        Condition: {
          StringNotEqualsIfExists: { 'aws:SourceOrgID': 'o-a1b2c3d4e5' },
          Null: { 'aws:SourceAccount': 'false' },
          Bool: { 'aws:PrincipalIsAWSService': ['true', 'false'] },
        },
      },
    },
  ],
  on: 'statement',
  check(statement): CheckFindings {
    const found = statement.conditions.filter(
      (condition) => SOURCE_KEYS.has(condition.keyName) && trueWithoutKey(condition),
    );
    if (found.length === 0 || asksForService(statement, true)) return undefined;
    return {
      message: `${show(found[0]!.key)} is present only when an AWS service calls, so everyone else is denied. Add \`"BoolIfExists": { "aws:PrincipalIsAWSService": "true" }\`.`,
      locations: found.map(({ path }) => atKey(path)),
    };
  },
});
