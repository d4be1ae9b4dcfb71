// What the chosen inference option adds to the commands that deploy a model.
import { hostsAsync, transformsBatches } from '#core/answers/inference-option.ts';
import type { CheckedAnswers } from '#core/answers/read-answers.ts';
import { locationUri } from '#core/compose/blocks/bucket-locations.ts';
import { capturedTo } from '#core/compose/blocks/inference-files.ts';
import { fileKeys } from '#core/compose/key-steps.ts';
import { command, jsonWord } from '#core/compose/shell.ts';

/** The keys of a Region; a key works in its own Region only. */
const inRegion = <T extends { readonly region: string }>(parts: readonly T[], region: string): readonly T[] =>
  parts.filter((part) => part.region === region);

const uriOf = (checked: CheckedAnswers, id: 'asyncOutput' | 'asyncFailures' | 'batchInput' | 'batchOutput') =>
  checked.answer(id).map(locationUri)[0];

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_AsyncInferenceOutputConfig.html */
function asyncConfig(checked: CheckedAnswers, region: string) {
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

/** Further options of create-endpoint-config. */
export function endpointOptions(checked: CheckedAnswers, region: string): readonly string[] {
  const [volume] = inRegion(checked.answer('volumeKeys'), region);
  return [
    ...(hostsAsync(checked.view)
      ? [`--async-inference-config ${jsonWord(asyncConfig(checked, region))}`]
      : []),
    ...(capturedTo(checked).length > 0
      ? [`--data-capture-config ${jsonWord(captureConfig(checked, region))}`]
      : []),
    ...(volume ? [`--kms-key-id ${volume.arn}`] : []),
  ];
}

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTransformJob.html */
export function createTransformJob(checked: CheckedAnswers, region: string, name: string): string {
  const [key] = inRegion(fileKeys(checked), region);
  const [volume] = inRegion(checked.answer('volumeKeys'), region);
  const input = {
    ContentType: 'application/jsonlines',
    SplitType: 'Line',
    DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: uriOf(checked, 'batchInput') } },
  };
  const output = {
    S3OutputPath: uriOf(checked, 'batchOutput'),
    AssembleWith: 'Line',
    ...(key ? { KmsKeyId: key.arn } : {}),
  };
  return command(
    `aws sagemaker create-transform-job --region ${region}`,
    `--transform-job-name ${name}-1 --model-name ${name}`,
    `--transform-input ${jsonWord(input)}`,
    `--transform-output ${jsonWord(output)}`,
    `--transform-resources ${jsonWord({
      InstanceType: 'INSTANCE-TYPE',
      InstanceCount: 1,
      ...(volume ? { VolumeKmsKeyId: volume.arn } : {}),
    })}`,
  );
}

const word = (text: string | undefined): string => JSON.stringify(text ?? '');

/** The last lines of a script with version 2 of the SageMaker Python SDK. */
export function pythonOptions(checked: CheckedAnswers, name: string): readonly string[] {
  const { view } = checked;
  if (transformsBatches(view))
    return [
      `transformer = model.transformer(`,
      `    instance_count=1, instance_type="INSTANCE-TYPE", output_path=${word(uriOf(checked, 'batchOutput'))}`,
      `)`,
      `transformer.transform(${word(uriOf(checked, 'batchInput'))}, job_name="${name}-1", split_type="Line")`,
    ];
  if (hostsAsync(view)) {
    const failures = uriOf(checked, 'asyncFailures');
    return [
      `from sagemaker.async_inference import AsyncInferenceConfig`,
      `model.deploy(`,
      `    endpoint_name="${name}",`,
      `    async_inference_config=AsyncInferenceConfig(`,
      `        output_path=${word(uriOf(checked, 'asyncOutput'))},`,
      ...(failures ? [`        failure_path=${word(failures)},`] : []),
      `    ),`,
      `)`,
    ];
  }
  const captured = capturedTo(checked).map(locationUri)[0];
  return captured === undefined
    ? [`model.deploy(endpoint_name="${name}")`]
    : [
        `from sagemaker.model_monitor import DataCaptureConfig`,
        `model.deploy(`,
        `    endpoint_name="${name}",`,
        `    data_capture_config=DataCaptureConfig(enable_capture=True, destination_s3_uri=${word(captured)}),`,
        `)`,
      ];
}
