// The SCP that closes the ways to bring DeepSeek weights into Bedrock, for the weights of every vendor.
import { governedPartition } from '#deepseek/answers/inputs/organization.ts';
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { deny, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import type { PolicyPlan } from '#deepseek/compose/plan.ts';
import { RUN_ACTIONS, RUN_CALLS, scp, SELF_HOSTED } from './scp.ts';

/** The resources in Bedrock that run weights IAM cannot look into. */
const CUSTOM_RESOURCES = [
  'imported-model/*',
  'marketplace/model-endpoint/all-access',
  'custom-model/*',
  'custom-model-deployment/*',
  'provisioned-model/*',
];

/** The ways to bring weights into Bedrock, on both endpoints. */
export const denyNewWeights = (answers: readonly FieldId[]): readonly PlannedStatement[] => [
  deny({
    sid: 'DenyCustomImport',
    actions: 'bedrock:CreateModelImportJob',
    resources: '*',
    why: {
      title: 'Denies model import',
      text: 'An import job does not say whose weights it reads, so this denies all imports.',
      answers,
      page: 'bedrockImport',
    },
  }),
  deny({
    sid: 'DenyOtherCustomPaths',
    actions: [
      'bedrock:CreateCustomModel',
      'bedrock:CreateCustomModelDeployment',
      'bedrock-mantle:CreateCustomizedModel',
      'bedrock-mantle:AssociateCustomizedModel',
      'bedrock-mantle:CreateFineTuningJob',
    ],
    resources: '*',
    why: {
      title: 'Denies custom models',
      text: 'The other ways to create a model from your own weights, on both endpoints.',
      calls: ['CreateCustomModel', 'CreateCustomModelDeployment', 'POST /v1/fine_tuning/jobs'],
      answers,
      page: 'scpBedrock',
      doubt:
        'AWS’s guide limits CreateCustomModel to Nova, but the API accepts other model packages, so it is denied too.',
    },
  }),
  deny({
    sid: 'DenyMarketplaceDeploy',
    actions: ['bedrock:CreateMarketplaceModelEndpoint', 'bedrock:RegisterMarketplaceModelEndpoint'],
    resources: '*',
    why: {
      title: 'Denies Marketplace endpoints',
      text: 'Denies deploying from Bedrock Marketplace and registering SageMaker endpoints there.',
      answers,
      page: 'bedrockMarketplace',
    },
  }),
];

/** https://www.repost.aws/articles/AROjoxvT7dR-aPBCuLBpVclg says that a Deny on the models does not cover these. */
export function denyImports(checked: CheckedAnswers): PolicyPlan {
  const partition = governedPartition(checked.view);
  const answers = ['sideDoors'] as const;
  return scp(checked, {
    id: 'side-doors',
    does: 'deny imported, custom and Marketplace models',
    suffix: 'SideDoors',
    statements: [
      ...denyNewWeights(answers),
      deny({
        sid: 'DenyImportedInvoke',
        actions: RUN_ACTIONS,
        resources: CUSTOM_RESOURCES.map((resource) => `arn:${partition}:bedrock:*:*:${resource}`),
        why: {
          title: 'Denies calls to existing ones',
          text: 'Models and endpoints created before this policy. The batch action is here because a batch job can name a custom model.',
          calls: RUN_CALLS,
          answers: [...answers, 'governPartition'],
          page: 'bedrockBatchPermissions',
        },
      }),
    ],
    leaves: [
      'It cannot tell DeepSeek from other models: custom models, imports, Marketplace endpoints and Provisioned Throughput are blocked for every vendor.',
      'Customized models on bedrock-mantle that are already associated with a project: no condition key identifies calls to them.',
      checked.answer('denyServing')
        ? `DeepSeek on existing SageMaker endpoints, and on ${SELF_HOSTED}.`
        : `Direct calls to SageMaker endpoints, and DeepSeek on ${SELF_HOSTED}.`,
    ],
  });
}
