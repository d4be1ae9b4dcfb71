// Roles, resource policies and organization policies in CDK, and documents that no CloudFormation resource holds.
import { chosen, POLICY_KIND, type Choices } from '#core/export/exporter.ts';
import { identifier } from '#core/export/names.ts';
import type { ExportDocument } from '#core/export/export-document.ts';
import type { OrganizationTarget, ResourceTarget, RoleTarget } from '#core/export/targets.ts';
import {
  call,
  list,
  object,
  inlineObject,
  statement,
  type Code,
} from '#core/export/formats/typescript/code.ts';
import { comment, quote } from '#core/export/formats/typescript/text.ts';
import type { StackBuilder } from './stack-builder.ts';
import { managedPolicy } from './policies.ts';

const indentedComment = (text: string): string => comment(text, 96).replaceAll(/^/gm, '    ');

/** `boundaries` maps the id of a BoundaryTarget to the expression for its policy's ARN. */
export function roleLines(
  stack: StackBuilder,
  role: RoleTarget,
  boundaries: ReadonlyMap<string, string>,
  choices: Choices | undefined,
): readonly string[] {
  const inline = chosen(POLICY_KIND, choices) === 'inline';
  const lines: string[] = [];
  const arns: string[] = [];
  if (!inline)
    role.permissions.forEach((document, index) => {
      const title = `${role.title} policy`;
      const policy = managedPolicy(stack, { document, title, kept: true });
      lines.push(`${index === 0 ? `${indentedComment(`${role.title} ${role.name}`)}\n` : ''}${policy.lines}`);
      arns.push(policy.arn);
    });
  const field = stack.variable(role.title, role.id);
  const resource = stack.variable(`${role.title} resource`, `${role.id} resource`);
  const trust = stack.document(role.trust).code;
  const tags = role.tags.map(({ key, value }) => inlineObject(['key', quote(key)], ['value', quote(value)]));
  const own = role.boundary && boundaries.get(role.boundary.policy ?? '');
  const policies = role.permissions.map((document) =>
    object(['policyName', stack.text(document.name)], ['policyDocument', stack.document(document).code]),
  );
  const props = object(
    ['roleName', stack.text(role.name)],
    ['path', role.path === '/' ? undefined : stack.text(role.path)],
    ['description', role.description === '' ? undefined : quote(role.description)],
    ['assumeRolePolicyDocument', trust],
    ['managedPolicyArns', arns.length > 0 ? list(arns) : undefined],
    ['policies', inline && policies.length > 0 ? list(policies) : undefined],
    ['permissionsBoundary', role.boundary && (own ?? stack.text(role.boundary.arn))],
    ['maxSessionDuration', role.maxSessionSeconds === undefined ? undefined : String(role.maxSessionSeconds)],
    ['tags', tags.length > 0 ? list(tags) : undefined],
  );
  const id = quote(stack.construct(role.title, role.id));
  lines.push(
    `${lines.length === 0 ? `${indentedComment(`${role.title} ${role.name}`)}\n` : ''}${statement(`const ${resource} = `, call('new iam.CfnRole', 'this', id, props), 4)}`,
  );
  const imported = quote(stack.construct(`${role.title} ref`, `${role.id} ref`));
  lines.push(
    statement(
      `this.${field} = `,
      call(
        'iam.Role.fromRoleArn',
        'this',
        imported,
        `${resource}.attrArn`,
        inlineObject(['mutable', 'false']),
      ),
      4,
    ),
  );
  stack.fields.push({
    name: field,
    type: 'iam.IRole',
    description: `The role, for other constructs. They cannot add permissions to it.`,
  });
  if (role.instanceProfile !== undefined)
    lines.push(
      statement(
        '',
        call(
          'new iam.CfnInstanceProfile',
          'this',
          quote(stack.construct('Instance profile', `${role.id} profile`)),
          object(
            ['instanceProfileName', stack.text(role.instanceProfile)],
            ['path', role.path === '/' ? undefined : stack.text(role.path)],
            ['roles', list([`${resource}.ref`])],
          ),
        ),
        4,
      ),
    );
  if (role.arn !== undefined) stack.made.set(role.arn, `${resource}.attrArn`);
  return lines;
}

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

/** Properties for the endpoints of a stack. */
const NETWORK: readonly (readonly [prop: string, description: string, list?: true])[] = [
  ['vpcId', 'VPC of the endpoint'],
  ['subnetIds', 'Subnets of the endpoint (comma-separated in the context of the app)', true],
  ['securityGroupIds', 'Security groups of the endpoint (comma-separated)', true],
];

function endpoint(stack: StackBuilder, service: string, document: ExportDocument, title: string): string {
  const { region } = stack.plan;
  if (stack.required.length === 0)
    for (const [name, description, list] of NETWORK) {
      const asked = identifier(`${name} ${region.slice(0, 20)}`, 'camel');
      stack.required.push({ name, description, asked, ...(list ? { list } : {}) });
    }
  const props = object(
    ['serviceName', quote(`com.amazonaws.${region}.${service}`)],
    ['vpcEndpointType', quote('Interface')],
    ['privateDnsEnabled', 'true'],
    ['vpcId', 'props.vpcId'],
    ['subnetIds', '[...props.subnetIds]'],
    ['securityGroupIds', '[...props.securityGroupIds]'],
    ['policyDocument', stack.document(document).code],
  );
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

const TYPES = { scp: 'SERVICE_CONTROL_POLICY', rcp: 'RESOURCE_CONTROL_POLICY' } as const;

export function organizationLines(stack: StackBuilder, target: OrganizationTarget): readonly string[] {
  return target.documents.map((document) => {
    const props: Code = {
      kind: 'object',
      members: [
        { name: 'name', value: stack.text(document.name) },
        { name: 'type', value: quote(TYPES[target.type]) },
        { name: 'content', value: stack.document(document).code },
      ],
      ending: `${comment('Attach it by ID, first to a test account or test organizational unit.')}\n// targetIds: ['ou-…'],`,
    };
    return `${indentedComment(`${target.title}. Deploy it in the management account or a delegated administrator account.`)}\n${resource(stack, 'new organizations.CfnPolicy', document, target.title, props)}`;
  });
}
