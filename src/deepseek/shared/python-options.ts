// What the chosen inference option adds to scripts with the SageMaker Python SDK.
import { hasComponents, hostsAsync, transformsBatches } from '#deepseek/answers/inference-option.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { locationUri } from '#deepseek/shared/bucket-locations.ts';
import { scalesToZero } from '#deepseek/shared/endpoint-scaling.ts';
import { capturedTo } from '#deepseek/shared/inference-files.ts';
import { asyncConfig, inRegion, uriOf } from './host-options.ts';

const word = (value: unknown): string => JSON.stringify(value ?? '');

const volumeOptions = (checked: CheckedAnswers, region: string): readonly string[] =>
  inRegion(checked.answer('volumeKeys'), region)
    .slice(0, 1)
    .map(({ arn }) => `    kms_key=${word(arn)},`);

/**
 * Options of deploy() for an inference component. An endpoint goes to zero instances only if it may.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/endpoint-auto-scaling-zero-instances.html
 */
export const componentOptions = (checked: CheckedAnswers, region: string): readonly string[] => [
  ...(scalesToZero(checked)
    ? [`    managed_instance_scaling={"MinInstanceCount": 0, "MaxInstanceCount": 2},`]
    : []),
  ...volumeOptions(checked, region),
];

/** The files and topics of asynchronous inference, as both versions of the SDK take them. */
function asyncOptions(checked: CheckedAnswers, region: string): readonly string[] {
  const { OutputConfig: output } = asyncConfig(checked, region);
  return [
    `        output_path=${word(output.S3OutputPath)},`,
    ...(output.S3FailurePath ? [`        failure_path=${word(output.S3FailurePath)},`] : []),
    ...(output.KmsKeyId ? [`        kms_key_id=${word(output.KmsKeyId)},`] : []),
    ...(output.NotificationConfig ? [`        notification_config=${word(output.NotificationConfig)},`] : []),
  ];
}

/** Where captured data goes, in a script that imports DataCaptureConfig. */
export const captureOptions = (checked: CheckedAnswers): readonly string[] =>
  capturedTo(checked)
    .slice(0, 1)
    .map(
      (bucket) =>
        `    data_capture_config=DataCaptureConfig(enable_capture=True, destination_s3_uri=${word(locationUri(bucket))}),`,
    );

/** What the SDK leaves out: it passes no capture to the endpoint of an inference component. */
export const uncaptured = (checked: CheckedAnswers): string =>
  hasComponents(checked.view) && capturedTo(checked).length > 0
    ? ' The SDK does not turn on data capture for inference components: afterwards, create an endpoint configuration with --data-capture-config, and update the endpoint to it.'
    : '';

/** The last lines of a script with version 2 of the SageMaker Python SDK. `size` is for a model that does not know its instances. */
export function pythonOptions(
  checked: CheckedAnswers,
  name: string,
  region: string,
  size: readonly string[] = [],
): readonly string[] {
  const { view } = checked;
  if (transformsBatches(view))
    return [
      `transformer = model.transformer(`,
      `    instance_count=1, instance_type="INSTANCE-TYPE", output_path=${word(uriOf(checked, 'batchOutput'))}`,
      `)`,
      `transformer.transform(${word(uriOf(checked, 'batchInput'))}, job_name="${name}-1", split_type="Line")`,
    ];
  const named = [`model.deploy(`, ...size, `    endpoint_name="${name}",`];
  if (hostsAsync(view))
    return [
      `from sagemaker.async_inference import AsyncInferenceConfig`,
      ...named,
      `    async_inference_config=AsyncInferenceConfig(`,
      ...asyncOptions(checked, region),
      `    ),`,
      ...volumeOptions(checked, region),
      `)`,
    ];
  const capture = captureOptions(checked);
  return [
    ...(capture.length > 0 ? [`from sagemaker.model_monitor import DataCaptureConfig`] : []),
    ...named,
    ...capture,
    ...volumeOptions(checked, region),
    `)`,
  ];
}

/** deploy() of version 3. Without ResourceRequirements, it makes no inference component. */
export function builderOptions(checked: CheckedAnswers, name: string, region: string): readonly string[] {
  const { view } = checked;
  const named = [`builder.deploy(`, `    endpoint_name="${name}",`];
  if (hasComponents(view))
    return [
      ...named,
      `    inference_component_name="${name}",`,
      `    inference_config=ResourceRequirements(requests={"num_accelerators": 1, "memory": 1024, "copies": 1}),`,
      ...componentOptions(checked, region),
      `)`,
    ];
  return [
    ...named,
    `    endpoint_type=EndpointType.MODEL_BASED,`,
    ...(hostsAsync(view)
      ? [`    inference_config=AsyncInferenceConfig(`, ...asyncOptions(checked, region), `    ),`]
      : []),
    ...captureOptions(checked),
    ...volumeOptions(checked, region),
    `)`,
  ];
}
