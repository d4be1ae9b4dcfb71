// Resource control policies that keep weights, keys and images inside the organization.
// The statements follow AWS's own examples: https://github.com/aws-samples/data-perimeter-policy-examples
import { governedPartition } from '#deepseek/answers/inputs/organization.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import { deny, oneOrMany, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import type { PolicyPlan } from '#deepseek/compose/plan.ts';
import type { Condition } from '#iam/policy/policy.ts';

/** What each service adds: its actions, and what they serve. Roles are assumed with other conditions. */
const ACTIONS: Readonly<Record<string, string>> = {
  s3: 's3:*',
  kms: 'kms:*',
  ecr: 'ecr:*',
  aoss: 'aoss:*',
  logs: 'logs:*',
};

const ISSUER = 'token.actions.githubusercontent.com';

/** The services of the answers, in the order of the table. */
const servicesOf = (checked: CheckedAnswers): readonly string[] => {
  const chosen = checked.answer('perimeterServices');
  return Object.keys(ACTIONS).filter((service) => chosen.includes(service));
};

/** The buckets and what is in them. */
function bucketsOf(checked: CheckedAnswers): readonly string[] {
  const partition = governedPartition(checked.view);
  const buckets = checked.answer('perimeterBuckets');
  return buckets.flatMap((bucket) => [
    `arn:${partition}:s3:::${bucket}`,
    `arn:${partition}:s3:::${bucket}/*`,
  ]);
}

interface Reach {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly asked: readonly FieldId[];
}

/** S3 apart from the rest where its buckets are named: ARNs of buckets match nothing of other services. */
function reaches(
  checked: CheckedAnswers,
  more: readonly string[],
): readonly (Reach & { readonly suffix: string })[] {
  const services = servicesOf(checked);
  const buckets = bucketsOf(checked);
  const named = services.includes('s3') && buckets.length > 0;
  const actions = [...services.filter((id) => !(named && id === 's3')).map((id) => ACTIONS[id]!), ...more];
  return [
    ...(named
      ? [{ suffix: 'Buckets', actions: ['s3:*'], resources: buckets, asked: ['perimeterBuckets'] as const }]
      : []),
    ...(actions.length > 0 ? [{ suffix: '', actions, resources: ['*'], asked: [] }] : []),
  ];
}

/** What denies a kind of caller outside the organization and its partners. */
interface Outsiders {
  readonly sid: string;
  /** The keys that tell whose organization and account a call comes from. */
  readonly organization: string;
  readonly account: string;
  readonly condition: Condition;
  readonly why: { readonly title: string; readonly text: string; readonly calls: readonly string[] };
}

function onlyOwn(checked: CheckedAnswers, outsiders: Outsiders): readonly PlannedStatement[] {
  const partners = [...new Set(checked.answer('perimeterPartners'))];
  const roles = checked.answer('perimeterServices').includes('sts') ? ['sts:AssumeRole'] : [];
  return reaches(checked, roles).map(({ suffix, actions, resources, asked }) =>
    deny({
      sid: `${outsiders.sid}${suffix}`,
      principal: '*',
      actions,
      resources,
      condition: {
        StringNotEqualsIfExists: {
          [outsiders.organization]: checked.answer('organizationId'),
          ...(partners.length > 0 ? { [outsiders.account]: oneOrMany(partners) } : {}),
        },
        ...outsiders.condition,
      },
      why: {
        ...outsiders.why,
        answers: [
          'perimeterServices',
          'organizationId',
          ...asked,
          ...(partners.length > 0 ? (['perimeterPartners'] as const) : []),
        ],
        page: 'rcpExamples',
      },
    }),
  );
}

const IDENTITIES: Outsiders = {
  sid: 'OnlyOwnIdentities',
  organization: 'aws:PrincipalOrgID',
  account: 'aws:PrincipalAccount',
  condition: { BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' } },
  why: {
    title: 'Only your organization’s identities',
    text: 'Denies callers from outside the organization, even if a bucket, key or trust policy allows them. AWS services that call with their own name are exempt here.',
    calls: ['GetObject', 'Decrypt', 'BatchGetImage', 'AssumeRole'],
  },
};

/** A service that calls for somebody else, with a resource of an account outside. */
const SOURCES: Outsiders = {
  sid: 'OnlyOwnSources',
  organization: 'aws:SourceOrgID',
  account: 'aws:SourceAccount',
  condition: {
    Null: { 'aws:SourceAccount': 'false' },
    Bool: { 'aws:PrincipalIsAWSService': 'true' },
  },
  why: {
    title: 'AWS services only for your organization',
    text: 'Denies an AWS service that acts for an account outside the organization. Calls that name no account pass.',
    calls: ['GetObject', 'PutObject', 'AssumeRole'],
  },
};

/** Both forms of GitHub's subject: by name, and with IDs that a rename does not pass on. */
function onlyOwnWorkflows(checked: CheckedAnswers): readonly PlannedStatement[] {
  const owners = checked.answer('perimeterServices').includes('sts') ? checked.answer('perimeterGithub') : [];
  if (owners.length === 0) return [];
  return [
    deny({
      sid: 'OnlyOwnWorkflows',
      principal: '*',
      actions: 'sts:AssumeRoleWithWebIdentity',
      resources: '*',
      condition: {
        StringNotLikeIfExists: {
          [`${ISSUER}:sub`]: owners.flatMap((owner) => [`repo:${owner}/*`, `repo:${owner}@*`]),
        },
        Null: { [`${ISSUER}:sub`]: 'false' },
      },
      why: {
        title: 'Only your workflows on GitHub',
        text: 'Denies roles to workflows of other GitHub organizations, even if a trust policy forgets the subject. Tokens of other issuers pass.',
        answers: ['perimeterGithub'],
        page: 'rcpExamples',
      },
    }),
  ];
}

function onlyTls(checked: CheckedAnswers): readonly PlannedStatement[] {
  if (!checked.answer('perimeterServices').includes('s3') || !checked.answer('perimeterTls')) return [];
  const buckets = bucketsOf(checked);
  return [
    deny({
      sid: 'OnlyTls',
      principal: '*',
      actions: 's3:*',
      resources: buckets.length > 0 ? buckets : '*',
      condition: { BoolIfExists: { 'aws:SecureTransport': 'false' } },
      why: {
        title: 'Only over TLS',
        text: 'Denies requests over plain HTTP.',
        calls: ['GetObject', 'PutObject'],
        answers: ['perimeterTls', 'perimeterBuckets'],
        page: 'rcpExamples',
      },
    }),
  ];
}

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html */
export const weightsPerimeterPolicy = (checked: CheckedAnswers): PolicyPlan => ({
  id: 'weights-rcp',
  type: 'rcp',
  title: 'RCP: weights stay inside',
  name: checked.answer('policyName'),
  attachTo: 'an organizational unit or account in your organization',
  target: { kind: 'organization' },
  statements: [
    ...onlyOwn(checked, IDENTITIES),
    ...onlyOwn(checked, SOURCES),
    ...onlyOwnWorkflows(checked),
    ...onlyTls(checked),
  ],
  leaves: [
    'Resources in the management account, keys that AWS manages, and calls by service-linked roles: RCPs do not apply to them.',
    'Models in Bedrock and SageMaker: RCPs do not support these services. Keep callers out with service control policies and VPC endpoint policies.',
    'Principals of your organization that copy weights to buckets elsewhere: use an S3 endpoint policy and a service control policy on aws:ResourceOrgID.',
    'Weights in other places, such as S3 directory buckets, EBS, EFS and FSx.',
    // https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
    ...(checked.answer('perimeterServices').includes('sts')
      ? ['Roles for tokens (OIDC) and SAML: such callers have no organization.']
      : []),
  ],
});
