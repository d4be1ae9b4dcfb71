// The SCP that keeps other models out of Bedrock, from weights, copies, Marketplace and vendors.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { deny } from '#deepseek/compose/planned-statement.ts';
import type { PolicyPlan } from '#deepseek/compose/plan.ts';
import { denyNewWeights } from '#deepseek/shared/governance/deny-imports.ts';
import { scp } from '#deepseek/shared/governance/scp.ts';

/** All of them become one statement. */
const SID = 'DenyNewModels';

export function denyNewModels(checked: CheckedAnswers): PolicyPlan {
  const answers = ['denyNewModels'] as const;
  return scp(checked, {
    id: 'new-models',
    does: 'deny bringing in other models',
    suffix: 'NewModels',
    statements: [
      ...denyNewWeights(answers).map((statement) => ({ ...statement, sid: SID })),
      deny({
        sid: SID,
        actions: [
          'bedrock:CreateModelCopyJob',
          'bedrock:CreateModelCustomizationJob',
          'bedrock:CreatePromptRouter',
          'bedrock:UpdateCustomModelDeployment',
          'bedrock:UpdateMarketplaceModelEndpoint',
          // Serverless customization of models in a hub, whose jobs also answer requests (Sample).
          // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html
          'sagemaker:CreateJob',
          'sagemaker:TrainHubModel',
        ],
        resources: '*',
        why: {
          title: 'Denies fine-tuning and copies',
          text: 'A copy brings a custom model from another account or Region, and an update puts another model behind something that exists. A prompt router chooses among models by itself.',
          calls: ['CreateModelCustomizationJob', 'CreateModelCopyJob', 'UpdateCustomModelDeployment'],
          answers,
          page: 'scpBedrock',
        },
      }),
      deny({
        sid: SID,
        actions: [
          'bedrock:CreateProvisionedModelThroughput',
          'bedrock:UpdateProvisionedModelThroughput',
          'bedrock-mantle:CreateReservation',
          'bedrock-mantle:UpdateReservation',
        ],
        resources: '*',
        why: {
          title: 'Denies buying throughput',
          text: 'A call to Provisioned Throughput names only the throughput, so its model is not checked at the call.',
          calls: ['CreateProvisionedModelThroughput', 'UpdateProvisionedModelThroughput'],
          answers,
          page: 'bedrockProvisioned',
        },
      }),
      deny({
        sid: SID,
        actions: [
          'bedrock:CreateFoundationModelAgreement',
          'bedrock:PutFoundationModelEntitlement',
          'bedrock:PutUseCaseForModelAccess',
        ],
        resources: '*',
        why: {
          title: 'Denies accepting agreements',
          text: 'Who may accept a vendor’s terms for the account. It does not block DeepSeek, which needs no agreement in Bedrock, nor models that were agreed to before.',
          calls: ['CreateFoundationModelAgreement', 'PutUseCaseForModelAccess'],
          answers,
          page: 'bedrockModelAccess',
        },
      }),
    ],
    leaves: [
      'Models, endpoints and throughput that exist: “Deny models that are not approved” decides about calls to them.',
      'Bedrock accepts the terms of a third-party model by itself when it is first called, if the caller can subscribe in AWS Marketplace.',
      'Customized models on bedrock-mantle that are already associated with a project: no condition key identifies calls to them.',
    ],
  });
}
