// The SCP that keeps calls in the approved Regions, and lets approved profiles reach the Regions that serve them.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { Condition } from '#iam/policy/policy.ts';
import { deny, oneOrMany } from '#deepseek/compose/planned-statement.ts';
import type { PolicyPlan } from '#deepseek/compose/plan.ts';
import { approvedModels } from './approved-models.ts';
import { MANTLE_ACTION, MANTLE_CALLS, RUN_ACTIONS, RUN_CALLS, scp } from './scp.ts';

/** Profiles that route a call on: each in the approved Regions it may be called from. */
function exemptProfiles(checked: CheckedAnswers): readonly string[] {
  const { partition, regions } = checked.view.home;
  const copied = checked.answer('otherArns').includes('application-inference-profile');
  const sources = approvedModels(checked).flatMap(({ profile }) =>
    profile
      ? regions
          .filter((region) => profile.sourceRegions.includes(region))
          .map((region) => ({ region, id: profile.id }))
      : [],
  );
  const arn = (region: string, resource: string) => `arn:${partition}:bedrock:${region}:*:${resource}`;
  return [
    ...sources.map(({ region, id }) => arn(region, `inference-profile/${id}`)),
    ...(copied ? sources.map(({ region }) => arn(region, 'application-inference-profile/*')) : []),
  ];
}

const routesOn = (checked: CheckedAnswers): boolean =>
  checked.answer('otherModels').some(({ profile }) => profile !== undefined);

/** https://docs.aws.amazon.com/bedrock/latest/userguide/geographic-cross-region-inference.html */
export function onlyApprovedRegions(checked: CheckedAnswers): PolicyPlan {
  const outside: Condition = {
    StringNotEquals: { 'aws:RequestedRegion': oneOrMany(checked.view.home.regions) },
  };
  const profiles = exemptProfiles(checked);
  const exempt: Condition =
    profiles.length > 0 ? { ArnNotLike: { 'bedrock:InferenceProfileArn': oneOrMany(profiles) } } : {};
  return scp(checked, {
    id: 'approved-regions',
    does: 'only approved Regions',
    suffix: 'Regions',
    statements: [
      deny({
        sid: profiles.length > 0 ? 'DenyOutsideRegionsExceptR1Profile' : 'DenyOutsideRegions',
        actions: RUN_ACTIONS,
        resources: '*',
        condition: { ...outside, ...exempt },
        why: {
          title: 'Only in approved Regions',
          text:
            profiles.length > 0
              ? 'A DeepSeek-R1 call starts in an approved Region and can be served in any Region of its profile. Without the exemption, some calls fail.'
              : 'The approved models do not need other Regions, so nothing is exempt.',
          calls: RUN_CALLS,
          answers: ['regions', 'approvedModels', 'otherArns'],
          page: 'bedrockProfiles',
          ...(profiles.length > 0
            ? {
                doubt:
                  'The value of bedrock:InferenceProfileArn for an application inference profile copied from a us. profile is inferred: AWS does not document it.',
              }
            : {}),
        },
      }),
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
      ...(profiles.length > 0
        ? [
            'Prompts to DeepSeek-R1 are served in us-east-1, us-east-2 or us-west-2, whichever of them you approved.',
          ]
        : []),
      ...(profiles.length > 0 && checked.answer('otherArns').includes('application-inference-profile')
        ? [
            'An application inference profile copied from another us. profile can also leave the Regions. Attach the policy on models too, which checks the model behind it.',
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
