// An Allow of all but some actions, by a tag on the resource.
import { defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { notActionHit } from './untagged-services.ts';

export default defineCheck({
  id: 'allow-notaction-with-unsupported-tag-condition-key-for-service',
  code: 'ALLOW_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE',
  severity: 'suggestion',
  types: ['identity', 'scp'],
  title: 'Allow with NotAction, by resource tag',
  why: 'NotAction covers every service, and many actions do not support resource tags. Such a statement never allows those, or always allows them with a negated operator, without showing which they are.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html',
  bad: [
    {
      with: {
        Action: undefined,
        NotAction: 'iam:*',
        Resource: '*',
        Condition: { StringEquals: { 'aws:ResourceTag/Team': 'blue' } },
      },
      at: ['#Statement.0.NotAction', '#Statement.0.Condition.StringEquals.aws:ResourceTag/Team'],
    },
    {
      type: 'scp',
      with: {
        Effect: 'Allow',
        Action: undefined,
        NotAction: ['iam:*', 'sts:*'],
        Condition: { StringLike: { 'AWS:resourcetag/Team': 'b*' } },
      },
    },
    {
      with: {
        Action: undefined,
        NotAction: ['iam:*'],
        Condition: { StringNotEquals: { 'aws:ResourceTag/Team': 'blue' } },
      },
    },
  ],
  good: [
    {
      with: { Action: 'ec2:StartInstances', Condition: { StringEquals: { 'aws:ResourceTag/Team': 'blue' } } },
    },
    {
      with: {
        Action: undefined,
        NotAction: 'iam:*',
        Condition: { StringEquals: { 'aws:PrincipalTag/Team': 'blue' } },
      },
    },
    // Another check reports these.
    {
      with: {
        Effect: 'Deny',
        Action: undefined,
        NotAction: 's3:*',
        Resource: '*',
        Condition: { StringEquals: { 'aws:ResourceTag/team': 'a' } },
      },
    },
    // Another check reports the operator.
    {
      with: {
        Action: undefined,
        NotAction: 's3:*',
        Resource: '*',
        Condition: { StringEqualz: { 'aws:ResourceTag/team': 'a' } },
      },
    },
  ],
  on: 'condition',
  check: (condition, statement): CheckFindings =>
    statement.effect === 'Allow' ? notActionHit(condition, statement) : undefined,
});
