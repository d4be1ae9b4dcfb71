// Commands that deploy DeepSeek on SageMaker, once the roles are there.
import { hasComponents, transformsBatches } from '#core/answers/inference-option.ts';
import { pullsOwnImage, readsOwnWeights } from '#core/answers/hosting.ts';
import type { CheckedAnswers } from '#core/answers/read-answers.ts';
import { PAGES } from '#core/catalog/pages.ts';
import { jumpStartBucket } from '#core/facts/jump-start-regions.ts';
import { partitionById } from '#core/facts/regions.ts';
import { scalesToZero } from '#core/compose/blocks/endpoint-scaling.ts';
import { registryOf } from '#core/compose/blocks/jump-start.ts';
import { partsIn } from '#core/compose/blocks/network-interfaces.ts';
import { locationUri } from '#core/compose/blocks/bucket-locations.ts';
import { command, writeFileCommand, jsonWord, shellWord } from '#core/compose/shell.ts';
import { roleArn } from '#core/compose/plan.ts';
import type { NextStep } from '#core/compose/role-kit.ts';

import { createTransformJob, endpointOptions } from './host-options.ts';
import { componentOptions, pythonOptions, uncaptured } from './python-options.ts';

const PYTHON = 'sagemaker.jumpstart.model';

/** A name the deployer may give. */
export function hostName(checked: CheckedAnswers): string {
  const prefix = checked.answer('namePrefix');
  return `${prefix}${prefix.endsWith('-') ? '' : '-'}r1`;
}

export function imageAddress(checked: CheckedAnswers, region: string): string {
  const { partition, account } = checked.view.home;
  const own = pullsOwnImage(checked.view);
  const host = `dkr.ecr.${region}.${partitionById(partition).dnsSuffix}`;
  const repository = own ? (checked.answer('repositories')[0] ?? 'REPOSITORY') : 'djl-inference';
  return `${own ? account : registryOf(checked, region)}.${host}/${repository}:TAG`;
}

/** What is in the Region, of the subnets and security groups. */
export const vpcOf = (checked: CheckedAnswers, region: string) => ({
  Subnets: partsIn(checked.answer('subnets'), region),
  SecurityGroupIds: partsIn(checked.answer('securityGroups'), region),
});

const vpcConfig = (checked: CheckedAnswers, region: string): readonly string[] =>
  checked.answer('endpointVpc') ? [`--vpc-config ${jsonWord(vpcOf(checked, region))}`] : [];

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_S3ModelDataSource.html */
export function weightsSource(checked: CheckedAnswers) {
  const [location] = checked.answer('weights');
  const file = location?.isObject ? location.prefix : undefined;
  return {
    S3Uri: location ? locationUri(location) : 's3://BUCKET/',
    S3DataType: file === undefined ? 'S3Prefix' : 'S3Object',
    CompressionType: /\.(?:tar\.gz|tgz)$/i.test(file ?? '') ? 'Gzip' : 'None',
  };
}

/**
 * A transform job takes its model from one archive: it cannot use ModelDataSource.
 * https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ContainerDefinition.html
 */
export function archiveUri(checked: CheckedAnswers): string {
  const { S3Uri, CompressionType } = weightsSource(checked);
  return CompressionType === 'Gzip' ? S3Uri : S3Uri.replace(/[^/]*$/, 'MODEL.tar.gz');
}

const modelData = (checked: CheckedAnswers) =>
  transformsBatches(checked.view)
    ? { ModelDataUrl: archiveUri(checked) }
    : { ModelDataSource: { S3DataSource: weightsSource(checked) } };

function createModel(checked: CheckedAnswers, region: string): string {
  return command(
    `aws sagemaker create-model --region ${region}`,
    `--model-name ${hostName(checked)}`,
    `--execution-role-arn ${shellWord(roleArn(checked))}`,
    `--primary-container ${jsonWord({
      Image: imageAddress(checked, region),
      ...modelData(checked),
    })}`,
    ...vpcConfig(checked, region),
  );
}

/** https://docs.aws.amazon.com/sagemaker/latest/dg/realtime-endpoints-deploy-models.html */
function createEndpoint(checked: CheckedAnswers, region: string): readonly string[] {
  const name = hostName(checked);
  const shared = hasComponents(checked.view);
  const variant = {
    VariantName: 'AllTraffic',
    ...(shared ? {} : { ModelName: name }),
    InstanceType: 'INSTANCE-TYPE',
    InitialInstanceCount: 1,
    ...(shared && scalesToZero(checked)
      ? { ManagedInstanceScaling: { Status: 'ENABLED', MinInstanceCount: 0, MaxInstanceCount: 2 } }
      : {}),
  };
  return [
    command(
      `aws sagemaker create-endpoint-config --region ${region}`,
      `--endpoint-config-name ${name}`,
      `--production-variants ${jsonWord([variant])}`,
      // Model and endpoint must have the same role and VPC.
      ...(shared ? [`--execution-role-arn ${shellWord(roleArn(checked))}`] : []),
      ...(shared ? vpcConfig(checked, region) : []),
      ...endpointOptions(checked, region),
    ),
    `aws sagemaker create-endpoint --region ${region} --endpoint-name ${name} --endpoint-config-name ${name}`,
    // A component is created on an endpoint that is in service.
    ...(shared
      ? [
          `aws sagemaker wait endpoint-in-service --region ${region} --endpoint-name ${name}`,
          createComponent(checked, region),
        ]
      : []),
  ];
}

function createComponent(checked: CheckedAnswers, region: string): string {
  const name = hostName(checked);
  const specification = {
    ModelName: name,
    ComputeResourceRequirements: { NumberOfAcceleratorDevicesRequired: 1, MinMemoryRequiredInMb: 1024 },
  };
  return command(
    `aws sagemaker create-inference-component --region ${region}`,
    `--inference-component-name ${name}`,
    `--endpoint-name ${name} --variant-name AllTraffic`,
    `--specification ${jsonWord(specification)}`,
    `--runtime-config CopyCount=1`,
  );
}

/** What `archiveUri` asks for. */
export const ARCHIVE =
  'A transform job cannot use a folder of uncompressed weights: pack them into one archive, upload it there, and put its name in place of MODEL.tar.gz.';

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ModelDataSource.html */
const ownSteps = (checked: CheckedAnswers, regions: readonly string[]): NextStep => ({
  id: 'deploy',
  title: transformsBatches(checked.view) ? 'Run a transform job' : 'Deploy the endpoint',
  text: `Run this as the deployer. Its permissions cover only names that start like these. ${
    transformsBatches(checked.view)
      ? ARCHIVE
      : 'Do not create the folder in the S3 console, which leaves an empty object that breaks the deployment.'
  }${
    regions.length > 1
      ? ' Run the commands for each Region. Weights and your own image must be in the same Region, so name the bucket there.'
      : ''
  }`,
  code: regions
    .flatMap((region) => [
      createModel(checked, region),
      ...(transformsBatches(checked.view)
        ? [createTransformJob(checked, region, hostName(checked))]
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
