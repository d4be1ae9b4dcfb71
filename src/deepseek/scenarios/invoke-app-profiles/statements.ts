// An app calls through application inference profiles; a platform team makes them.
import { canStandBehind } from '#deepseek/answers/inputs/app-profile.ts';
import type { Callable } from '#deepseek/answers/inputs/model-arn.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { findModel, type Model } from '#deepseek/facts/models.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { manageAppProfiles } from './admin.ts';
import {
  appStyle,
  invokeThroughAppProfiles,
  modelArn,
  readAppProfiles,
  systemProfiles,
} from '#deepseek/shared/bedrock-invoke.ts';
import { shellWord } from '#deepseek/compose/shell.ts';
import type { PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { groupBy } from '#iam/collections/group-by.ts';
import { endOfLifeSteps, profileRegionsStep } from '#deepseek/compose/next-steps.ts';
import type { AttachmentPlan, Plan } from '#deepseek/compose/plan.ts';
import type { NextStep, Notice } from '#deepseek/compose/role-kit.ts';

const behind = (checked: CheckedAnswers): readonly Model[] =>
  checked.answer('profileModels').flatMap((id) => findModel(id) ?? []);

const arnsOf = (profiles: readonly Callable[]): readonly string[] => profiles.map(({ arn }) => arn);

function callStatements(checked: CheckedAnswers): readonly PlannedStatement[] {
  const { partition } = checked.view.home;
  const fallback = checked.view.asks('profileFallback') && checked.answer('profileFallback');
  return [...groupBy(checked.answer('appProfiles'), ({ region }) => region)].flatMap(([region, profiles]) => {
    const models = behind(checked).filter((model) => canStandBehind(model, region));
    const system = fallback ? models.flatMap((model) => systemProfiles(arnsOf(profiles), model)) : [];
    const asked =
      system.length > 0 ? (['appProfiles', 'profileFallback'] as const) : (['appProfiles'] as const);
    const style = appStyle(checked, asked);
    return invokeThroughAppProfiles(arnsOf(profiles), { partition, region }, models, style, system);
  });
}

function teamTag(checked: CheckedAnswers): { readonly key: string; readonly value: string } | undefined {
  const tag = checked.answer('profileTag');
  return tag.key === '' ? undefined : tag;
}

const admin = (checked: CheckedAnswers): AttachmentPlan => ({
  id: 'profile-admin',
  deploys: 'a-part',
  title: 'Profile admin',
  name: `${checked.answer('roleName')}ProfileAdmin`,
  description: 'Creates, tags and deletes application inference profiles for DeepSeek models',
  attachTo: 'the platform team that creates the profiles',
  statements: manageAppProfiles(behind(checked), checked.view.home, teamTag(checked)),
});

/** https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-create.html */
function makeStep(checked: CheckedAnswers): NextStep {
  const { partition, regions, account } = checked.view.home;
  const { key, value } = teamTag(checked) ?? { key: 'team', value: 'TEAM' };
  const lines = regions.flatMap((region) =>
    behind(checked)
      .filter((model) => canStandBehind(model, region))
      .map((model) => {
        const source = model.profile
          ? `arn:${partition}:bedrock:${region}:${account}:inference-profile/${model.profile.id}`
          : modelArn(partition, region, model);
        return `aws bedrock create-inference-profile --region ${region} --inference-profile-name deepseek-${model.shortName.toLowerCase()}-TEAM --model-source copyFrom=${source} --tags ${shellWord(`key=${key},value=${value}`)}`;
      }),
  );
  return {
    id: 'make-profile',
    title: 'Create a profile for each team',
    text: 'R1 profiles copy its us. profile; the others copy the model. Then activate the tag as a cost allocation tag in Billing; costs appear a day later.',
    code: lines.join('\n'),
    page: PAGES.bedrockProfileCreate,
  };
}

const NO_CHAT: Notice = {
  id: 'no-chat-completions',
  title: 'Chat Completions',
  text: 'Application inference profiles do not work with Chat Completions or Responses on either endpoint: such calls return 400, which is not an IAM error. Use InvokeModel or Converse with the profile ARN as the model.',
};

/** https://docs.aws.amazon.com/bedrock/latest/userguide/cost-mgmt-iam-principal-tracking.html */
const CALLERS: Notice = {
  id: 'caller-costs',
  title: 'Costs by role',
  text: 'Bedrock’s bill also names the role that calls, in Cost Explorer and CUR 2.0. Where each team has a role of its own, the tags of these roles split costs without profiles.',
};

const EVERY_TEAM: Notice = {
  id: 'every-team',
  title: 'Profiles of every team',
  text: 'The platform team’s policy covers every team’s profiles in the account, including deleting them. Set the tag on the team’s profiles to limit it.',
};

/** Chosen models that none of the profiles can have been made from: nothing in the policy allows them. */
function idleModels(checked: CheckedAnswers): readonly Notice[] {
  const regions = checked.answer('appProfiles').map(({ region }) => region);
  return behind(checked)
    .filter((model) => !regions.some((region) => canStandBehind(model, region)))
    .map((model) => ({
      id: `profile-gap-${model.id}`,
      title: 'Missing profile',
      text: `No profile is in a Region of ${model.name} (${(model.profile?.sourceRegions ?? model.regions).join(', ')}), so the policy does not allow it. Also paste its profile, or deselect the model.`,
      stops: {
        text: `No profile is in a Region of ${model.name}.`,
        fields: ['appProfiles', 'profileModels'],
      },
    }));
}

export function plan(checked: CheckedAnswers): Plan {
  const models = behind(checked);
  const makes = checked.answer('profileAdmin');
  return {
    main: {
      id: 'app',
      title: 'App role',
      statements: [
        ...callStatements(checked),
        ...(checked.answer('readProfile')
          ? [readAppProfiles(arnsOf(checked.answer('appProfiles')), ['readProfile', 'appProfiles'])]
          : []),
      ],
    },
    attachments: makes ? [admin(checked)] : [],
    nextSteps: [
      makeStep(checked),
      ...(models.some((model) => model.profile) ? [profileRegionsStep({ copied: true })] : []),
      ...endOfLifeSteps(models.map((model) => model.id)),
    ],
    notices: [NO_CHAT, CALLERS, ...idleModels(checked), ...(makes && !teamTag(checked) ? [EVERY_TEAM] : [])],
  };
}
