// Commands that deploy DeepSeek on SageMaker, once the roles are there.
import { hasComponents, transformsBatches } from '#deepseek/answers/inference-option.ts';
import { pullsOwnImage, readsOwnWeights } from '#deepseek/answers/hosting.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { cliOptions } from '#deepseek/compose/api-request.ts';
import { jumpStartBucket } from '#deepseek/facts/jump-start-regions.ts';
import { command, writeFileCommand, jsonWord } from '#deepseek/compose/shell.ts';
import { roleArn } from '#deepseek/compose/plan.ts';
import type { NextStep } from '#deepseek/compose/role-kit.ts';

import { transformRequest } from './host-options.ts';
import { componentRequest, endpointConfigRequest, hostName, modelRequest, vpcOf } from './host-requests.ts';
import { ARCHIVE, EMPTY_OBJECT, SAME_REGION } from './host-words.ts';
import { componentOptions, pythonOptions, uncaptured } from './python-options.ts';

const PYTHON = 'sagemaker.jumpstart.model';

function createModel(checked: CheckedAnswers, region: string): string {
  return command(
    `aws sagemaker create-model --region ${region}`,
    ...cliOptions(modelRequest(checked, region, hostName(checked))),
  );
}

/** https://docs.aws.amazon.com/sagemaker/latest/dg/realtime-endpoints-deploy-models.html */
function createEndpoint(checked: CheckedAnswers, region: string): readonly string[] {
  const name = hostName(checked);
  return [
    command(
      `aws sagemaker create-endpoint-config --region ${region}`,
      ...cliOptions(endpointConfigRequest(checked, region, name)),
    ),
    `aws sagemaker create-endpoint --region ${region} --endpoint-name ${name} --endpoint-config-name ${name}`,
    // A component is created on an endpoint that is in service.
    ...(hasComponents(checked.view)
      ? [
          `aws sagemaker wait endpoint-in-service --region ${region} --endpoint-name ${name}`,
          command(
            `aws sagemaker create-inference-component --region ${region}`,
            ...cliOptions(componentRequest(name, name)),
          ),
        ]
      : []),
  ];
}

const createTransformJob = (checked: CheckedAnswers, region: string): string =>
  command(
    `aws sagemaker create-transform-job --region ${region}`,
    `--transform-job-name ${hostName(checked)}-1`,
    ...cliOptions(transformRequest(checked, region, hostName(checked))),
  );

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ModelDataSource.html */
const ownSteps = (checked: CheckedAnswers, regions: readonly string[]): NextStep => ({
  id: 'deploy',
  title: transformsBatches(checked.view) ? 'Run a transform job' : 'Deploy the endpoint',
  text: `Run this as the deployer. Its permissions cover only names that start like these. ${
    transformsBatches(checked.view) ? ARCHIVE : EMPTY_OBJECT
  }${regions.length > 1 ? SAME_REGION : ''}`,
  code: regions
    .flatMap((region) => [
      createModel(checked, region),
      ...(transformsBatches(checked.view)
        ? [createTransformJob(checked, region)]
        : createEndpoint(checked, region)),
    ])
    .join('\n\n'),
  page: transformsBatches(checked.view) ? PAGES.sagemakerModelData : PAGES.sagemakerDeploy,
});

/** A script of version 2 for one Region. */
function jumpStartScript(checked: CheckedAnswers, region: string): string {
  const name = hostName(checked);
  const shared = hasComponents(checked.view);
  return [
    ...(shared ? [`from sagemaker.enums import EndpointType`] : []),
    `from ${PYTHON} import JumpStartModel`,
    `model = JumpStartModel(`,
    `    model_id="deepseek-llm-r1-distill-qwen-7b",`,
    `    role="${roleArn(checked)}",`,
    `    name="${name}",`,
    ...(checked.answer('endpointVpc') ? [`    vpc_config=${JSON.stringify(vpcOf(checked, region))},`] : []),
    `)`,
    ...(shared
      ? [
          `model.deploy(`,
          `    endpoint_name="${name}",`,
          `    inference_component_name="${name}",`,
          `    endpoint_type=EndpointType.INFERENCE_COMPONENT_BASED,`,
          ...componentOptions(checked, region),
          `)`,
        ]
      : pythonOptions(checked, name, region)),
  ].join('\n');
}

/** https://docs.aws.amazon.com/sagemaker/latest/dg/jumpstart-foundation-models-use-python-sdk-model-class.html */
const jumpStartSteps = (checked: CheckedAnswers, regions: readonly string[]): NextStep => ({
  id: 'deploy',
  title: 'Deploy the JumpStart model',
  text: `Run this as the deployer, with version 2 of the SageMaker Python SDK (AWS’s page now shows version 3). Keep the names: the SDK’s own names start with jumpstart-dft-, which the deployer’s permissions do not cover.${uncaptured(checked)}`,
  code: [
    `pip install "sagemaker<3"`,
    ...regions.map((region) => writeFileCommand(`deploy-${region}.py`, jumpStartScript(checked, region))),
    ...regions.map((region) => `AWS_DEFAULT_REGION=${region} python deploy-${region}.py`),
  ].join('\n'),
  page: PAGES.sagemakerJumpStart,
});

/** https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html */
function closedNetwork({ view }: CheckedAnswers): NextStep {
  const layers = view.home.regions.map((region) => `prod-${region}-starport-layer-bucket`);
  const models = readsOwnWeights(view) ? [] : view.home.regions.map(jumpStartBucket);
  return {
    id: 'closed-network',
    title: 'Allow AWS’s buckets and images in your network',
    text: `If policies on your VPC endpoints or in your organization require your own account in aws:ResourceAccount, exempt AWS’s resources: the registry account in the role’s policy, the image layers of ECR in ${layers.join(', ')}${models.length > 0 ? `, and the JumpStart models in ${models.join(', ')}` : ''}.`,
    page: PAGES.sagemakerJumpStart,
  };
}

/** What is left to do after the roles of a SageMaker host are made. */
export function deploySteps(checked: CheckedAnswers, own?: NextStep): readonly NextStep[] {
  const { regions } = checked.view.home;
  return [
    own ?? (readsOwnWeights(checked.view) ? ownSteps(checked, regions) : jumpStartSteps(checked, regions)),
    ...(pullsOwnImage(checked.view) ? [] : [closedNetwork(checked)]),
    ...(transformsBatches(checked.view)
      ? []
      : [
          {
            id: 'call-endpoint',
            title: 'Then allow an app to call the endpoint',
            text: 'Choose “Call a SageMaker endpoint” and paste the endpoint’s ARN. The app needs its own role.',
          },
        ]),
  ];
}

/** https://docs.aws.amazon.com/bedrock/latest/APIReference/API_CreateMarketplaceModelEndpoint.html */
export function marketplaceSteps(checked: CheckedAnswers): readonly NextStep[] {
  const { partition, regions } = checked.view.home;
  const keys = checked.answer('extraTagKeys');
  const config = {
    sageMaker: {
      initialInstanceCount: 1,
      instanceType: 'INSTANCE-TYPE',
      executionRole: roleArn(checked),
    },
  };
  return [
    {
      id: 'deploy',
      title: 'Deploy the endpoint',
      text: 'Run this as the deployer. The name can have up to 30 characters. AWS does not list Regions for Bedrock Marketplace: look for the model in the console’s Model catalog first. The model’s page in the Bedrock console shows its ARN with the version, and the instance types it runs on.',
      code: regions
        .map((region) =>
          command(
            `aws bedrock create-marketplace-model-endpoint --region ${region}`,
            `--endpoint-name deepseek-r1-distill`,
            `--model-source-identifier arn:${partition}:sagemaker:${region}:aws:hub-content/SageMakerPublicHub/Model/deepseek-llm-r1-distill-qwen-7b/VERSION`,
            `--endpoint-config ${jsonWord(config)}`,
            `--accept-eula`,
            ...(keys.length > 0 ? [`--tags ${jsonWord(keys.map((key) => ({ key, value: 'VALUE' })))}`] : []),
          ),
        )
        .join('\n\n'),
      page: PAGES.bedrockMarketplace,
    },
    {
      id: 'console-operator',
      title: 'Optional: allow the deployer to use the console',
      text: 'The console’s forms list roles and networks; the command above does not need this. AWS also requires s3:GetObject, s3:GetBucketCORS, s3:GetBucketLocation, s3:ListBucket and s3:ListBucketVersions there, on every bucket: add them for the buckets you choose. If the endpoint uses a customer managed key, add kms:CreateGrant on that key; its key policy must also allow that to the execution role.',
      code: JSON.stringify(
        {
          Sid: 'ListForTheConsole',
          Effect: 'Allow',
          Action: ['iam:ListRoles', 'ec2:DescribeVpcs', 'ec2:DescribeSubnets', 'ec2:DescribeSecurityGroups'],
          Resource: '*',
        },
        null,
        2,
      ),
      page: PAGES.bedrockMarketplace,
    },
    {
      id: 'call-endpoint',
      title: 'Then allow an app to call the endpoint',
      text: 'Choose “Call a Bedrock Marketplace endpoint” and paste the ARN of the SageMaker endpoint. The app needs its own role.',
    },
  ];
}
