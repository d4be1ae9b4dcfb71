// A script that deploys with version 3 of the SageMaker Python SDK.
import { hasComponents, hostsAsync, transformsBatches } from '#deepseek/answers/inference-option.ts';
import { readsOwnWeights } from '#deepseek/answers/hosting.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { roleArn } from '#deepseek/compose/plan.ts';
import type { NextStep } from '#deepseek/compose/role-kit.ts';
import { writeFileCommand } from '#deepseek/compose/shell.ts';
import { uriOf } from '#deepseek/shared/host-options.ts';
import { archiveUri, hostName, imageAddress, vpcOf, weightsSource } from '#deepseek/shared/host-requests.ts';
import { ARCHIVE } from '#deepseek/shared/host-words.ts';
import { builderOptions, captureOptions, uncaptured } from '#deepseek/shared/python-options.ts';

const word = (value: unknown): string => JSON.stringify(value ?? '');

const modelData = (checked: CheckedAnswers): string =>
  transformsBatches(checked.view)
    ? word(archiveUri(checked))
    : `{"S3DataSource": ${word(weightsSource(checked))}}`;

function builderLines(checked: CheckedAnswers, region: string): readonly string[] {
  const own = readsOwnWeights(checked.view);
  const vpc = vpcOf(checked, region);
  return [
    `builder = ModelBuilder(`,
    ...(own
      ? [
          `    s3_model_data_url=${modelData(checked)},`,
          `    image_uri=${word(imageAddress(checked, region))},`,
        ]
      : [`    model="deepseek-llm-r1-distill-qwen-7b",`]),
    `    role_arn=${word(roleArn(checked))},`,
    `    instance_type="INSTANCE-TYPE",`,
    ...(checked.answer('endpointVpc')
      ? [
          `    network=Networking(subnets=${word(vpc.Subnets)}, security_group_ids=${word(vpc.SecurityGroupIds)}),`,
        ]
      : []),
    `)`,
    `builder.build(model_name="${hostName(checked)}")`,
  ];
}

function deployLines(checked: CheckedAnswers, region: string): readonly string[] {
  const name = hostName(checked);
  if (!transformsBatches(checked.view)) return builderOptions(checked, name, region);
  return [
    `transformer = builder.deploy(inference_config=BatchTransformInferenceConfig(`,
    `    instance_count=1, instance_type="INSTANCE-TYPE", output_path=${word(uriOf(checked, 'batchOutput'))}`,
    `))`,
    `transformer.transform(${word(uriOf(checked, 'batchInput'))}, job_name="${name}-1", split_type="Line")`,
  ];
}

function importLines(checked: CheckedAnswers): readonly string[] {
  const { view, answer } = checked;
  return [
    `from sagemaker.serve import ModelBuilder`,
    ...(transformsBatches(view)
      ? [
          `from sagemaker.serve.batch_inference.batch_transform_inference_config import BatchTransformInferenceConfig`,
        ]
      : []),
    ...(!transformsBatches(view) && !hasComponents(view)
      ? [`from sagemaker.core.enums import EndpointType`]
      : []),
    ...(hostsAsync(view) ? [`from sagemaker.core.inference_config import AsyncInferenceConfig`] : []),
    ...(hasComponents(view) ? [`from sagemaker.core.inference_config import ResourceRequirements`] : []),
    ...(!hasComponents(view) && captureOptions(checked).length > 0
      ? [`from sagemaker.core.model_monitor import DataCaptureConfig`]
      : []),
    ...(answer('endpointVpc') ? [`from sagemaker.core.training.configs import Networking`] : []),
  ];
}

/** https://sagemaker.readthedocs.io/en/stable/inference/index.html */
export function modelBuilderStep(checked: CheckedAnswers): NextStep {
  const { regions } = checked.view.home;
  const files = regions.map((region) => `deploy-${region}.py`);
  return {
    id: 'deploy',
    title: transformsBatches(checked.view)
      ? 'Run a transform job with ModelBuilder'
      : 'Deploy the model with ModelBuilder',
    text: `Run this as the deployer. Keep the names: the deployer’s permissions cover only names that start like these. ModelBuilder warns that it cannot verify the role’s permissions; if it could, it would refuse a role that has fewer than its own list, so do not allow iam:SimulatePrincipalPolicy. ${
      transformsBatches(checked.view) && readsOwnWeights(checked.view) ? `${ARCHIVE} ` : ''
    }Replace INSTANCE-TYPE with one that fits the model${readsOwnWeights(checked.view) ? ', and TAG with the image’s' : ''}.${uncaptured(checked)}`,
    code: [
      'pip install "sagemaker>=3"',
      ...regions.map((region, index) =>
        writeFileCommand(
          files[index]!,
          [...importLines(checked), ...builderLines(checked, region), ...deployLines(checked, region)].join(
            '\n',
          ),
        ),
      ),
      ...regions.map((region, index) => `AWS_DEFAULT_REGION=${region} python ${files[index]}`),
    ].join('\n'),
    page: PAGES.sagemakerSdk,
  };
}
