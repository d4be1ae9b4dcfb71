// The keys' side of what SageMaker reads, writes and stores.
import { deployerRoleArn } from '#core/compose/deployer-role.ts';
import type { CheckedAnswers } from '#core/answers/read-answers.ts';
import { topicKeysOf } from '#core/compose/blocks/inference-keys.ts';
import { oneOrMany } from '#core/compose/grant.ts';
import { fileKeys, roleKeyStep } from '#core/compose/key-steps.ts';
import { json } from '#core/compose/next-steps.ts';
import { roleArn } from '#core/compose/plan.ts';
import type { NextStep } from '#core/compose/role-kit.ts';
import { PAGES } from '#core/catalog/pages.ts';

export const fileKeySteps = (checked: CheckedAnswers): readonly NextStep[] =>
  fileKeys(checked).length === 0
    ? []
    : [
        roleKeyStep(checked, {
          id: 'host-key-policy',
          title: 'Allow the role to use the KMS keys of the files',
          sid: 'SageMakerRoleUsesFiles',
          actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
          page: 's3Encryption',
        }),
      ];

export const topicKeySteps = (checked: CheckedAnswers): readonly NextStep[] =>
  topicKeysOf(checked).length === 0
    ? []
    : [
        roleKeyStep(checked, {
          id: 'topic-key-policy',
          title: 'Allow the role to use the KMS keys of the topics',
          sid: 'SageMakerRoleNotifiesTopics',
          actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
          page: 'snsEncryption',
        }),
      ];

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpointConfig.html */
export function volumeKeySteps(checked: CheckedAnswers): readonly NextStep[] {
  if (checked.answer('volumeKeys').length === 0) return [];
  const deployer = deployerRoleArn(checked);
  return [
    {
      id: 'volume-key-policy',
      title: 'Allow grants on the key of the storage volume',
      text: `Add this statement to the current key policy; do not replace the policy with it. It is not needed if the key policy already delegates to IAM with a statement for the account root.${
        deployer === undefined ? ' Add the deployer’s ARN to its principals.' : ''
      }`,
      code: json({
        Sid: 'SageMakerVolumeGrants',
        Effect: 'Allow',
        Principal: { AWS: oneOrMany([roleArn(checked), ...(deployer === undefined ? [] : [deployer])]) },
        Action: 'kms:CreateGrant',
        Resource: '*',
        Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
      }),
      page: PAGES.sagemakerVolumes,
    },
  ];
}
