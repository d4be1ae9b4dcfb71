// A script that deploys weights of your own bucket with version 2 of the SageMaker Python SDK.
import { hasComponents, transformsBatches } from '#deepseek/answers/inference-option.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { roleArn } from '#deepseek/compose/plan.ts';
import type { NextStep } from '#deepseek/compose/role-kit.ts';
import { writeFileCommand } from '#deepseek/compose/shell.ts';
import { archiveUri, hostName, imageAddress, vpcOf, weightsSource } from '#deepseek/shared/host-requests.ts';
import { ARCHIVE, EMPTY_OBJECT, SAME_REGION } from '#deepseek/shared/host-words.ts';
import { componentOptions, pythonOptions, uncaptured } from '#deepseek/shared/python-options.ts';

const SIZE: readonly string[] = [`    initial_instance_count=1,`, `    instance_type="INSTANCE-TYPE",`];

/** Model.deploy() makes an inference component only with ResourceRequirements. https://github.com/aws/sagemaker-python-sdk */
function deployLines(checked: CheckedAnswers, region: string): readonly string[] {
  const name = hostName(checked);
  if (!hasComponents(checked.view)) return pythonOptions(checked, name, region, SIZE);
  return [
    `model.deploy(`,
    ...SIZE,
    `    endpoint_name="${name}",`,
    `    inference_component_name="${name}",`,
    `    endpoint_type=EndpointType.INFERENCE_COMPONENT_BASED,`,
    `    resources=ResourceRequirements(requests={"num_accelerators": 1, "memory": 1024, "copies": 1}),`,
    ...componentOptions(checked, region),
    `)`,
  ];
}

function script(checked: CheckedAnswers, region: string): string {
  const data = transformsBatches(checked.view)
    ? JSON.stringify(archiveUri(checked))
    : `{"S3DataSource": ${JSON.stringify(weightsSource(checked))}}`;
  return [
    ...(hasComponents(checked.view)
      ? [
          `from sagemaker.compute_resource_requirements.resource_requirements import ResourceRequirements`,
          `from sagemaker.enums import EndpointType`,
        ]
      : []),
    `from sagemaker.model import Model`,
    `model = Model(`,
    `    image_uri=${JSON.stringify(imageAddress(checked, region))},`,
    `    model_data=${data},`,
    `    role=${JSON.stringify(roleArn(checked))},`,
    `    name="${hostName(checked)}",`,
    ...(checked.answer('endpointVpc') ? [`    vpc_config=${JSON.stringify(vpcOf(checked, region))},`] : []),
    `)`,
    ...deployLines(checked, region),
  ].join('\n');
}

/** https://github.com/aws/sagemaker-python-sdk: version 2, model.py. */
export function modelScriptStep(checked: CheckedAnswers): NextStep {
  const { regions } = checked.view.home;
  const batches = transformsBatches(checked.view);
  return {
    id: 'deploy',
    title: batches ? 'Run a transform job with the SDK' : 'Deploy the model with the SDK',
    text: `Run this as the deployer, with version 2 of the SageMaker Python SDK. Keep the names: the deployer’s permissions cover only names that start like these. ${
      batches ? ARCHIVE : EMPTY_OBJECT
    } Replace INSTANCE-TYPE with one that fits the model, and TAG with the image’s.${
      regions.length > 1 ? SAME_REGION : ''
    }${uncaptured(checked)}`,
    code: [
      'pip install "sagemaker<3"',
      ...regions.map((region) => writeFileCommand(`deploy-${region}.py`, script(checked, region))),
      ...regions.map((region) => `AWS_DEFAULT_REGION=${region} python deploy-${region}.py`),
    ].join('\n'),
    page: PAGES.sagemakerSdk,
  };
}
