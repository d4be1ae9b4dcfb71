// Resource policies and organization policies in CDK, and documents that no CloudFormation resource holds.
import { GATEWAY_SERVICE } from '#deepseek/export/endpoint-types.ts';
import { OUTPUTS } from '#deepseek/export/outputs.ts';
import { identifier } from '#deepseek/export/names.ts';
import type { ExportDocument } from '#deepseek/export/export-document.ts';
import {
  ORGANIZATION_POLICY_TYPES,
  type OrganizationTarget,
  type ResourceTarget,
} from '#deepseek/export/targets.ts';
import { call, object, statement, type Code } from '#deepseek/export/formats/typescript/code.ts';
import { comment, quote } from '#deepseek/export/formats/typescript/text.ts';
import type { StackBuilder } from './stack-builder.ts';

export const indentedComment = (text: string): string => comment(text, 96).replaceAll(/^/gm, '    ');

/** A document that no CloudFormation resource holds, as a field of the stack. */
export function documentFieldLines(
  stack: StackBuilder,
  document: ExportDocument,
  title: string,
  description: string,
): readonly string[] {
  const { code, typed } = stack.document(document);
  const field = stack.variable(title, document.id);
  stack.fields.push({ name: field, type: typed ? 'iam.PolicyDocument' : 'object', description });
  return [statement(`this.${field} = `, code, 4)];
}

const resource = (
  stack: StackBuilder,
  head: string,
  document: ExportDocument,
  title: string,
  props: Code,
): string => statement('', call(head, 'this', quote(stack.construct(title, document.id)), props), 4);

type Asked = readonly [prop: string, description: string, list?: true];

const VPC: Asked = ['vpcId', 'VPC of the endpoint'];

/** Properties for an interface endpoint of a stack. */
const NETWORK: readonly Asked[] = [
  VPC,
  ['subnetIds', 'Subnets of the endpoint (comma-separated in the context of the app)', true],
  ['securityGroupIds', 'Security groups of the endpoint (comma-separated)', true],
];

/** Those for the gateway endpoint of Amazon S3. https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-s3.html */
const ROUTES: readonly Asked[] = [
  VPC,
  ['routeTableIds', 'Route tables that use the endpoint (comma-separated in the context of the app)', true],
];

function endpoint(stack: StackBuilder, service: string, document: ExportDocument, title: string): string {
  const { region } = stack.plan;
  const isGateway = service === GATEWAY_SERVICE;
  for (const [name, description, list] of isGateway ? ROUTES : NETWORK) {
    if (stack.required.some((each) => each.name === name)) continue;
    const asked = identifier(`${name} ${region.slice(0, 20)}`, 'camel');
    stack.required.push({ name, description, asked, ...(list ? { list } : {}) });
  }
  const shape: readonly (readonly [string, Code])[] = isGateway
    ? [
        ['vpcEndpointType', quote('Gateway')],
        ['vpcId', 'props.vpcId'],
        ['routeTableIds', '[...props.routeTableIds]'],
      ]
    : [
        ['vpcEndpointType', quote('Interface')],
        ['privateDnsEnabled', 'true'],
        ['vpcId', 'props.vpcId'],
        ['subnetIds', '[...props.subnetIds]'],
        ['securityGroupIds', '[...props.securityGroupIds]'],
      ];
  const props = object(['serviceName', quote(`com.amazonaws.${region}.${service}`)], ...shape, [
    'policyDocument',
    stack.document(document).code,
  ]);
  const note = `${title}. CloudFormation cannot set the policy of an existing endpoint, so this creates an endpoint. To keep an existing one, use cdk import, or set its policy with aws ec2 modify-vpc-endpoint.`;
  return `${indentedComment(note)}\n${resource(stack, 'new ec2.CfnVPCEndpoint', document, title, props)}`;
}

export function resourceLines(
  stack: StackBuilder,
  { title, words, on, documents }: ResourceTarget,
): readonly string[] {
  return documents.flatMap((document): readonly string[] => {
    switch (on.kind) {
      case 'bucket':
        return [
          `${indentedComment(`${title}: for ${words}. If the bucket has a policy, this fails and changes nothing: add these statements to that policy instead. Deploy it in the Region of the bucket.`)}\n${resource(
            stack,
            'new s3.CfnBucketPolicy',
            document,
            title,
            object(['bucket', stack.text(on.bucket)], ['policyDocument', stack.document(document).code]),
          )}`,
        ];
      case 'repository':
        return [
          `${indentedComment(`${title}: for ${words}. CloudFormation cannot set the policy of an existing repository, so this creates a repository. To keep an existing one, use cdk import, or set its policy with aws ecr set-repository-policy.`)}\n${resource(
            stack,
            'new ecr.CfnRepository',
            document,
            title,
            object(
              ['repositoryName', stack.text(on.repository)],
              ['repositoryPolicyText', stack.document(document).code],
            ),
          )}`,
        ];
      case 'guardrail':
        return [
          `${indentedComment(`${title}: for ${words}. It replaces the existing policy.`)}\n${resource(
            stack,
            'new bedrock.CfnResourcePolicy',
            document,
            title,
            object(['resourceArn', stack.text(on.arn)], ['policyDocument', stack.document(document).code]),
          )}`,
        ];
      case 'endpoint':
        return [endpoint(stack, on.service, document, title)];
    }
  });
}

export function organizationLines(stack: StackBuilder, target: OrganizationTarget): readonly string[] {
  return target.documents.map((document) => {
    const props: Code = {
      kind: 'object',
      members: [
        { name: 'name', value: stack.text(document.name) },
        { name: 'type', value: quote(ORGANIZATION_POLICY_TYPES[target.type]) },
        { name: 'content', value: stack.document(document).code },
      ],
      ending: `${comment('Attach it by ID, first to a test account or test organizational unit.')}\n// targetIds: ['ou-…'],`,
    };
    const variable = stack.variable(`${target.type} ${document.name}`, document.id);
    const id = quote(stack.construct(target.title, document.id));
    const made = call('new organizations.CfnPolicy', 'this', id, props);
    stack.output(`${document.name} ID`, `${document.id} id`, OUTPUTS.organizationId, `${variable}.attrId`);
    return `${indentedComment(`${target.title}. Deploy it in the management account or a delegated administrator account.`)}\n${statement(`const ${variable} = `, made, 4)}`;
  });
}
