// The resources of a template: everything that is created in one account.
import { GATEWAY_SERVICE } from '#core/export/endpoint-types.ts';
import type { ExportDocument } from '#core/export/export-document.ts';
import { inSentence, type MayRefer } from '#core/export/created-entities.ts';
import {
  ORGANIZATION_POLICY_TYPES,
  type AttachmentTarget,
  type BoundaryTarget,
  type OrganizationTarget,
  type ResourceTarget,
  type SessionPolicyTarget,
  type RoleTarget,
} from '#core/export/targets.ts';
import { reasonsOf } from './document.ts';
import type { TemplateBuilder } from './template-builder.ts';
import { call, list, members, ref, type TemplateValueMember, type TemplateValue } from './value.ts';

const referToNothing: MayRefer = () => false;
const referToEverything: MayRefer = () => true;

function resource(
  name: string,
  type: string,
  properties: Readonly<Record<string, TemplateValue | undefined>>,
  {
    comment,
    condition,
  }: { readonly comment?: readonly string[]; readonly condition?: string | undefined } = {},
): TemplateValueMember {
  return {
    name,
    value: members({ Type: type, Condition: condition, Properties: members(properties) }),
    comment,
  };
}

/** For a document that is text: why it is, and the reasons of its statements, for which JSON has no comments. */
const textNote = (document: ExportDocument, value: TemplateValue): readonly string[] =>
  typeof value === 'object' && value !== null && value.kind === 'function'
    ? [
        'This document is text because a function cannot fill in the name of a condition key.',
        ...reasonsOf(document).filter((why) => why !== ''),
      ]
    : [];

const texts = (stack: TemplateBuilder, names: readonly string[]): TemplateValue | undefined =>
  names.length === 0 ? undefined : list(names.map((name) => stack.text(name)));

function managedPolicy(
  stack: TemplateBuilder,
  document: ExportDocument,
  path: string,
  refer: MayRefer,
  to: Readonly<Record<string, TemplateValue | undefined>>,
  comment: readonly string[] = [],
): TemplateValueMember {
  const policy = stack.policy(document, refer);
  return resource(
    stack.policyId(document.id),
    'AWS::IAM::ManagedPolicy',
    {
      ManagedPolicyName: stack.nameOf('policy', document.id, document.name),
      Path: path === '/' ? undefined : stack.text(path),
      PolicyDocument: policy,
      ...to,
    },
    { comment: [...comment, ...textNote(document, policy)] },
  );
}

function boundary(
  stack: TemplateBuilder,
  { documents, path, title }: BoundaryTarget,
): readonly TemplateValueMember[] {
  return documents.map((document) => {
    const made = managedPolicy(stack, document, path, referToNothing, {});
    stack.output(`${made.name}Arn`, `ARN of the ${inSentence(title)}`, ref(made.name));
    return made;
  });
}

function role(stack: TemplateBuilder, target: RoleTarget): readonly TemplateValueMember[] {
  const name = stack.id(`${target.id} role`, `role ${target.id}`);
  const order = stack.orderOf(target.id);
  const earlier: MayRefer = (own) => own.order < order;
  const properties = {
    RoleName: stack.nameOf('role', target.id, target.name),
    Path: target.path === '/' ? undefined : stack.text(target.path),
    Description: target.description === '' ? undefined : target.description,
    MaxSessionDuration: target.maxSessionSeconds,
    PermissionsBoundary: target.boundary && stack.text(target.boundary.arn, (own) => own.kind === 'policy'),
    AssumeRolePolicyDocument: stack.policy(target.trust, earlier),
    Policies:
      stack.inline && target.permissions.length > 0
        ? list(
            target.permissions.map((document) =>
              members({
                PolicyName: stack.text(document.name),
                PolicyDocument: stack.policy(document, earlier),
              }),
            ),
          )
        : undefined,
    Tags:
      target.tags.length === 0
        ? undefined
        : list(target.tags.map(({ key, value }) => members({ Key: key, Value: value }))),
  };
  const made = resource(name, 'AWS::IAM::Role', properties, {
    comment: textNote(target.trust, properties.AssumeRolePolicyDocument),
  });
  stack.output(`${name}Arn`, `ARN of the ${inSentence(target.title)}`, call('GetAtt', `${name}.Arn`));
  return [
    made,
    ...(stack.inline
      ? []
      : target.permissions.map((document) =>
          managedPolicy(stack, document, '/', referToEverything, { Roles: list([ref(name)]) }),
        )),
    ...(target.instanceProfile === undefined
      ? []
      : [
          resource(stack.id(`${target.id} instance profile`), 'AWS::IAM::InstanceProfile', {
            InstanceProfileName:
              target.instanceProfile === target.name
                ? stack.nameOf('role', target.id, target.name)
                : stack.text(target.instanceProfile),
            Path: target.path === '/' ? undefined : stack.text(target.path),
            Roles: list([ref(name)]),
          }),
        ]),
  ];
}

function attachment(
  stack: TemplateBuilder,
  { id, title, words, to, permissions }: AttachmentTarget,
): readonly TemplateValueMember[] {
  const lists = (): Readonly<Record<string, TemplateValue | undefined>> => {
    if (to.kind === 'principals') return { Users: texts(stack, to.users), Roles: texts(stack, to.roles) };
    if (to.kind === 'permission-sets') return {};
    return Object.fromEntries(
      ['Users', 'Roles', 'Groups'].map((kind) => [
        kind,
        stack.optionalList(
          `${id} ${kind}`,
          `Names of ${kind.toLowerCase()} (comma-separated) that get the policy of the ${inSentence(title)}: ${words}`,
        ),
      ]),
    );
  };
  const comment =
    to.kind === 'permission-sets'
      ? [`For ${words}. In IAM Identity Center, add it as a customer managed policy (path /).`]
      : [`For ${words}`];
  return permissions.map((document) => {
    const made = managedPolicy(stack, document, '/', referToEverything, lists(), comment);
    stack.output(`${made.name}Arn`, `ARN of the policy for ${words}`, ref(made.name));
    return made;
  });
}

function endpoint(
  stack: TemplateBuilder,
  service: string,
  policy: TemplateValue,
  alone: boolean,
): TemplateValueMember {
  const isGateway = service === GATEWAY_SERVICE;
  const id = `${service} endpoint`;
  const vpc = stack.parameter(
    'vpc id',
    alone
      ? { Type: 'AWS::EC2::VPC::Id', Description: 'VPC of the endpoint' }
      : { Type: 'String', Description: 'VPC of the endpoint; empty to create no endpoint', Default: '' },
  );
  const condition = alone
    ? undefined
    : stack.condition(`makes ${id}`, call('Not', list([call('Equals', list([ref(vpc), '']))])));
  return resource(
    stack.id(id),
    'AWS::EC2::VPCEndpoint',
    {
      VpcEndpointType: isGateway ? 'Gateway' : 'Interface',
      ServiceName: call('Sub', `com.amazonaws.\${AWS::Region}.${service.replaceAll(/[^\w.-]/g, '')}`),
      VpcId: ref(vpc),
      ...(isGateway
        ? {
            RouteTableIds: stack.optionalList(
              'route table ids',
              'Route tables that use it (comma-separated)',
            ),
          }
        : {
            SubnetIds: stack.optionalList('subnet ids', 'Subnets of the endpoint (comma-separated)'),
            SecurityGroupIds: stack.optionalList(
              'security group ids',
              'Security groups of the endpoint (comma-separated)',
            ),
            PrivateDnsEnabled: true,
          }),
      PolicyDocument: policy,
    },
    {
      condition,
      comment: [
        'CloudFormation cannot set the policy of an existing endpoint, so this creates an endpoint. To keep an existing one,',
        'import it into the stack (a change set of type IMPORT), or set its policy with aws ec2 modify-vpc-endpoint.',
      ],
    },
  );
}

/** A stack is in one Region. With resources in several, each stack makes the policies of its own Region. */
function inRegion(stack: TemplateBuilder, kind: 'guardrail' | 'repository', region: string) {
  const regions = [
    ...new Set(stack.group.resources.flatMap(({ on }) => (on.kind === kind ? [on.region] : []))),
  ];
  const many = kind === 'guardrail' ? 'guardrails' : 'repositories';
  return regions.length > 1
    ? {
        condition: stack.condition(`in ${region}`, call('Equals', list([ref('AWS::Region'), region]))),
        where: `Deploy the template in each of ${regions.join(', ')}: a stack makes the policies of ${many} in its Region.`,
      }
    : { condition: undefined, where: `Deploy the template in ${region}, the Region of the ${kind}.` };
}

function guardrail(
  stack: TemplateBuilder,
  name: string,
  { arn, region }: { readonly arn: string; readonly region: string },
  policy: TemplateValue,
  comment: readonly string[],
): TemplateValueMember {
  const { condition, where } = inRegion(stack, 'guardrail', region);
  return resource(
    name,
    'AWS::Bedrock::ResourcePolicy',
    { ResourceArn: stack.text(arn), PolicyDocument: policy },
    { condition, comment: [...comment, where] },
  );
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecr-repository.html */
function repository(
  stack: TemplateBuilder,
  name: string,
  { repository: of, region }: { readonly repository: string; readonly region: string },
  policy: TemplateValue,
): TemplateValueMember {
  const { condition, where } = inRegion(stack, 'repository', region);
  return resource(
    name,
    'AWS::ECR::Repository',
    { RepositoryName: stack.text(of), RepositoryPolicyText: policy },
    {
      condition,
      comment: [
        'CloudFormation cannot set the policy of an existing repository, so this creates a repository. To keep an existing',
        'one, import it into the stack (a change set of type IMPORT), or set its policy with aws ecr set-repository-policy.',
        where,
      ],
    },
  );
}

function onResource(
  stack: TemplateBuilder,
  { on, documents, words }: ResourceTarget,
): readonly TemplateValueMember[] {
  const comment = [
    `For ${on.kind === 'bucket' ? `the bucket ${on.bucket}` : words}. It replaces the existing policy,`,
    'so copy the statements of that policy into this one.',
  ];
  const { boundaries, roles, attachments, resources, organization } = stack.group;
  const alone =
    boundaries.length + roles.length + attachments.length + organization.length === 0 &&
    resources.length === 1;
  return documents.map((document) => {
    const policy = stack.policy(document, referToEverything);
    const name = stack.policyId(document.id);
    switch (on.kind) {
      case 'bucket':
        return resource(
          name,
          'AWS::S3::BucketPolicy',
          { Bucket: stack.text(on.bucket), PolicyDocument: policy },
          { comment },
        );
      case 'guardrail':
        return guardrail(stack, name, on, policy, comment);
      case 'repository':
        return repository(stack, name, on, policy);
      case 'endpoint':
        return endpoint(stack, on.service, policy, alone);
    }
  });
}

function organization(
  stack: TemplateBuilder,
  { id, type, words, documents }: OrganizationTarget,
): readonly TemplateValueMember[] {
  return documents.map((document) => {
    const name = stack.policyId(document.id);
    const made = resource(
      name,
      'AWS::Organizations::Policy',
      {
        Name: stack.text(document.name),
        Type: ORGANIZATION_POLICY_TYPES[type],
        Content: stack.policy(document, referToNothing),
        TargetIds: stack.optionalList(
          `${id} target ids`,
          `Where to attach it (comma-separated): ${words}. Start with test accounts; empty for nowhere`,
        ),
      },
      { comment: [`For ${words}. Deploy the template in the management account of the organization.`] },
    );
    stack.output(`${name}Id`, 'ID of the organization policy', ref(name));
    return made;
  });
}

/** IAM has no resource for it: an output of the stack, to pass when a session starts. */
function sessionPolicy(stack: TemplateBuilder, { documents }: SessionPolicyTarget): void {
  for (const document of documents)
    stack.output(
      document.name,
      `${document.title}: passed with AssumeRole, not attached to the role`,
      stack.policyText(document),
    );
}

/** Everything of the group, in the order in which it is made. */
export function groupResources(stack: TemplateBuilder): readonly TemplateValueMember[] {
  const { group } = stack;
  for (const target of group.sessions) sessionPolicy(stack, target);
  return [
    ...group.boundaries.flatMap((target) => boundary(stack, target)),
    ...group.roles.flatMap((target) => role(stack, target)),
    ...group.attachments.flatMap((target) => attachment(stack, target)),
    ...group.resources.flatMap((target) => onResource(stack, target)),
    ...group.organization.flatMap((target) => organization(stack, target)),
  ];
}
