// Questions on the owners of buckets and keys, bucket policies, and the network of jobs.
import { usesEks } from '#deepseek/answers/fine-tuning.ts';
import { readsThroughAccessPoints } from '#deepseek/answers/bucket-owner.ts';
import { readsOwnWeights } from '#deepseek/answers/hosting.ts';
import { listField, switchField, textField, type AnswersView } from '#deepseek/answers/field.ts';
import { readAccount } from '#deepseek/answers/inputs/role-settings.ts';
import { accept } from '#deepseek/answers/inputs/outcome.ts';
import {
  partIn,
  readSecurityGroup,
  readSubnet,
  SECURITY_GROUP,
  SUBNET,
} from '#deepseek/answers/inputs/id-or-arn.ts';

const inVpc = (view: AnswersView): boolean =>
  usesEks(view) || ['jobInVpc', 'endpointVpc', 'trainingVpc'].some((id) => view.asks(id) && view.flag(id));

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
    placeholder: ({ home }) => [partIn(home, SUBNET, 'subnet-0123456789abcdef0')],
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
    placeholder: ({ home }) => [partIn(home, SECURITY_GROUP, 'sg-0123456789abcdef0')],
  }),
  keyAccount: switchField({
    key: 'kra',
    step: 'limits',
    rank: 2150,
    label: 'Also require the account that owns the keys',
    sentence: '{keyAccount:with keys of its own account}',
    effect:
      'Adds aws:ResourceAccount to the statements on keys, for policy checks that look for it. The key ARNs already name the account.',
    when: (view) => view.asks('weightsKeys') || view.asks('modelKeys'),
    initial: () => false,
  }),
};
