// A Deny of all but some actions, by a tag on the resource.
import { defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { notActionHit } from './untagged-services.ts';

export default defineCheck({
  id: 'deny-notaction-with-unsupported-tag-condition-key-for-service',
  code: 'DENY_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE',
  severity: 'security',
  types: ['identity', 'scp'],
  title: 'Deny with NotAction, by resource tag',
  why: 'NotAction covers every service, and many actions do not support resource tags. The Deny never applies to those, or always applies with a negated operator, whatever the tag.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html',
  bad: [
    {
      with: {
        Effect: 'Deny',
        Action: undefined,
        NotAction: 'iam:*',
        Resource: '*',
        Condition: { StringEquals: { 'aws:ResourceTag/Protected': 'true' } },
      },
      at: ['#Statement.0.NotAction', '#Statement.0.Condition.StringEquals.aws:ResourceTag/Protected'],
    },
    {
      type: 'scp',
      with: {
        Action: undefined,
        NotAction: ['ec2:Describe*'],
        Condition: { StringLike: { 'aws:ResourceTag/Protected': '*' } },
      },
    },
    {
      type: 'scp',
      with: {
        Action: undefined,
        NotAction: 'iam:*',
        Condition: { StringNotEqualsIfExists: { 'aws:ResourceTag/Team': '${aws:PrincipalTag/Team}' } },
      },
      at: ['#Statement.0.NotAction', '#Statement.0.Condition.StringNotEqualsIfExists.aws:ResourceTag/Team'],
    },
  ],
  good: [
    {
      with: {
        Effect: 'Deny',
        Action: 'ec2:TerminateInstances',
        Condition: { StringEquals: { 'aws:ResourceTag/Protected': 'true' } },
      },
    },
    {
      with: {
        Effect: 'Deny',
        Action: undefined,
        NotAction: 'iam:*',
        Condition: { StringNotEquals: { 'aws:PrincipalTag/Team': 'blue' } },
      },
    },
    // Another check reports these.
    {
      with: {
        Effect: 'Allow',
        Action: undefined,
        NotAction: 's3:*',
        Resource: '*',
        Condition: { StringEquals: { 'aws:ResourceTag/team': 'a' } },
      },
    },
  ],
  on: 'condition',
  check: (condition, statement): CheckFindings =>
    statement.effect === 'Deny' ? notActionHit(condition, statement) : undefined,
});
