// What the calls that deploy a model on SageMaker send, with the names, folders and networks of the answers.
import { hasComponents, transformsBatches } from '#deepseek/answers/inference-option.ts';
import { pullsOwnImage, readsOwnWeights } from '#deepseek/answers/hosting.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { ApiRequest } from '#deepseek/compose/api-request.ts';
import { locationUri } from '#deepseek/shared/bucket-locations.ts';
import { scalesToZero } from '#deepseek/shared/endpoint-scaling.ts';
import { registryOf } from '#deepseek/shared/jump-start.ts';
import { partsIn } from '#deepseek/shared/network-interfaces.ts';
import { roleArn } from '#deepseek/compose/plan.ts';
import { jumpStartBucket } from '#deepseek/facts/jump-start-regions.ts';
import { partitionById } from '#iam/facts/regions.ts';
import { endpointOptions } from './host-options.ts';

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

const network = (checked: CheckedAnswers, region: string): ApiRequest =>
  checked.answer('endpointVpc') ? { VpcConfig: vpcOf(checked, region) } : {};

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

/** https://docs.aws.amazon.com/sagemaker/latest/dg/jumpstart-foundation-models-use-python-sdk-model-class.html */
const jumpStartFolder = (region: string) => ({
  S3Uri: `s3://${jumpStartBucket(region)}/PREFIX/`,
  S3DataType: 'S3Prefix',
  CompressionType: 'None',
});

function modelData(checked: CheckedAnswers, region: string): ApiRequest {
  const own = readsOwnWeights(checked.view);
  return transformsBatches(checked.view)
    ? { ModelDataUrl: own ? archiveUri(checked) : `s3://${jumpStartBucket(region)}/ARCHIVE.tar.gz` }
    : { ModelDataSource: { S3DataSource: own ? weightsSource(checked) : jumpStartFolder(region) } };
}

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateModel.html */
export const modelRequest = (checked: CheckedAnswers, region: string, name: string): ApiRequest => ({
  ModelName: name,
  ExecutionRoleArn: roleArn(checked),
  PrimaryContainer: {
    Image: imageAddress(checked, region),
    ...modelData(checked, region),
  },
  ...network(checked, region),
});

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpointConfig.html */
export function endpointConfigRequest(checked: CheckedAnswers, region: string, name: string): ApiRequest {
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
  return {
    EndpointConfigName: name,
    ProductionVariants: [variant],
    // Model and endpoint must have the same role and VPC.
    ...(shared ? { ExecutionRoleArn: roleArn(checked), ...network(checked, region) } : {}),
    ...endpointOptions(checked, region),
  };
}

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateInferenceComponent.html */
export const componentRequest = (name: string, model: string): ApiRequest => ({
  InferenceComponentName: name,
  EndpointName: name,
  VariantName: 'AllTraffic',
  Specification: {
    ModelName: model,
    ComputeResourceRequirements: { NumberOfAcceleratorDevicesRequired: 1, MinMemoryRequiredInMb: 1024 },
  },
  RuntimeConfig: { CopyCount: 1 },
});
