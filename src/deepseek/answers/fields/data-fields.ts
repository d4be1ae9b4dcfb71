// Questions of step 4: buckets, keys and images.
import { homeBy, homeInText, regionBy } from '#deepseek/answers/inputs/arn-home.ts';
import { readKey } from '#deepseek/answers/inputs/arns.ts';
import { readPolicyName } from '#deepseek/answers/inputs/role-settings.ts';
import { readRepository } from '#deepseek/answers/inputs/names.ts';
import { readBucket, readJobBucket, type BucketLocation } from '#deepseek/answers/inputs/bucket.ts';
import { bucketOwner, canPinBucketAccount } from '#deepseek/answers/bucket-owner.ts';
import {
  choiceField,
  listField,
  switchField,
  textField,
  type AnswersView,
  type RoleHome,
} from '#deepseek/answers/field.ts';
import { pullsImages, pullsOwnImage, readsOwnWeights } from '#deepseek/answers/hosting.ts';
import { writesFiles } from '#deepseek/answers/inference-option.ts';
import { hasOwnFiles } from '#deepseek/answers/own-files.ts';
import { modelHome } from '#deepseek/answers/model-home.ts';
import { importsWeights, usesImportedModel } from '#deepseek/answers/imported-model.ts';
import { mountsWeights } from '#deepseek/answers/s3-driver.ts';
import { keyPlaceholder, keysField } from './keys-field.ts';

/** Where the imported model is: its key is in the same account and Region. */
function importedHome(view: AnswersView): RoleHome {
  const home = modelHome(view);
  const [first = ''] = view.asks('importedModels') ? view.list('importedModels') : [];
  const { account, region } = homeInText(first) ?? {};
  return {
    ...home,
    ...(account === undefined || account === '' ? {} : { account }),
    ...(region === undefined ? {} : { regions: [region] }),
  };
}

/** Tasks that also write files. */
const WRITERS: ReadonlySet<string> = new Set([
  'batch',
  'evaluation',
  'upload-weights',
  'invoke-sagemaker',
  'fine-tune-sagemaker',
  'hyperpod',
]);

/** What a KMS key of the files adds to the role, by what the role does with them. */
function keyEffect(view: AnswersView): string {
  const tasks = view.scenarios.map(({ id }) => id);
  if (tasks.includes('logging')) return 'Adds nothing to the role. The key policy must allow Bedrock';
  const actions = tasks.some((id) => WRITERS.has(id) || (id === 'host-sagemaker' && writesFiles(view)))
    ? 'kms:Decrypt and kms:GenerateDataKey'
    : 'kms:Decrypt';
  // AWS prints no limit to S3 for jobs that use the key of another account.
  const owners = bucketOwner(view) !== undefined && tasks.some((id) => ['import', 'batch'].includes(id));
  const more = tasks.includes('evaluation') ? ', and kms:DescribeKey' : '';
  const adds = owners
    ? `${actions}, plus kms:DescribeKey on a key of the bucket owner`
    : `${actions} through S3 only${more}`;
  return `Adds ${adds}. The key policy must also allow the role`;
}

export const dataFields = {
  weights: listField<BucketLocation>({
    key: 'in',
    step: 'data',
    rank: 1080,
    label: 'Bucket with the model files',
    sentence: 'with weights in {weights}',
    hint: 'Bucket name, S3 URI or ARN, with the folder or file; one per line',
    example: 's3://acme-models/deepseek-r1-distill-8b/',
    noun: 'bucket',
    required: true,
    identifying: true,
    limit: 20,
    when: readsOwnWeights,
    check: (raw, view) =>
      importsWeights(view)
        ? readJobBucket(raw, view.home, 'folder')
        : readBucket(raw, view.home, mountsWeights(view) ? 'folder' : 'read'),
    placeholder: () => [{ bucket: 'amzn-s3-demo-bucket', prefix: 'deepseek-r1-distill-llama-8b' }],
  }),
  weightsEncryption: choiceField({
    key: 'enc',
    step: 'data',
    rank: 1090,
    label: 'Encryption of the files',
    sentence: '{weightsEncryption:kms=encrypted with KMS|s3=encrypted by S3}',
    when: hasOwnFiles,
    options: (view) => [
      {
        value: 's3',
        label: 'Amazon S3 managed keys',
        tag: 'SSE-S3',
        detail: 'The S3 default: nothing else is needed',
      },
      {
        value: 'kms',
        label: 'A KMS key',
        tag: 'SSE-KMS',
        detail: `${keyEffect(view)}: see Next steps.`,
      },
    ],
    initial: () => 's3',
  }),
  weightsKeys: keysField({
    key: 'kms',
    rank: 1100,
    label: 'KMS key ARN',
    sentence: 'with {weightsKeys:KMS key *|KMS keys *}',
    under: [{ field: 'weightsEncryption', value: 'kms' }],
    when: (view) => hasOwnFiles(view) && view.text('weightsEncryption') === 'kms',
  }),
  modelEncryption: choiceField({
    key: 'menc',
    step: 'data',
    rank: 1110,
    label: 'Encryption of the imported model',
    sentence: '',
    when: usesImportedModel,
    options: () => [
      { value: 'aws', label: 'AWS owned key', detail: 'The default: nothing else is needed' },
      {
        value: 'kms',
        label: 'A customer managed key',
        detail: 'Anyone who builds or calls the model also needs the key',
      },
    ],
    initial: () => 'aws',
  }),
  modelKeys: keysField({
    key: 'mkms',
    rank: 1120,
    label: 'KMS key ARN of the model',
    sentence: 'with {modelKeys:model key *|model keys *}',
    under: [{ field: 'modelEncryption', value: 'kms' }],
    homeOf: regionBy(readKey),
    homeKind: 'beside',
    when: (view) => usesImportedModel(view) && view.text('modelEncryption') === 'kms',
    placeholder: (view) => keyPlaceholder(importedHome(view)),
  }),
  tagJobs: switchField({
    key: 'tj',
    step: 'data',
    rank: 2450,
    label: 'Tag jobs or models',
    sentence: '{tagJobs:with tags}',
    effect: 'Allows the deployer to tag what it creates.',
    initial: () => false,
  }),
  repositories: listField({
    key: 'ecr',
    step: 'data',
    rank: 1130,
    label: 'ECR repository of the serving image',
    sentence: 'whose image is in {repositories}',
    hint: 'In your own account. Leave empty if the image is not in ECR',
    example: 'deepseek-serving',
    noun: 'repository',
    required: false,
    identifying: true,
    limit: 10,
    when: (view) => pullsOwnImage(view) && pullsImages(view),
    homeOf: homeBy(readRepository),
    homeKind: 'afar',
    check: (raw, view) => readRepository(raw, view.home),
    placeholder: () => [],
  }),
  sessionManager: switchField({
    key: 'ssm',
    step: 'data',
    rank: 1150,
    label: 'Allow Session Manager',
    sentence: '{sessionManager:with Session Manager}',
    effect: 'Allows shells on the instance without SSH keys or open ports.',
    // Instances that have their roles already are not asked about.
    when: (view) => !['ecsCapacity', 'eksNodes'].some((id) => view.asks(id) && view.text(id) === 'existing'),
    initial: () => false,
  }),
  resourceAccount: switchField({
    key: 'ra',
    step: 'limits',
    rank: 1160,
    label: 'Only buckets in this account',
    sentence: '{resourceAccount:only in its own buckets|also in others’ buckets}',
    effect: 'Stops reads from a bucket of the same name in another account.',
    breaks: 'weights in another account, and JumpStart’s own buckets',
    when: canPinBucketAccount,
    initial: () => true,
  }),
  operatorName: textField({
    key: 'op',
    step: 'names',
    rank: 1170,
    label: 'Name of the deployer’s policy',
    hint: 'Attached to the person or pipeline that runs this',
    example: 'DeepSeekImportDeployer',
    required: true,
    identifying: true,
    initial: () => 'DeepSeekOperator',
    check: readPolicyName,
    placeholder: () => 'DeepSeekOperator',
  }),
};
