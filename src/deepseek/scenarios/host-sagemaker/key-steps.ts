// The keys' side of what SageMaker reads, writes and stores.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { topicKeysOf } from '#deepseek/shared/inference-keys.ts';
import { fileKeys, roleKeyStep } from '#deepseek/compose/key-steps.ts';
import type { NextStep } from '#deepseek/compose/role-kit.ts';
import { volumeKeySteps } from '#deepseek/compose/volume-key-step.ts';

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
export const hostVolumeKeySteps = (checked: CheckedAnswers): readonly NextStep[] =>
  volumeKeySteps(checked, {
    keys: checked.answer('volumeKeys'),
    title: 'Allow grants on the key of the storage volume',
    sid: 'SageMakerVolumeGrants',
    page: 'sagemakerVolumes',
    creator: 'deployer',
  });
