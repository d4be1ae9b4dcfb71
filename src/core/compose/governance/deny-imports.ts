// The SCP that closes the ways to bring DeepSeek weights into Bedrock, for the weights of every vendor.
import { governedPartition } from '#core/answers/inputs/organization.ts';
import type { CheckedAnswers } from '#core/answers/read-answers.ts';
import { deny } from '#core/compose/grant.ts';
import type { PolicyPlan } from '#core/compose/plan.ts';
import { RUN_ACTIONS, RUN_CALLS, scp } from './scp.ts';

/** The resources in Bedrock that run weights IAM cannot look into. */
const CUSTOM_RESOURCES = [
  'imported-model/*',
  'marketplace/model-endpoint/all-access',
  'custom-model/*',
  'custom-model-deployment/*',
  'provisioned-model/*',
];

/** https://www.repost.aws/articles/AROjoxvT7dR-aPBCuLBpVclg says that a Deny on the models does not cover these. */
export function denyImports(reading: CheckedAnswers): PolicyPlan {
  const partition = governedPartition(reading.view);
  const answers = ['sideDoors'] as const;
  return scp(reading, {
    id: 'side-doors',
    does: 'close the side doors',
    suffix: 'SideDoors',
    grants: [
      deny({
        sid: 'DenyCustomImport',
        actions: 'bedrock:CreateModelImportJob',
        resources: '*',
        why: {
          title: 'No model import',
          text: 'An import job does not say whose weights it reads, so this denies imports of every vendor’s.',
          calls: ['CreateModelImportJob'],
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
          title: 'No custom models',
          text: 'The other ways to make a model out of weights of one’s own, on both endpoints.',
          calls: ['CreateCustomModel', 'CreateCustomModelDeployment', 'POST /v1/fine_tuning/jobs'],
          answers,
          page: 'scpBedrock',
          doubt:
            'AWS’s guide limits CreateCustomModel to Nova, but the API takes other model packages: it is closed too.',
        },
      }),
      deny({
        sid: 'DenyMarketplaceDeploy',
        actions: ['bedrock:CreateMarketplaceModelEndpoint', 'bedrock:RegisterMarketplaceModelEndpoint'],
        resources: '*',
        why: {
          title: 'No Marketplace endpoints',
          text: 'Nothing is deployed from Bedrock Marketplace, and no SageMaker endpoint is registered there.',
          calls: ['CreateMarketplaceModelEndpoint', 'RegisterMarketplaceModelEndpoint'],
          answers,
          page: 'bedrockMarketplace',
        },
      }),
      deny({
        sid: 'DenyImportedInvoke',
        actions: RUN_ACTIONS,
        resources: CUSTOM_RESOURCES.map((resource) => `arn:${partition}:bedrock:*:*:${resource}`),
        why: {
          title: 'What is there already cannot be called',
          text: 'Models and endpoints made before. The batch action is here because a batch job can name a custom model.',
          calls: RUN_CALLS,
          answers: [...answers, 'governPartition'],
          page: 'bedrockBatchPermissions',
        },
      }),
    ],
    leaves: [
      'It cannot tell DeepSeek from others: custom models, imports, Marketplace endpoints and Provisioned Throughput of every vendor are blocked with it.',
      'Customized models on bedrock-mantle that are associated with a project already: no condition key tells a call of one.',
      reading.answer('denyServing')
        ? 'DeepSeek on EC2, ECS or EKS, and on SageMaker endpoints that run already.'
        : 'Direct SageMaker endpoints, EC2, ECS and EKS stay open.',
    ],
  });
}
