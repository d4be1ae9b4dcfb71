// A Deny by a tag on the resource, with actions that cannot see such tags.
import { defineCheck, WITH_RESOURCES, type CheckFindings } from '#iam/rules/check.ts';
import { asksForResourceTag, untaggedServices } from './untagged-services.ts';

export default defineCheck({
  id: 'deny-with-unsupported-tag-condition-key-for-service',
  code: 'DENY_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE',
  severity: 'security',
  types: WITH_RESOURCES,
  title: 'Deny by resource tag, with actions that don’t support tags',
  why: 'Not every action supports the tags of its resource. For one that does not, aws:ResourceTag is missing and the Deny never applies: what it should block stays open.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-resourcetag',
  bad: [
    {
      with: {
        Effect: 'Deny',
        Action: ['ec2:TerminateInstances', 'polly:DeleteLexicon'],
        Resource: '*',
        Condition: { StringEquals: { 'aws:ResourceTag/Team': 'blue' } },
      },
      at: ['Statement.0.Action.1', '#Statement.0.Condition.StringEquals.aws:ResourceTag/Team'],
    },
    {
      type: 'scp',
      with: { Action: 'polly:*', Condition: { StringLike: { 'aws:ResourceTag/Team': ['blue', 'red'] } } },
      at: ['Statement.0.Action', '#Statement.0.Condition.StringLike.aws:ResourceTag/Team'],
    },
  ],
  good: [
    {
      with: {
        Effect: 'Deny',
        Action: 'ec2:TerminateInstances',
        Condition: { StringEquals: { 'aws:ResourceTag/Team': 'blue' } },
      },
    },
    // Without the tag this one is true, and all of it is denied.
    {
      with: {
        Effect: 'Deny',
        Action: 'polly:DeleteLexicon',
        Condition: { StringNotEquals: { 'aws:ResourceTag/Team': 'blue' } },
      },
    },
    {
      with: {
        Action: 'polly:DeleteLexicon',
        Condition: { StringEquals: { 'aws:ResourceTag/Team': 'blue' } },
      },
    },
  ],
  on: 'condition',
  check(condition, statement, { reference }): CheckFindings {
    if (statement.effect !== 'Deny' || !asksForResourceTag(condition)) return undefined;
    return untaggedServices(condition, statement, reference, 'denied');
  },
});
