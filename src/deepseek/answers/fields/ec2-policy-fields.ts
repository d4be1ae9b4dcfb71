// Questions on declarative policies for EC2: what the hosts of an organization are set to.
import {
  choiceField,
  choicesField,
  listField,
  switchField,
  textField,
  type AnswersView,
} from '#deepseek/answers/field.ts';
import { readExceptionMessage } from '#deepseek/answers/inputs/organization-policy.ts';
import { readAccount } from '#deepseek/answers/inputs/role-settings.ts';

/** A scenario with the switch asks only while it is on; others always do. */
const declares = (view: AnswersView): boolean => !view.asks('declareEc2') || view.flag('declareEc2');

const CONTROL = { field: 'declareEc2' } as const;
const IMAGES = [
  { field: 'ec2Images', value: 'audit' },
  { field: 'ec2Images', value: 'enabled' },
] as const;
const limitsImages = (view: AnswersView): boolean => declares(view) && view.text('ec2Images') !== 'open';

export const ec2PolicyFields = {
  ec2Tokens: choiceField({
    key: 'dim',
    step: 'limits',
    rank: 1690,
    label: 'Instance metadata',
    sentence:
      '{ec2Tokens:default=with IMDSv2 by default|enforced=with IMDSv2 only|open=with any instance metadata}',
    hint: 'Programs on a host get the credentials of its role from the instance metadata service',
    under: [CONTROL],
    when: declares,
    options: () => [
      {
        value: 'default',
        label: 'IMDSv2 by default',
        detail: 'A launch or image that asks for IMDSv1 still gets it',
      },
      {
        value: 'enforced',
        label: 'IMDSv2 or no launch',
        detail: 'A launch that asks for IMDSv1 fails',
      },
      { value: 'open', label: 'Leave it open', detail: 'Each account decides' },
    ],
    initial: () => 'default',
  }),
  ec2Hops: choiceField({
    key: 'dih',
    step: 'limits',
    rank: 1700,
    label: 'Who on a host can read it?',
    sentence: '{ec2Hops:2=read by containers too|1=read by the host only}',
    under: [
      { field: 'ec2Tokens', value: 'default' },
      { field: 'ec2Tokens', value: 'enforced' },
    ],
    when: (view) => declares(view) && view.text('ec2Tokens') !== 'open',
    options: () => [
      {
        value: '2',
        label: 'Containers too (2 hops)',
        detail: 'Model servers in Docker or ECS get the role of their host',
      },
      {
        value: '1',
        label: 'Only the host (1 hop)',
        detail: 'Pods and containers must have a role of their own',
      },
    ],
    initial: () => '2',
  }),
  ec2Images: choiceField({
    key: 'dam',
    step: 'limits',
    rank: 1710,
    label: 'Images (AMIs) of others',
    sentence:
      '{ec2Images:audit=with others’ images reported|enabled=with others’ images refused|open=with images of anyone}',
    hint: 'An account can always start its own images',
    under: [CONTROL],
    when: declares,
    options: () => [
      {
        value: 'audit',
        label: 'Report what is not allowed (audit mode)',
        detail: 'Shows which images would be refused, and refuses none',
      },
      { value: 'enabled', label: 'Refuse what is not allowed', detail: 'Others cannot be found or started' },
      { value: 'open', label: 'Leave it open', detail: 'Each account decides' },
    ],
    initial: () => 'audit',
  }),
  ec2ImageOwners: choicesField({
    key: 'daw',
    step: 'limits',
    rank: 1720,
    label: 'Whose images are allowed?',
    sentence: 'but images of {ec2ImageOwners}',
    style: 'cards',
    under: IMAGES,
    when: limitsImages,
    options: () => [
      { value: 'amazon', label: 'Amazon', detail: 'Such as Deep Learning AMIs and those of ECS and EKS' },
      { value: 'aws_marketplace', label: 'AWS Marketplace', detail: 'Any seller, DeepSeek images too' },
      {
        value: 'aws_backup_vault',
        label: 'AWS Backup',
        detail: 'Images restored from a logically air-gapped vault',
      },
    ],
    initial: () => ['amazon'],
  }),
  ec2ImageAccounts: listField({
    key: 'daa',
    step: 'limits',
    rank: 1730,
    label: 'Accounts whose images are allowed',
    sentence: 'but images of {ec2ImageAccounts:account *|accounts *}',
    hint: 'Accounts that build images for others, one per line. Leave empty for none',
    example: '444455556666',
    noun: 'account',
    required: false,
    identifying: true,
    limit: 20,
    under: IMAGES,
    when: limitsImages,
    check: readAccount,
    placeholder: () => [],
  }),
  ec2ImageSharing: switchField({
    key: 'dai',
    step: 'limits',
    rank: 1740,
    label: 'Block public images',
    sentence: '{ec2ImageSharing:without public images|with public images}',
    effect: 'Stops sharing images with everyone.',
    breaks: 'accounts that publish images',
    note: 'Images that are public already stay public.',
    under: [CONTROL],
    when: declares,
    initial: () => true,
  }),
  ec2SnapshotSharing: choiceField({
    key: 'das',
    step: 'limits',
    rank: 1750,
    label: 'Public snapshots of disks',
    sentence:
      '{ec2SnapshotSharing:all=without public snapshots|new=without new public snapshots|open=with public snapshots}',
    hint: 'A snapshot of a disk with weights has the weights',
    under: [CONTROL],
    when: declares,
    options: () => [
      { value: 'all', label: 'Block all', detail: 'Those that are public already become private' },
      { value: 'new', label: 'Block new ones', detail: 'Those that are public already stay public' },
      { value: 'open', label: 'Leave it open', detail: 'Each account decides' },
    ],
    initial: () => 'all',
  }),
  ec2Internet: choiceField({
    key: 'dvb',
    step: 'limits',
    rank: 1760,
    label: 'Internet access of VPCs',
    sentence:
      '{ec2Internet:open=with internet access|ingress=closed to the internet|both=without internet access}',
    under: [CONTROL],
    when: declares,
    options: () => [
      { value: 'open', label: 'Leave it open', detail: 'Each account decides' },
      {
        value: 'ingress',
        label: 'Block what comes in',
        detail: 'NAT gateways still let hosts download weights and images',
      },
      {
        value: 'both',
        label: 'Block both ways',
        detail: 'Hosts reach AWS only through VPC endpoints, and the internet not at all',
      },
    ],
    initial: () => 'open',
  }),
  ec2Exclusions: switchField({
    key: 'dvx',
    step: 'limits',
    rank: 1770,
    label: 'Let accounts exclude VPCs and subnets',
    sentence: '{ec2Exclusions:with exclusions|without exclusions}',
    effect: 'Accounts can exempt a VPC or subnet, such as one with a public load balancer.',
    note: 'Anyone who can create an exclusion in an account gets past the block.',
    under: [
      { field: 'ec2Internet', value: 'ingress' },
      { field: 'ec2Internet', value: 'both' },
    ],
    when: (view) => declares(view) && view.text('ec2Internet') !== 'open',
    initial: () => false,
  }),
  ec2SerialConsole: switchField({
    key: 'dsc',
    step: 'limits',
    rank: 1780,
    label: 'Turn off the serial console',
    sentence: '{ec2SerialConsole:without the serial console|with the serial console}',
    effect: 'Stops access through the EC2 serial console, which needs no network.',
    breaks: 'repairs of a host that does not start',
    under: [CONTROL],
    when: declares,
    initial: () => true,
  }),
  ec2Message: textField({
    key: 'dxm',
    step: 'limits',
    rank: 1790,
    label: 'Error message',
    sentence: 'saying {ec2Message}',
    hint: 'What people read whose call fails, such as the address of a wiki page. Do not include personal data',
    example: 'Set by the platform team: https://wiki.example.com/ec2',
    required: false,
    under: [CONTROL],
    when: declares,
    check: readExceptionMessage,
    placeholder: () => '',
  }),
};
