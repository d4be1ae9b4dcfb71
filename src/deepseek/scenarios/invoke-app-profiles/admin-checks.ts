// The platform team that makes application inference profiles.
// https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-create.html
import { canStandBehind } from '#deepseek/answers/inputs/app-profile.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { findModel } from '#deepseek/facts/models.ts';
import type { Expectation } from '#iam/request/expectation.ts';
import type { CallContext } from '#iam/request/call.ts';
import { callsOf, each } from '#deepseek/expectations/operator-calls.ts';
import {
  arnOf,
  inOtherAccount,
  inOtherRegion,
  withKey,
  withoutKeys,
} from '#deepseek/expectations/near-misses.ts';

const CREATE = 'bedrock:CreateInferenceProfile';
const MANAGE = ['GetInferenceProfile', 'DeleteInferenceProfile', 'ListTagsForResource'].map(
  (name) => `bedrock:${name}`,
);
const TAG = 'bedrock:TagResource';
const UNTAG = 'bedrock:UntagResource';

/** What a profile is made of, in the Regions of the role. */
function sources({ view: { home }, answer }: CheckedAnswers): readonly string[] {
  return answer('profileModels').flatMap((id) => {
    const model = findModel(id);
    return home.regions.flatMap((region) => {
      if (!model || !canStandBehind(model, region)) return [];
      return model.profile
        ? [arnOf(home, 'bedrock', region, home.account, `inference-profile/${model.profile.id}`)]
        : [arnOf(home, 'bedrock', region, '', `foundation-model/${model.runtimeId}`)];
    });
  });
}

export function profileAdmin(checked: CheckedAnswers): readonly Expectation[] {
  if (!checked.answer('profileAdmin')) return [];
  const { home } = checked.view;
  const by = 'profile-admin';
  const [region = ''] = home.regions;
  const profile = arnOf(home, 'bedrock', region, home.account, 'application-inference-profile/abcdefghijkl');
  const { key, value } = checked.answer('profileTag');
  const marked = key !== '';
  const asked: CallContext = marked ? { [`aws:RequestTag/${key}`]: value } : {};
  const own: CallContext = marked ? { [`aws:ResourceTag/${key}`]: value } : {};
  const theirs: CallContext = { [`aws:ResourceTag/${key}`]: `${value}-other` };
  const otherKey = `${key.slice(0, 100)}2`;
  return callsOf({
    by,
    may: [
      ...[profile, ...sources(checked)].map((arn) => [CREATE, arn, asked] as const),
      ...each(MANAGE, profile, own),
      [TAG, profile, { ...own, [`aws:RequestTag/${otherKey}`]: 'test', 'aws:TagKeys': [otherKey] }],
      [UNTAG, profile, { ...own, 'aws:TagKeys': [otherKey] }],
      ['bedrock:ListInferenceProfiles', '*'],
    ],
    near: {
      [CREATE]: [inOtherRegion(home), marked && withoutKeys('without the tag', ...Object.keys(asked))],
      'bedrock:DeleteInferenceProfile': [
        inOtherAccount(),
        marked && { difference: 'of another team', context: theirs },
      ],
      [UNTAG]: marked
        ? [
            withKey('remove the team’s tag', 'aws:TagKeys', [key]),
            withKey('remove it with other tags', 'aws:TagKeys', [otherKey, key]),
          ]
        : [],
    },
    not: [
      [
        'of another model',
        CREATE,
        arnOf(home, 'bedrock', region, '', 'foundation-model/amazon.nova-lite-v1:0'),
        asked,
      ],
      ['call it', 'bedrock:InvokeModel', profile, own],
      ...(marked
        ? ([
            ['claim another team’s profile', TAG, profile, { ...theirs, ...asked }],
            [
              'give it to another team',
              TAG,
              profile,
              { ...own, [`aws:RequestTag/${key}`]: `${value}-other`, 'aws:TagKeys': [key] },
            ],
          ] as const)
        : []),
    ],
  });
}
