// The SCP that denies serverless DeepSeek models, on both endpoints.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { findModel, type Model } from '#deepseek/facts/models.ts';
import { deny, oneOrMany, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import type { PolicyPlan } from '#deepseek/compose/plan.ts';
import { governedPartition } from '#deepseek/answers/inputs/organization.ts';
import { MANTLE_ACTION, MANTLE_CALLS, RUN_CALLS, scp, SELF_HOSTED } from '#deepseek/shared/governance/scp.ts';

interface Denied {
  /** The vendor's name in model IDs, and in profile IDs after the geography. */
  readonly runtime: readonly string[];
  readonly mantle: readonly string[];
}

const EVERY_MODEL: Denied = { runtime: ['deepseek.*'], mantle: ['*deepseek*'] };

function deniedModels(checked: CheckedAnswers): Denied {
  if (checked.answer('denyScope') === 'all') return EVERY_MODEL;
  const models: readonly Model[] = checked.answer('deniedModels').flatMap((id) => findModel(id) ?? []);
  return {
    runtime: models.map((model) => model.runtimeId),
    mantle: models.flatMap((model) => model.mantleId ?? []),
  };
}

function denyOnMantle(models: readonly string[]): readonly PlannedStatement[] {
  if (models.length === 0) return [];
  return [
    deny({
      sid: 'DenyDeepSeekMantle',
      actions: MANTLE_ACTION,
      resources: '*',
      condition: { StringLike: { 'bedrock-mantle:Model': oneOrMany(models) } },
      why: {
        title: 'Denies it on bedrock-mantle',
        text: 'This endpoint has its own IAM prefix and model IDs: a Deny on bedrock: alone leaves it open.',
        calls: MANTLE_CALLS,
        answers: ['denyScope', 'deniedModels'],
        page: 'bedrockMantleProjects',
      },
    }),
  ];
}

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_bedrock.html */
export function denyDeepSeek(checked: CheckedAnswers): PolicyPlan {
  const partition = governedPartition(checked.view);
  const { runtime, mantle } = deniedModels(checked);
  const all = checked.answer('denyScope') === 'all';
  const doors = checked.answer('sideDoors');
  const serving = checked.answer('denyServing');
  return scp(checked, {
    id: 'deny-deepseek',
    does: 'deny DeepSeek',
    suffix: '',
    statements: [
      deny({
        sid: 'DenyDeepSeekServerless',
        actions: 'bedrock:*',
        resources: [
          ...runtime.map((id) => `arn:${partition}:bedrock:*::foundation-model/${id}`),
          ...runtime.map((id) => `arn:${partition}:bedrock:*:*:inference-profile/*${id}`),
        ],
        why: {
          title: 'Denies the models on bedrock-runtime',
          text: 'Every action on them, including streaming, batch jobs and profiles. AWS also checks the model behind an application inference profile, so those calls are denied too.',
          calls: RUN_CALLS,
          answers: ['denyScope', 'deniedModels', 'governPartition'],
          page: 'scpBedrock',
        },
      }),
      ...denyOnMantle(mantle),
    ],
    leaves: [
      ...(all ? [] : ['Other DeepSeek models, including those AWS adds later.']),
      ...(doors
        ? []
        : [
            'DeepSeek weights imported into Bedrock or behind a custom model, and Bedrock Marketplace endpoints that run DeepSeek.',
          ]),
      serving
        ? `DeepSeek on existing SageMaker endpoints, and on ${SELF_HOSTED}.`
        : `DeepSeek on SageMaker endpoints, ${SELF_HOSTED}.`,
      // https://kiro.dev/docs/models
      'AWS services that run their own models, such as Kiro, which offers DeepSeek models.',
      'DeepSeek’s own API and other providers, over the internet.',
    ],
  });
}
