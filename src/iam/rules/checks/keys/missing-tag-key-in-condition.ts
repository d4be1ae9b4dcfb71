// A condition on a tag that does not say on which.
import { show } from '#iam/text/quote.ts';
import { ALL_TYPES, atKey, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { withoutTag } from './tag-keys.ts';

export default defineCheck({
  id: 'missing-tag-key-in-condition',
  code: 'MISSING_TAG_KEY_IN_CONDITION',
  severity: 'error',
  types: ALL_TYPES,
  title: 'Tag condition without the name of the tag',
  why: 'The key of a condition on a tag ends in the name of that tag: aws:ResourceTag/Team. Without it there is no such key, and the condition tests nothing.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_tags.html',
  bad: [
    {
      with: { Condition: { StringEquals: { 'aws:ResourceTag': 'blue' } } },
      at: ['#Statement.0.Condition.StringEquals.aws:ResourceTag'],
    },
    {
      with: { Condition: { Null: { 'AWS:requesttag/': 'false' } } },
      at: ['#Statement.0.Condition.Null.AWS:requesttag/'],
    },
    { with: { Action: 's3:GetObject', Condition: { StringLike: { 's3:ExistingObjectTag/': 'a*' } } } },
    { with: { Action: 'ssm:SendCommand', Condition: { StringEquals: { 'ssm:ResourceTag': 'blue' } } } },
    { with: { Action: 'sagemaker:CreateApp', Condition: { Null: { 'sagemaker:ResourceTag/': 'false' } } } },
  ],
  good: [
    { with: { Condition: { StringEquals: { 'aws:ResourceTag/Team': 'blue' } } } },
    { with: { Condition: { 'ForAnyValue:StringEquals': { 'aws:TagKeys': 'Team' } } } },
    // Another check reports a key that does not exist.
    { with: { Condition: { StringEquals: { 'aws:ObjectTag': 'blue' } } } },
  ],
  on: 'condition',
  check({ key, keyName, path }, _statement, { reference }): CheckFindings {
    const family = withoutTag(keyName, reference);
    if (family === undefined) return undefined;
    return {
      message: `${show(key)} does not name the tag. Add it after a slash: \`${family}/Team\`.`,
      locations: [atKey(path)],
    };
  },
});
