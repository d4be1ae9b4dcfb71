// Building block: lets a platform team make application inference profiles.
import { canStandBehind } from '#deepseek/answers/inputs/app-profile.ts';
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import type { RoleHome } from '#deepseek/answers/field.ts';
import type { Model } from '#deepseek/facts/models.ts';
import type { Condition } from '#iam/policy/policy.ts';
import { allow, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { modelArn } from '#deepseek/shared/bedrock-invoke.ts';
import { arnsIn } from '#deepseek/shared/region-arns.ts';

/** What a profile can be made from: a model in its Region, or a system profile with the models that it leads to. */
function sources(model: Model, home: RoleHome): readonly string[] {
  const regions = home.regions.filter((region) => canStandBehind(model, region));
  if (regions.length === 0) return [];
  const { profile } = model;
  if (!profile) return regions.map((region) => modelArn(home.partition, region, model));
  return [
    ...regions.map(
      (region) => `arn:${home.partition}:bedrock:${region}:${home.account}:inference-profile/${profile.id}`,
    ),
    ...profile.destinationRegions.map((region) => modelArn(home.partition, region, model)),
  ];
}

interface Tag {
  readonly key: string;
  readonly value: string;
}

const ANSWERS: readonly FieldId[] = ['profileAdmin', 'profileModels', 'regions', 'account', 'profileTag'];
const MANAGE = ['bedrock:GetInferenceProfile', 'bedrock:DeleteInferenceProfile'];
const READ_TAGS = 'bedrock:ListTagsForResource';
const RETAG = ['bedrock:TagResource', 'bedrock:UntagResource'];

/** Tagging a profile while it is made: it has no tags yet. Without this, nobody could claim another team’s profile. */
function tagNew(profiles: readonly string[], { key, value }: Tag): PlannedStatement {
  return allow({
    sid: 'TagNewAppProfiles',
    actions: 'bedrock:TagResource',
    resources: profiles,
    condition: {
      StringEquals: { [`aws:RequestTag/${key}`]: value },
      Null: { [`aws:ResourceTag/${key}`]: 'true' },
    },
    why: {
      title: 'Tags new profiles',
      text: 'A profile that already has this tag key, such as another team’s, cannot be claimed. A profile without the key can be: tag those first.',
      calls: ['CreateInferenceProfile with tags', 'TagResource'],
      answers: ANSWERS,
      page: 'bedrockProfileCreate',
      doubt:
        'Whether AWS checks TagResource with tags at creation is inferred from what it states elsewhere.',
    },
  });
}

/** Changing other tags of the team's own profiles. With another value of the team's tag, another team would get the costs. */
function retagOwn(profiles: readonly string[], { key, value }: Tag): readonly PlannedStatement[] {
  const own = { [`aws:ResourceTag/${key}`]: value };
  const why = { answers: ANSWERS, page: 'bedrockProfileCreate' } as const;
  return [
    allow({
      sid: 'RetagOwnAppProfiles',
      actions: 'bedrock:TagResource',
      resources: profiles,
      condition: {
        StringEquals: own,
        StringEqualsIfExists: { [`aws:RequestTag/${key}`]: value },
      },
      why: {
        ...why,
        title: 'Puts other tags on the team’s profiles',
        text: 'The team’s own tag keeps its value, so no costs can be moved to another team.',
      },
    }),
    allow({
      sid: 'UntagOwnAppProfiles',
      actions: 'bedrock:UntagResource',
      resources: profiles,
      condition: {
        StringEquals: own,
        'ForAllValues:StringNotEqualsIgnoreCase': { 'aws:TagKeys': [key] },
        Null: { 'aws:TagKeys': 'false' },
      },
      why: {
        ...why,
        title: 'Takes other tags off the team’s profiles',
        text: 'Never the team’s own tag: a profile without it could be claimed by any team.',
      },
    }),
  ];
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-create.html */
export function manageAppProfiles(
  models: readonly Model[],
  home: RoleHome,
  tag: Tag | undefined,
): readonly PlannedStatement[] {
  const profiles = arnsIn(home, 'bedrock', 'application-inference-profile/*');
  const own: Condition | undefined = tag
    ? { StringEquals: { [`aws:ResourceTag/${tag.key}`]: tag.value } }
    : undefined;
  return [
    allow({
      sid: 'CreateDeepSeekAppProfile',
      actions: 'bedrock:CreateInferenceProfile',
      resources: [...profiles, ...models.flatMap((model) => sources(model, home))],
      condition: tag ? { StringEquals: { [`aws:RequestTag/${tag.key}`]: tag.value } } : undefined,
      why: {
        title: 'Creates profiles for these models',
        text: `AWS checks the profile, whose ID is not known yet, and the model or profile it copies.${tag ? ' Each must have the team’s tag.' : ''}`,
        answers: ANSWERS,
        page: 'bedrockProfileCreate',
      },
    }),
    allow({
      sid: 'ManageAppProfiles',
      actions: [...MANAGE, ...(tag ? [] : RETAG), READ_TAGS],
      resources: profiles,
      condition: own,
      why: {
        title: tag ? 'Reads and deletes profiles' : 'Reads, tags and deletes profiles',
        text: tag
          ? 'Only profiles with the team’s tag.'
          : 'All profiles in the account, including other teams’. Set a tag to limit this.',
        calls: [
          'GetInferenceProfile',
          'DeleteInferenceProfile',
          ...(tag ? [] : ['TagResource', 'UntagResource']),
        ],
        answers: ANSWERS,
        page: 'bedrockProfileCreate',
      },
    }),
    ...(tag ? [...retagOwn(profiles, tag), tagNew(profiles, tag)] : []),
    allow({
      sid: 'ListProfiles',
      actions: 'bedrock:ListInferenceProfiles',
      resources: '*',
      why: {
        title: 'Lists profiles',
        text: 'This action does not support resources in IAM.',
        answers: ['profileAdmin'],
        page: 'bedrockProfileCreate',
      },
    }),
  ];
}
