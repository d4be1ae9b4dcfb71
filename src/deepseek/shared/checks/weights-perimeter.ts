// Who still reaches weights, keys and images under the resource control policies, and who does not.
import { governedPartition } from '#deepseek/answers/inputs/organization.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { Call, CallContext } from '#iam/request/call.ts';
import { allowed, denied, without, type Expectation } from '#iam/request/expectation.ts';
import { unrelatedAccount, around, withKey } from '#deepseek/expectations/near-misses.ts';

const MEMBER = '111122223333';

const ORG = 'aws:PrincipalOrgID';

const REGIONS: Readonly<Record<string, string>> = {
  aws: 'us-east-1',
  'aws-us-gov': 'us-gov-west-1',
  'aws-cn': 'cn-north-1',
  'aws-eusc': 'eusc-de-east-1',
};

/** One call of each service, as a job that imports, serves or answers makes it. */
const CALLS: Readonly<Record<string, readonly [says: string, action: string, resource: string]>> = {
  s3: ['An import job’s role reads the weights', 's3:GetObject', 's3:::BUCKET/deepseek/model.safetensors'],
  kms: [
    'A role decrypts the weights',
    'kms:Decrypt',
    'kms:REGION:ACCOUNT:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  ],
  ecr: ['A host pulls the image', 'ecr:BatchGetImage', 'ecr:REGION:ACCOUNT:repository/deepseek-server'],
  sts: ['A role of the organization assumes a role', 'sts:AssumeRole', 'iam::ACCOUNT:role/DeepSeekWeights'],
  aoss: [
    'A role searches the collection',
    'aoss:APIAccessAll',
    'aoss:REGION:ACCOUNT:collection/a1b2c3d4e5f6g7h8i9j0',
  ],
  logs: [
    'A role reads the invocation log',
    'logs:GetLogEvents',
    'logs:REGION:ACCOUNT:log-group:/bedrock/calls:log-stream:a',
  ],
};

/** A service that calls in its own name, for whom it calls, and a role whose request only looks like that. */
function byServices(call: Call, organization: string): readonly Expectation[] {
  const context: CallContext = {
    'aws:PrincipalIsAWSService': 'true',
    'aws:SecureTransport': 'true',
    'aws:SourceAccount': MEMBER,
    'aws:SourceOrgID': organization,
  };
  const log: Call = {
    ...call,
    label: 'S3 writes access logs to the bucket',
    action: 's3:PutObject',
    principal: { caller: 'logging.s3.amazonaws.com' },
    context,
  };
  return [
    allowed(log),
    allowed({
      ...log,
      label: 'A service that names no account writes to the bucket',
      // Another object, so that it does not allow what the near miss below asks for.
      resource: `${call.resource}.log`,
      context: without(context, 'aws:SourceAccount', 'aws:SourceOrgID'),
    }),
    denied(log, {
      difference: 'for an account outside the organization',
      context: { ...context, 'aws:SourceAccount': '999988887777', 'aws:SourceOrgID': 'o-zzzzzzzzzz' },
    }),
    allowed({
      ...call,
      label: 'A role’s request that names an account is not a service’s',
      context: { ...call.context, 'aws:SourceAccount': '999988887777' },
    }),
  ];
}

export function weightsPerimeter(checked: CheckedAnswers): readonly Expectation[] {
  const partition = governedPartition(checked.view);
  const organization = checked.answer('organizationId');
  const services = checked.answer('perimeterServices');
  const partners = checked.answer('perimeterPartners');
  const [bucket = 'acme-model-weights'] = checked.answer('perimeterBuckets');
  const named = checked.answer('perimeterBuckets').length > 0;
  const stranger = [unrelatedAccount(MEMBER), '222233334444', '666677778888'].find(
    (each) => !partners.includes(each),
  )!;
  const by = (account: string, org: string | undefined): Pick<Call, 'principal' | 'context'> => ({
    principal: { caller: { kind: 'role-session', roleArn: `arn:${partition}:iam::${account}:role/App` } },
    context: {
      'aws:PrincipalAccount': account,
      'aws:PrincipalIsAWSService': 'false',
      'aws:SecureTransport': 'true',
      ...(org === undefined ? {} : { [ORG]: org }),
    } satisfies CallContext,
  });
  return Object.entries(CALLS)
    .filter(([service]) => services.includes(service))
    .flatMap(([service, [label, action, tail]]) => {
      const resource = `arn:${partition}:${tail
        .replace('BUCKET', bucket)
        .replace('REGION', REGIONS[partition] ?? 'us-east-1')
        .replace('ACCOUNT', MEMBER)}`;
      const call: Call = { label, action, resource, resourceAccount: MEMBER, ...by(MEMBER, organization) };
      const outside = by(stranger, 'o-zzzzzzzzzz');
      return [
        ...around(call, [
          { difference: 'from another organization', ...outside },
          {
            difference: 'from an account without an organization',
            ...outside,
            context: without(outside.context, ORG),
          },
          service === 's3' &&
            checked.answer('perimeterTls') &&
            withKey('over plain HTTP', 'aws:SecureTransport', 'false'),
        ]),
        ...partners
          .slice(0, 1)
          .map((partner) =>
            allowed({ ...call, label: `${label}, for a partner`, ...by(partner, 'o-zzzzzzzzzz') }),
          ),
        ...(service === 's3' ? byServices(call, organization) : []),
        ...(service === 's3' && named
          ? [
              allowed({
                ...call,
                ...outside,
                label: 'A partner reads another bucket, which the policy leaves alone',
                resource: `arn:${partition}:s3:::some-other-bucket-of-ours/a`,
              }),
            ]
          : []),
      ];
    });
}
