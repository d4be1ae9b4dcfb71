// The SCP that keeps calls in the approved Regions, and lets approved profiles reach the Regions that serve them.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { Condition } from '#iam/policy/policy.ts';
import { deny, denyAllBut, oneOrMany } from '#deepseek/compose/planned-statement.ts';
import type { PolicyPlan } from '#deepseek/compose/plan.ts';
import { approvedModels } from './approved-models.ts';
import { MANTLE_ACTION, MANTLE_CALLS, RUN_ACTIONS, RUN_CALLS, scp } from './scp.ts';

/** The profiles that route a call on, each in the approved Regions it may be called from, and what such a call is checked on. */
function routedOn(checked: CheckedAnswers) {
  const { partition, regions } = checked.view.home;
  const copied = checked.answer('otherArns').includes('application-inference-profile');
  const profilesIn = (region: string, id: string): readonly string[] =>
    [`inference-profile/${id}`, ...(copied ? ['application-inference-profile/*'] : [])].map(
      (resource) => `arn:${partition}:bedrock:${region}:*:${resource}`,
    );
  const routed = approvedModels(checked).flatMap(({ profile, runtimeId }) => {
    const sources = regions.filter((region) => profile?.sourceRegions.includes(region));
    return profile && sources.length > 0 ? [{ id: profile.id, runtimeId, sources }] : [];
  });
  return {
    profiles: routed.flatMap(({ id, sources }) => sources.flatMap((region) => profilesIn(region, id))),
    resources: routed.flatMap(({ id, runtimeId }) => [
      `arn:${partition}:bedrock:*::foundation-model/${runtimeId}`,
      ...profilesIn('*', id),
    ]),
  };
}

const routesOn = (checked: CheckedAnswers): boolean =>
  checked.answer('otherModels').some(({ profile }) => profile !== undefined);

/** https://docs.aws.amazon.com/bedrock/latest/userguide/geographic-cross-region-inference.html */
export function onlyApprovedRegions(checked: CheckedAnswers): PolicyPlan {
  const outside: Condition = {
    StringNotEquals: { 'aws:RequestedRegion': oneOrMany(checked.view.home.regions) },
  };
  const { resources, profiles } = routedOn(checked);
  const isRouted = profiles.length > 0;
  const why = {
    calls: RUN_CALLS,
    answers: ['regions', 'approvedModels', 'otherArns'],
    page: 'bedrockProfiles',
  } as const;
  const rest = {
    sid: 'DenyOutsideRegions',
    actions: RUN_ACTIONS,
    condition: outside,
    why: {
      ...why,
      title: 'Only in approved Regions',
      text: 'The models here do not need other Regions, so nothing is exempt.',
    },
  } as const;
  return scp(checked, {
    id: 'approved-regions',
    does: 'only approved Regions',
    suffix: 'Regions',
    statements: [
      isRouted ? denyAllBut({ ...rest, resources }) : deny({ ...rest, resources: '*' }),
      ...(isRouted
        ? [
            deny({
              sid: 'DenyOutsideRegionsExceptR1Profile',
              actions: RUN_ACTIONS,
              resources,
              condition: { ...outside, ArnNotLike: { 'bedrock:InferenceProfileArn': oneOrMany(profiles) } },
              why: {
                ...why,
                title: 'DeepSeek-R1 through its profile',
                text: 'A DeepSeek-R1 call starts in an approved Region and can be served in any Region of its profile. Without the exemption, some calls fail.',
                doubt:
                  'The value of bedrock:InferenceProfileArn for an application inference profile copied from a us. profile is inferred: AWS does not document it.',
              },
            }),
          ]
        : []),
      deny({
        sid: 'DenyMantleOutsideRegions',
        actions: MANTLE_ACTION,
        resources: '*',
        condition: outside,
        why: {
          title: 'The same on bedrock-mantle',
          text: 'It does not have profiles that route to other Regions, so nothing is exempt.',
          calls: MANTLE_CALLS,
          answers: ['regions'],
          page: 'bedrockMantleProjects',
        },
      }),
    ],
    leaves: [
      'SageMaker, EC2 and everything else in other Regions: this limits only model calls.',
      'Guardrails with cross-Region inference: they can check text in any Region of their profile.',
      ...(isRouted
        ? [
            'Prompts to DeepSeek-R1 are served in us-east-1, us-east-2 or us-west-2, whichever of them you approved.',
          ]
        : []),
      ...(routesOn(checked)
        ? [
            'Other vendors’ profiles are not exempt: approve every Region they can route to, or some calls fail. Global profiles are denied.',
          ]
        : []),
    ],
  });
}
