// Questions on the owners of buckets and keys, bucket policies, and the network of jobs.
import { usesEks } from '#deepseek/answers/fine-tuning.ts';
import { deployerEntity } from '#deepseek/answers/deployer.ts';
import { readAccessPoint, type AccessPoint } from '#deepseek/answers/inputs/access-point.ts';
import { readsThroughAccessPoints } from '#deepseek/answers/bucket-owner.ts';
import { readsOwnWeights } from '#deepseek/answers/hosting.ts';
import { readPrincipal } from '#deepseek/answers/inputs/principals.ts';
import {
  listField,
  switchField,
  textField,
  type CheckedInput,
  type AnswersView,
} from '#deepseek/answers/field.ts';
import { readAccount } from '#deepseek/answers/inputs/role-settings.ts';
import { accept, refuse } from '#deepseek/answers/inputs/outcome.ts';
import { partArn, readSecurityGroup, readSubnet } from '#deepseek/answers/inputs/vpc.ts';

/** Whether a key of the imported model is built with, and not only used. */
const buildsWithKey = (view: AnswersView): boolean =>
  view.scenarios.some(({ id }) => id === 'import') && view.text('modelEncryption') === 'kms';

/** A role or user of the role’s own account, as a key policy names it. */
function readKeyUser(raw: string, view: AnswersView): CheckedInput<string> {
  const checked = readPrincipal(raw, view.home);
  if (!checked.ok) return checked;
  const { account, accountGiven } = view.home;
  if (checked.value.endsWith(':root')) {
    return refuse(
      `A whole account would give the key to everyone its IAM policies allow. Paste the ARN of a role or user, such as ${checked.value.replace(/root$/, 'role/DeepSeekInvoke')}`,
    );
  }
  if (accountGiven && !checked.value.includes(`::${account}:`)) {
    return refuse(
      `An imported model can be used only in its own account, ${account}. Paste the ARN of a role or user in that account.`,
    );
  }
  return checked.words === undefined ? accept(checked.value) : accept(checked.value, checked.words);
}

interface KeyUsers {
  readonly key: string;
  readonly rank: number;
  readonly label: string;
  readonly sentence: string;
  readonly hint: string;
  readonly example: string;
  readonly noun: string;
  readonly when?: (view: AnswersView) => boolean;
}

const keyUsers = (row: KeyUsers) =>
  listField<string>({
    step: 'data',
    required: false,
    identifying: true,
    limit: 10,
    when: buildsWithKey,
    check: readKeyUser,
    placeholder: () => [],
    ...row,
  });

const inVpc = (view: AnswersView): boolean =>
  usesEks(view) || ['jobInVpc', 'endpointVpc', 'trainingVpc'].some((id) => view.asks(id) && view.flag(id));

const placeholderPart = (view: AnswersView, type: 'subnet' | 'security-group', id: string) => [
  { id, arns: view.home.regions.map((region) => partArn(view.home, region, type, id)) },
];

/** Stands in where an access point is asked for but none is valid: a statement must name some resource. */
const placeholderAccessPoint = (view: AnswersView): readonly AccessPoint[] => {
  if (!readsThroughAccessPoints(view)) return [];
  const name = 'deepseek-weights-ap';
  const { partition, regions, account } = view.home;
  return [
    { name, arns: regions.map((region) => `arn:${partition}:s3:${region}:${account}:accesspoint/${name}`) },
  ];
};

export const storageFields = {
  ownerAccount: textField({
    key: 'oa',
    step: 'data',
    rank: 1240,
    label: 'Account that owns the buckets',
    sentence: 'in buckets of {ownerAccount:account *}',
    hint: 'Only if it differs from the role’s account. The kit then includes a bucket policy for the owner',
    example: '444455556666',
    required: false,
    identifying: true,
    when: readsOwnWeights,
    check: (raw, view) => {
      const checked = readAccount(raw);
      return checked.ok && view.home.accountGiven && checked.value === view.home.account
        ? accept(checked.value, undefined, 'This is the role’s own account. Leave this empty.')
        : checked;
    },
    placeholder: () => '',
  }),
  accessPoints: listField({
    key: 's3ap',
    step: 'data',
    rank: 2080,
    label: 'S3 access points to read through',
    sentence: 'through {accessPoints:access point *|access points *}',
    hint: 'Names or ARNs, one per line. Leave empty to read the bucket itself',
    example: 'deepseek-weights-ap',
    noun: 'access point',
    required: false,
    identifying: true,
    limit: 10,
    check: (raw, view) => readAccessPoint(raw, view.home),
    placeholder: placeholderAccessPoint,
  }),
  syncUploads: switchField({
    key: 'syn',
    step: 'data',
    rank: 2090,
    label: 'Upload with aws s3 sync',
    sentence: '{syncUploads:with sync}',
    effect: 'Also allows listing the folder, because sync compares before it uploads.',
    initial: () => false,
  }),
  bucketTls: switchField({
    key: 'tls',
    step: 'data',
    rank: 2100,
    label: 'Bucket policy: HTTPS only',
    sentence: '{bucketTls:over HTTPS only}',
    effect: 'Stops requests to the buckets without HTTPS.',
    breaks: 'old tools that use plain HTTP',
    initial: () => false,
  }),
  delegateAccessPoints: switchField({
    key: 'dap',
    step: 'data',
    rank: 2110,
    label: 'Bucket policy: delegate reads to access points',
    sentence: '{delegateAccessPoints:with access points that decide}',
    effect:
      'Lets the access points you name decide who reads the folders, or all of the owner’s access points if you name none. Without this, the bucket policy must also allow each reader.',
    initial: readsThroughAccessPoints,
  }),
  keyOperators: keyUsers({
    key: 'kop',
    rank: 2120,
    label: 'Who starts import jobs?',
    sentence: 'with imports started by {keyOperators}',
    hint: 'ARNs of roles or users, for the key policy; one per line',
    example: 'arn:aws:iam::111122223333:role/DeepSeekImportDeployer',
    noun: 'deployer',
    // The kit names the role that it makes itself.
    when: (view) => buildsWithKey(view) && !deployerEntity(view),
  }),
  keyCallers: keyUsers({
    key: 'kca',
    rank: 2130,
    label: 'Who will call the model?',
    sentence: 'called by {keyCallers}',
    hint: 'ARNs of roles or users, for the key policy; one per line',
    example: 'arn:aws:iam::111122223333:role/DeepSeekInvoke',
    noun: 'caller',
  }),
  jobInVpc: switchField({
    key: 'jvpc',
    step: 'data',
    rank: 2370,
    label: 'Run the job in your VPC',
    sentence: '{jobInVpc:in your VPC}',
    effect: 'Allows Bedrock to create network interfaces in your subnets, through which it reaches S3.',
    initial: () => false,
  }),
  subnets: listField({
    key: 'sn',
    step: 'data',
    rank: 2380,
    label: 'Subnets',
    sentence: 'in {subnets}',
    under: [{ field: 'jobInVpc' }, { field: 'endpointVpc' }, { field: 'trainingVpc' }],
    hint: 'IDs or ARNs, one per line',
    example: 'subnet-0123456789abcdef0',
    noun: 'subnet',
    required: true,
    identifying: true,
    limit: 16,
    when: inVpc,
    check: (raw, view) => readSubnet(raw, view.home),
    placeholder: (view) => placeholderPart(view, 'subnet', 'subnet-0123456789abcdef0'),
  }),
  securityGroups: listField({
    key: 'vsg',
    step: 'data',
    rank: 2390,
    label: 'Security groups',
    sentence: 'behind {securityGroups}',
    under: [{ field: 'jobInVpc' }, { field: 'endpointVpc' }, { field: 'trainingVpc' }],
    hint: 'IDs or ARNs, one per line',
    example: 'sg-0123456789abcdef0',
    noun: 'security group',
    required: true,
    identifying: true,
    limit: 5,
    when: inVpc,
    check: (raw, view) => readSecurityGroup(raw, view.home),
    placeholder: (view) => placeholderPart(view, 'security-group', 'sg-0123456789abcdef0'),
  }),
  modelKeyViaService: switchField({
    key: 'mvs',
    step: 'lockdown',
    rank: 2140,
    label: 'Use the model’s key only through Bedrock',
    sentence: '{modelKeyViaService:with its key through Bedrock only}',
    effect: 'Stops direct use of the key by the deployer and the service role.',
    breaks: 'imports, if AWS uses the key differently',
    note: 'AWS’s page does not show this condition (kms:ViaService). Test an import first.',
    when: buildsWithKey,
    initial: () => false,
  }),
  keyAccount: switchField({
    key: 'kra',
    step: 'lockdown',
    rank: 2150,
    label: 'Also require the account that owns the keys',
    sentence: '{keyAccount:with keys of its own account}',
    effect:
      'Adds aws:ResourceAccount to the statements on keys, for policy checks that look for it. The key ARNs already name the account.',
    when: (view) => view.asks('weightsKeys') || view.asks('modelKeys'),
    initial: () => false,
  }),
};
