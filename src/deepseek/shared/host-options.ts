// What the chosen inference option adds to the commands that deploy a model.
import { hostsAsync } from '#deepseek/answers/inference-option.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { ApiRequest } from '#deepseek/compose/api-request.ts';
import { locationUri } from '#deepseek/shared/bucket-locations.ts';
import { capturedTo } from '#deepseek/shared/inference-files.ts';
import { fileKeys } from '#deepseek/compose/key-steps.ts';

/** The keys of a Region; a key works in its own Region only. */
export const inRegion = <T extends { readonly region: string }>(
  parts: readonly T[],
  region: string,
): readonly T[] => parts.filter((part) => part.region === region);

export const uriOf = (
  checked: CheckedAnswers,
  id: 'asyncOutput' | 'asyncFailures' | 'batchInput' | 'batchOutput',
) => checked.answer(id).map(locationUri)[0];

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_AsyncInferenceOutputConfig.html */
export function asyncConfig(checked: CheckedAnswers, region: string) {
  const [key] = inRegion(fileKeys(checked), region);
  const [first, second = first] = inRegion(checked.answer('snsTopics'), region);
  const failures = uriOf(checked, 'asyncFailures');
  return {
    OutputConfig: {
      S3OutputPath: uriOf(checked, 'asyncOutput'),
      ...(failures ? { S3FailurePath: failures } : {}),
      ...(key ? { KmsKeyId: key.arn } : {}),
      ...(first
        ? { NotificationConfig: { SuccessTopic: first.arn, ...(second ? { ErrorTopic: second.arn } : {}) } }
        : {}),
    },
  };
}

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DataCaptureConfig.html */
function captureConfig(checked: CheckedAnswers, region: string) {
  const [key] = inRegion(fileKeys(checked), region);
  return {
    EnableCapture: true,
    InitialSamplingPercentage: 100,
    DestinationS3Uri: capturedTo(checked).map(locationUri)[0],
    CaptureOptions: [{ CaptureMode: 'Input' }, { CaptureMode: 'Output' }],
    ...(key ? { KmsKeyId: key.arn } : {}),
  };
}

/** What a configuration of an endpoint says besides its variants. */
export function endpointOptions(checked: CheckedAnswers, region: string): ApiRequest {
  const [volume] = inRegion(checked.answer('volumeKeys'), region);
  return {
    ...(hostsAsync(checked.view) ? { AsyncInferenceConfig: asyncConfig(checked, region) } : {}),
    ...(capturedTo(checked).length > 0 ? { DataCaptureConfig: captureConfig(checked, region) } : {}),
    ...(volume ? { KmsKeyId: volume.arn } : {}),
  };
}

/** What a transform job takes besides its name. https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTransformJob.html */
export function transformRequest(checked: CheckedAnswers, region: string, model: string): ApiRequest {
  const [key] = inRegion(fileKeys(checked), region);
  const [volume] = inRegion(checked.answer('volumeKeys'), region);
  return {
    ModelName: model,
    TransformInput: {
      ContentType: 'application/jsonlines',
      SplitType: 'Line',
      DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: uriOf(checked, 'batchInput') } },
    },
    TransformOutput: {
      S3OutputPath: uriOf(checked, 'batchOutput'),
      AssembleWith: 'Line',
      ...(key ? { KmsKeyId: key.arn } : {}),
    },
    TransformResources: {
      InstanceType: 'INSTANCE-TYPE',
      InstanceCount: 1,
      ...(volume ? { VolumeKmsKeyId: volume.arn } : {}),
    },
  };
}
