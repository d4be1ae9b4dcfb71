// Policies on resources: of buckets, guardrails, repositories and VPC endpoints.
import { GATEWAY_SERVICE } from '#deepseek/export/endpoint-types.ts';
import type { ResourceTarget } from '#deepseek/export/targets.ts';
import { referToEverything, resource } from './resource.ts';
import type { TemplateBuilder } from './template-builder.ts';
import { call, list, ref, type TemplateValue, type TemplateValueMember } from './value.ts';

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
      keep: true,
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
      keep: true,
      comment: [
        'CloudFormation cannot set the policy of an existing repository, so this creates a repository. To keep an existing',
        'one, import it into the stack (a change set of type IMPORT), or set its policy with aws ecr set-repository-policy.',
        where,
      ],
    },
  );
}

/** The resources that hold the policies of a target. */
export function onResource(
  stack: TemplateBuilder,
  { on, documents, words }: ResourceTarget,
): readonly TemplateValueMember[] {
  const comment =
    on.kind === 'bucket'
      ? [
          `For the bucket ${on.bucket}. If it has a policy, this fails and changes nothing:`,
          'add these statements to that policy instead. Deploy the template in the Region of the bucket.',
        ]
      : [
          `For ${words}. It replaces the existing policy,`,
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
