// An Allow of all but some actions, by a tag on the resource.
import { show } from '#core/iam/words.ts';
import { atKey, defineCheck, type Hits } from '#core/lint/check.ts';
import { asksForResourceTag } from './untagged-services.ts';

export default defineCheck({
  id: 'allow-notaction-with-unsupported-tag-condition-key-for-service',
  code: 'ALLOW_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE',
  severity: 'suggestion',
  types: ['identity', 'scp'],
  title: 'Allow with NotAction, by resource tag',
  why: 'NotAction covers every service, and many actions do not know the tags of their resources. Those are never allowed by such a statement, and which they are it does not show.',
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
  ],
  on: 'condition',
  check(condition, { effect, notActions, path }): Hits {
    if (effect !== 'Allow' || notActions.length === 0 || !asksForResourceTag(condition)) return undefined;
    return {
      message: `NotAction covers many actions that cannot see ${show(condition.key)}; they are never allowed here. List the actions that may be used by tag.`,
      locations: [atKey([...path, 'NotAction']), atKey(condition.path)],
    };
  },
});
