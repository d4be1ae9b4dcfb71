// The declarative policy for EC2 of AWS Organizations: what the hosts that run models are set to.
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_ec2_syntax.html
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { type PlannedStatement, allow } from '#deepseek/compose/planned-statement.ts';
import type { PolicyPlan } from '#deepseek/compose/plan.ts';
import type { NextStep, Notice } from '#deepseek/compose/role-kit.ts';
import type { Ec2Attributes } from '#iam/policy/ec2-policy.ts';
import { policyAdmin, type AdministeredType } from './policy-admin.ts';
import { governedPartition } from '#deepseek/answers/inputs/organization.ts';
import { attachToTest, createPolicy } from './control-policy-steps.ts';

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_ec2_status-report.html */
function reportEc2Settings(
  checked: CheckedAnswers,
  account: string,
  { answers, page, practices }: AdministeredType,
): readonly PlannedStatement[] {
  return [
    allow({
      sid: 'TrustEc2',
      actions: 'organizations:EnableAWSServiceAccess',
      resources: '*',
      condition: { StringEquals: { 'organizations:ServicePrincipal': 'ec2.amazonaws.com' } },
      why: {
        title: 'Turns trusted access for EC2 on',
        text: 'Once, before the first report. The condition names the only service that gets access.',
        answers,
        page,
      },
    }),
    allow({
      sid: 'StartReports',
      actions: [
        'ec2:StartDeclarativePoliciesReport',
        'ec2:DescribeDeclarativePoliciesReports',
        'organizations:ListAccounts',
        'organizations:ListAWSServiceAccessForOrganization',
        'organizations:ListDelegatedAdministrators',
      ],
      resources: '*',
      why: {
        title: 'Starts the account status report',
        text: 'It shows what the accounts have before the policy is attached. These actions do not support resources in IAM.',
        answers,
        page: practices,
      },
    }),
    allow({
      sid: 'ReadReports',
      actions: ['ec2:GetDeclarativePoliciesReportSummary', 'ec2:CancelDeclarativePoliciesReport'],
      resources: `arn:${governedPartition(checked.view)}:ec2:*:${account}:declarative-policies-report/*`,
      why: {
        title: 'Reads the report',
        text: 'Its ID is not known before it is started.',
        answers,
        page: practices,
      },
    }),
  ];
}

const assign = <T>(value: T) => ({ '@@assign': value });

/** A number is written as text, as AWS's own examples have it. */
function metadata(checked: CheckedAnswers, always: boolean): Ec2Attributes {
  const tokens = checked.answer('ec2Tokens');
  if (tokens === 'open' && !always) return {};
  return {
    instance_metadata_defaults: {
      http_tokens: assign('required'),
      ...(tokens === 'enforced' ? { http_tokens_enforced: assign('enabled') } : {}),
      http_put_response_hop_limit: assign(checked.answer('ec2Hops')),
    },
  };
}

function images(checked: CheckedAnswers): Ec2Attributes {
  const mode = checked.answer('ec2Images');
  if (mode === 'open') return {};
  const providers = [...checked.answer('ec2ImageOwners'), ...checked.answer('ec2ImageAccounts')];
  return {
    allowed_images_settings: {
      state: assign(mode === 'enabled' ? 'enabled' : 'audit_mode'),
      image_criteria: { criteria_1: { allowed_image_providers: assign([...new Set(providers)]) } },
    },
  };
}

const SNAPSHOTS = { all: 'block_all_sharing', new: 'block_new_sharing' } as const;
const INTERNET = { ingress: 'block_ingress', both: 'block_bidirectional' } as const;

const own = <T extends object>(table: T, key: string): T[keyof T] | undefined =>
  Object.hasOwn(table, key) ? table[key as keyof T] : undefined;

function others(checked: CheckedAnswers): Ec2Attributes {
  const snapshots = own(SNAPSHOTS, checked.answer('ec2SnapshotSharing'));
  const internet = own(INTERNET, checked.answer('ec2Internet'));
  return {
    ...(checked.answer('ec2ImageSharing')
      ? { image_block_public_access: { state: assign('block_new_sharing') } }
      : {}),
    ...(snapshots === undefined ? {} : { snapshot_block_public_access: { state: assign(snapshots) } }),
    ...(internet === undefined
      ? {}
      : {
          vpc_block_public_access: {
            internet_gateway_block: {
              mode: assign(internet),
              exclusions_allowed: assign(checked.answer('ec2Exclusions') ? 'enabled' : 'disabled'),
            },
          },
        }),
    ...(checked.answer('ec2SerialConsole') ? { serial_console_access: { status: assign('disabled') } } : {}),
  };
}

/** With everything left open, the defaults of instance metadata are shown: a policy sets something. */
function ec2Attributes(checked: CheckedAnswers): Ec2Attributes {
  const message = checked.answer('ec2Message');
  const rest = { ...images(checked), ...others(checked) };
  return {
    ...metadata(checked, Object.keys(rest).length === 0),
    ...rest,
    ...(message === '' ? {} : { exception_message: assign(message) }),
  };
}

const setsNothing = (checked: CheckedAnswers): boolean =>
  checked.answer('ec2Tokens') === 'open' &&
  Object.keys({ ...images(checked), ...others(checked) }).length === 0;

export const ec2Policy = (
  checked: CheckedAnswers,
  name: string = checked.answer('policyName'),
): PolicyPlan => ({
  id: 'ec2-policy',
  type: 'ec2-policy',
  title: 'Declarative policy for EC2',
  name,
  attachTo: 'the root, an organizational unit or an account of your organization',
  target: { kind: 'organization' },
  statements: [],
  settings: { ec2_attributes: ec2Attributes(checked) },
  leaves: [
    'Which weights a host runs: no policy of AWS sees them. Deny GPU instances with a service control policy where nobody should run models.',
    'Images that an account makes itself: allowed images never apply to them.',
    'Images and snapshots shared with single accounts, and volumes: only public sharing is blocked. Encrypt disks with a KMS key that a resource control policy keeps inside.',
    'Instances that run already keep their metadata options. A launch can ask for other options, unless IMDSv2 is enforced.',
    // https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-allowed-amis.html
    'SageMaker, Fargate, and Lambda without managed instances: they run in accounts of AWS.',
  ],
});

const EC2_POLICIES: AdministeredType = {
  condition: 'DECLARATIVE_POLICY_EC2',
  arn: 'declarative_policy_ec2',
  sid: 'Ec2Policies',
  plural: 'declarative policies for EC2',
  page: 'ec2Policies',
  practices: 'ec2PolicyReport',
  answers: ['account', 'organizationId'],
};

/** Who makes the policy, in the management account. */
export function ec2PolicyAdmin(checked: CheckedAnswers): readonly PlannedStatement[] {
  const { account } = checked.view.home;
  return [
    ...policyAdmin(checked, account, EC2_POLICIES),
    ...reportEc2Settings(checked, account, EC2_POLICIES),
  ];
}

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies-ec2_getting-started.html */
export const ec2PolicySteps = (name: string): readonly NextStep[] => [
  {
    id: 'enable-ec2-policies',
    when: 'before',
    title: 'Turn on declarative policies for EC2',
    text: 'Once, in the management account. Trusted access makes a read-only service-linked role in each account, which reports what the accounts have.',
    code: [
      'aws organizations list-roots',
      'aws organizations enable-aws-service-access --service-principal ec2.amazonaws.com',
      'aws organizations enable-policy-type --root-id ROOT-ID --policy-type DECLARATIVE_POLICY_EC2',
    ].join('\n'),
    page: PAGES.ec2Policies,
  },
  {
    id: 'report-ec2-settings',
    when: 'before',
    title: 'See what the accounts have today',
    text: 'The report shows, Region by Region, which accounts would change. The bucket must let you and the service write to it. Replace REPORT-BUCKET, ROOT-ID and REPORT-ID.',
    code: [
      'aws ec2 start-declarative-policies-report --s3-bucket REPORT-BUCKET --target-id ROOT-ID',
      'aws ec2 get-declarative-policies-report-summary --report-id REPORT-ID',
    ].join('\n'),
    page: PAGES.ec2PolicyReport,
  },
  {
    id: 'create-ec2-policy',
    when: { instead: 'organization' },
    title: 'Create the policy',
    text: 'Look for calls without a token first, in the CloudWatch metric MetadataNoToken: they fail once IMDSv2 is required.',
    code: createPolicy('DECLARATIVE_POLICY_EC2', name),
    page: PAGES.ec2PolicySyntax,
  },
  attachToTest(
    'attach-ec2-policy',
    'DECLARATIVE_POLICY_EC2',
    'Start a host there, with the images and launch templates that you use. Once it is detached, the settings of before come back.',
    PAGES.ec2Policies,
  ),
];

export function ec2PolicyNotices(checked: CheckedAnswers): readonly Notice[] {
  const images = checked.answer('ec2Images');
  return [
    ...(setsNothing(checked)
      ? [
          {
            id: 'ec2-nothing-set',
            title: 'Nothing set',
            text: 'Everything is left open, so only the defaults of instance metadata are shown. Choose what the policy sets.',
          },
        ]
      : []),
    {
      id: 'ec2-everyone',
      title: 'Applies to everyone',
      text: 'A declarative policy applies to everyone in the accounts, service-linked roles and administrators too. At the root, the policy applies to the management account too. For an exception, attach it lower down.',
    },
    ...(checked.answer('ec2Tokens') === 'enforced'
      ? [
          {
            id: 'ec2-enforced',
            title: 'IMDSv2 enforced',
            text: 'EC2 refuses launches with IMDSv1, and calls that turn it on for an instance that runs already. The error names httpTokensEnforced.',
          },
        ]
      : []),
    ...(images === 'enabled'
      ? [
          {
            id: 'ec2-images-refused',
            title: 'Refused images',
            text: 'Images that are not allowed can no longer be started, by Auto Scaling groups, EKS or Lambda either. Run it in audit mode first: aws ec2 describe-images then shows ImageAllowed.',
          },
        ]
      : []),
    ...(images !== 'open' && checked.answer('ec2ImageOwners').includes('aws_marketplace')
      ? [
          {
            id: 'ec2-marketplace-images',
            title: 'Marketplace images',
            text: 'With AWS Marketplace allowed, images of any seller can start, with DeepSeek in them too.',
          },
        ]
      : []),
    ...(checked.answer('ec2Internet') === 'both'
      ? [
          {
            id: 'ec2-no-internet',
            title: 'No internet',
            text: 'Hosts then download no weights from Hugging Face and no images from public registries. Bring both through S3 and Amazon ECR, with VPC endpoints.',
          },
        ]
      : []),
  ];
}
