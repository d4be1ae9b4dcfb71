// An Allow by a tag on the resource, with actions that cannot see such tags.
import { defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { asksForResourceTag, untaggedServices } from './untagged-services.ts';

export default defineCheck({
  id: 'allow-with-unsupported-tag-condition-key-for-service',
  code: 'ALLOW_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE',
  severity: 'suggestion',
  types: ['identity', 'resource', 'scp'],
  title: 'Allow by resource tag, with actions that don’t support tags',
  why: 'Not every action supports the tags of its resource. For one that does not, aws:ResourceTag is missing and the Allow never applies.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-resourcetag',
  bad: [
    {
      with: {
        Action: ['ec2:StartInstances', 'ec2:DescribeInstances', 'polly:SynthesizeSpeech', 'ec2:DescribeVpcs'],
        Resource: '*',
        Condition: { StringEquals: { 'aws:ResourceTag/Team': 'blue' } },
      },
      at: [
        'Statement.0.Action.1',
        'Statement.0.Action.3',
        '#Statement.0.Condition.StringEquals.aws:ResourceTag/Team',
        'Statement.0.Action.2',
        '#Statement.0.Condition.StringEquals.aws:ResourceTag/Team',
      ],
    },
    {
      with: {
        Action: 'polly:*',
        Resource: '*',
        Condition: { StringLike: { 'AWS:ResourceTag/team': 'blue*' } },
      },
      at: ['Statement.0.Action', '#Statement.0.Condition.StringLike.AWS:ResourceTag/team'],
    },
  ],
  good: [
    {
      with: { Action: 'ec2:StartInstances', Condition: { StringEquals: { 'aws:ResourceTag/Team': 'blue' } } },
    },
    // It tags what it makes.
    { with: { Action: 'ec2:CreateVpc', Condition: { StringEquals: { 'aws:ResourceTag/Team': 'blue' } } } },
    {
      with: {
        Action: 'ec2:DescribeVpcs',
        Condition: { StringEqualsIfExists: { 'aws:ResourceTag/Team': 'a' } },
      },
    },
    { with: { Action: 'ec2:*', Condition: { StringEquals: { 'aws:ResourceTag/Team': 'blue' } } } },
    { with: { Action: 'ec2:DescribeVpcs', Condition: { Null: { 'aws:ResourceTag/Team': 'false' } } } },
  ],
  on: 'condition',
  check(condition, statement, { reference }): CheckFindings {
    if (statement.effect !== 'Allow' || !asksForResourceTag(condition)) return undefined;
    return untaggedServices(condition, statement, reference, 'allowed');
  },
});
