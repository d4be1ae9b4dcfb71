// Reads names of resources that may also be given as ARNs, one row for each kind.
import { NAME_RULES } from '#iam/facts/name-rules.ts';
import { partitionOfRegion } from '#iam/facts/regions.ts';
import type { CheckedInput, RoleHome } from '#deepseek/answers/field.ts';
import { readNamed, type NamedKind, type NameInArn } from './name-or-arn.ts';
import { notConcrete } from './not-concrete.ts';
import { accept, refuse } from './outcome.ts';

type Reader = (raw: string, home: RoleHome) => CheckedInput<string>;

const reader =
  (kind: NamedKind): Reader =>
  (raw, home) =>
    readNamed(raw, home, kind);

export const readDomain = reader({
  noun: 'domain',
  service: 'es',
  prefix: 'domain/',
  name: NAME_RULES.openSearchDomainName.pattern,
  mends: [[/[A-Z]/, (name) => name.toLowerCase(), 'Domain names are lowercase.']],
  help: 'A domain name has 3 to 28 lowercase letters, digits and hyphens and begins with a letter.',
});

const readGroup = reader({
  noun: 'log group',
  service: 'logs',
  prefix: 'log-group:',
  name: NAME_RULES.logGroupName.pattern,
  help: 'A log group name has up to 512 letters, digits and . - _ / # and does not begin with aws/, as in /deepseek/vllm.',
});

/** The console shows the ARN of a log group with the streams in it, as `:*`. */
export const readLogGroup: Reader = (raw, home) => readGroup(raw.trim().replace(/:\*$/, ''), home);

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html */
export const REPOSITORY = /^(?=.{2,256}$)[a-z0-9]+(?:[._-]+[a-z0-9]+)*(?:\/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)*$/;

/** The address of an image: ACCOUNT.dkr.ecr.REGION.SUFFIX/NAME. */
export function nameInImage(text: string): NameInArn | undefined {
  const match = /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.[a-z.]+\/(.*)$/.exec(text);
  const [, account = '', region = '', name = ''] = match ?? [];
  if (!match) return undefined;
  // A Region that no partition has is refused with the other entries that name none.
  return { name, partition: partitionOfRegion(region)?.id ?? '', region, account, from: 'address' };
}

export const readRepository = reader({
  noun: 'repository',
  service: 'ecr',
  prefix: 'repository/',
  name: REPOSITORY,
  address: nameInImage,
  mends: [[/[:@]/, (name) => name.replace(/[:@].*$/s, ''), 'Remove the tag.']],
  help: 'A repository name has lowercase letters, digits and . _ - / , as in deepseek-vllm.',
});

/**
 * Letters and digits only: AWS also takes other characters, which CloudWatch Logs and the ARN of a policy do not.
 * https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html
 */
export const readStateMachine = reader({
  noun: 'state machine',
  service: 'states',
  prefix: 'stateMachine:',
  name: /^[A-Za-z0-9_-]{1,80}$/,
  // A version or an alias.
  tail: /:[\w-]+$/,
  help: 'A state machine name has up to 80 letters, digits, hyphens and underscores, as in summarize-tickets.',
});

/** https://docs.aws.amazon.com/codebuild/latest/APIReference/API_CreateProject.html */
export const readBuildProject = reader({
  noun: 'project',
  service: 'codebuild',
  prefix: 'project/',
  name: /^[A-Za-z0-9][A-Za-z0-9_-]{1,149}$/,
  help: 'A project name has 2 to 150 letters, digits, hyphens and underscores, and begins with a letter or digit, as in deepseek-evaluation.',
});

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateCluster.html */
export const readEcsCluster = reader({
  noun: 'cluster',
  service: 'ecs',
  prefix: 'cluster/',
  name: /^[A-Za-z0-9_-]{1,255}$/,
  help: 'A cluster name has up to 255 letters, digits, hyphens and underscores, as in inference-cluster.',
});

/** https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html */
export function readEksClusterName(raw: string): CheckedInput<string> {
  const text = raw.trim();
  if (/^[0-9A-Za-z][A-Za-z0-9_-]{0,99}$/.test(text)) return accept(text);
  return refuse(
    'A cluster name has up to 100 letters, digits, hyphens and underscores, as in inference-cluster.',
  );
}

const readPackageGroup = reader({
  noun: 'group',
  service: 'sagemaker',
  prefix: 'model-package-group/',
  name: /^[a-zA-Z0-9](?:-*[a-zA-Z0-9]){0,62}$/,
  help: 'A group name has up to 63 letters, digits and hyphens, as in deepseek-tuned.',
});

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateModelPackageGroup.html */
export function readModelPackageGroup(raw: string, home: RoleHome): CheckedInput<string> {
  const impure = notConcrete(raw.trim());
  return impure ? refuse(impure) : readPackageGroup(raw, home);
}
