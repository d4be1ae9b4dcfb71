// Questions on SageMaker HyperPod clusters.
import { usesEks } from '#deepseek/answers/fine-tuning.ts';
import {
  choiceField,
  listField,
  switchField,
  type CheckedInput,
  type RoleHome,
} from '#deepseek/answers/field.ts';
import { readBucket, type BucketLocation } from '#deepseek/answers/inputs/bucket.ts';
import { isForeign, readCluster } from '#deepseek/answers/inputs/eks.ts';
import { refuse } from '#deepseek/answers/inputs/outcome.ts';

/** HyperPod takes an EKS cluster of its own account. */
function readOwnCluster(raw: string, home: RoleHome): CheckedInput<string> {
  const read = readCluster(raw, home);
  return read.ok && isForeign(read.value, home)
    ? refuse(`This cluster is in another account. Name one in the role’s own account, ${home.account}.`)
    : read;
}

export const questions = {
  orchestrator: choiceField({
    key: 'hpo',
    step: 'data',
    rank: 10,
    label: 'Orchestrator',
    sentence: 'with {orchestrator:eks=EKS|slurm=Slurm}',
    options: () => [
      {
        value: 'eks',
        label: 'Amazon EKS',
        detail: 'An EKS cluster that you have, in your VPC; runs every recipe',
      },
      { value: 'slurm', label: 'Slurm', detail: 'HyperPod sets up Slurm; runs recipes for SFT and DPO' },
    ],
    initial: () => 'eks',
  }),
  hyperpodEks: listField({
    key: 'hpe',
    step: 'data',
    rank: 20,
    label: 'EKS cluster of the orchestrator',
    sentence: 'on {hyperpodEks:EKS cluster *|EKS clusters *}',
    under: [{ field: 'orchestrator', value: 'eks' }],
    hint: 'Cluster ARN, one per line',
    example: 'arn:aws:eks:us-east-1:111122223333:cluster/hyperpod-eks',
    noun: 'cluster',
    required: true,
    identifying: true,
    limit: 10,
    when: usesEks,
    check: (raw, view) => readOwnCluster(raw, view.home),
    placeholder: ({ home: { partition, account, regions } }) => [
      `arn:${partition}:eks:${regions[0] ?? 'us-east-1'}:${account}:cluster/hyperpod-eks`,
    ],
  }),
  lifecycleScripts: listField<BucketLocation>({
    key: 'hpl',
    step: 'data',
    rank: 170,
    label: 'Bucket with the lifecycle scripts',
    sentence: 'with scripts in {lifecycleScripts}',
    hint: 'Bucket name, S3 URI or ARN, with the folder. AWS’s pages use a bucket whose name starts with sagemaker-',
    example: 's3://sagemaker-acme-hyperpod/lifecycle/',
    noun: 'script bucket',
    required: true,
    identifying: true,
    limit: 5,
    check: (raw, view) => readBucket(raw, view.home, 'folder'),
    placeholder: () => [{ bucket: 'sagemaker-amzn-s3-demo-bucket', prefix: 'lifecycle' }],
  }),
  podIdentity: switchField({
    key: 'hpp',
    step: 'data',
    rank: 2190,
    label: 'Pods use EKS Pod Identity',
    sentence: '{podIdentity:with Pod Identity}',
    effect: 'Allows the nodes to get credentials for pods that have a role of their own.',
    when: usesEks,
    initial: () => false,
  }),
};
