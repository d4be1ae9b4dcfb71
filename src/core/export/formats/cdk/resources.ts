// Roles, policies on resources and policies of the organization in CDK, and documents that no stack can put in place.
import { chosen, POLICY_KIND, type Choices } from '#core/export/exporter.ts';
import { identifier } from '#core/export/names.ts';
import type { ExportDocument } from '#core/export/export-document.ts';
import type { OrganizationTarget, ResourceTarget, RoleTarget } from '#core/export/targets.ts';
import { call, list, object, small, statement, type Code } from '#core/export/formats/typescript/code.ts';
import { comment, quote } from '#core/export/formats/typescript/text.ts';
import type { StackScript } from './stack-script.ts';
import { managedPolicy } from './policies.ts';

const remark = (text: string): string => comment(text, 96).replaceAll(/^/gm, '    ');

/** `boundaries`: id of a BoundaryTarget → the expression for the ARN of its policy. */
export function roleLines(
  script: StackScript,
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
      const policy = managedPolicy(script, { document, title, kept: true });
      lines.push(`${index === 0 ? `${remark(`${role.title} ${role.name}`)}\n` : ''}${policy.lines}`);
      arns.push(policy.arn);
    });
  const field = script.variable(role.title, role.id);
  const resource = script.variable(`${role.title} resource`, `${role.id} resource`);
  const trust = script.document(role.trust).code;
  const tags = role.tags.map(({ key, value }) => small(['key', quote(key)], ['value', quote(value)]));
  const own = role.boundary && boundaries.get(role.boundary.policy ?? '');
  const policies = role.permissions.map((document) =>
    object(['policyName', script.text(document.name)], ['policyDocument', script.document(document).code]),
  );
  const props = object(
    ['roleName', script.text(role.name)],
    ['path', role.path === '/' ? undefined : script.text(role.path)],
    ['description', role.description === '' ? undefined : quote(role.description)],
    ['assumeRolePolicyDocument', trust],
    ['managedPolicyArns', arns.length > 0 ? list(arns) : undefined],
    ['policies', inline && policies.length > 0 ? list(policies) : undefined],
    ['permissionsBoundary', role.boundary && (own ?? script.text(role.boundary.arn))],
    ['maxSessionDuration', role.maxSessionSeconds === undefined ? undefined : String(role.maxSessionSeconds)],
    ['tags', tags.length > 0 ? list(tags) : undefined],
  );
  const id = quote(script.construct(role.title, role.id));
  lines.push(
    `${lines.length === 0 ? `${remark(`${role.title} ${role.name}`)}\n` : ''}${statement(`const ${resource} = `, call('new iam.CfnRole', 'this', id, props), 4)}`,
  );
  const imported = quote(script.construct(`${role.title} ref`, `${role.id} ref`));
  lines.push(
    statement(
      `this.${field} = `,
      call('iam.Role.fromRoleArn', 'this', imported, `${resource}.attrArn`, small(['mutable', 'false'])),
      4,
    ),
  );
  script.fields.push({
    name: field,
    type: 'iam.IRole',
    description: `The role, for other constructs. They cannot add permissions to it: it has those below and no others.`,
  });
  if (role.instanceProfile !== undefined)
    lines.push(
      statement(
        '',
        call(
          'new iam.CfnInstanceProfile',
          'this',
          quote(script.construct('Instance profile', `${role.id} profile`)),
          object(
            ['instanceProfileName', script.text(role.instanceProfile)],
            ['path', role.path === '/' ? undefined : script.text(role.path)],
            ['roles', list([`${resource}.ref`])],
          ),
        ),
        4,
      ),
    );
  if (role.arn !== undefined) script.made.set(role.arn, `${resource}.attrArn`);
  return lines;
}

/** A document that goes where no stack puts it: a field of the stack. */
export function shownLines(
  script: StackScript,
  document: ExportDocument,
  title: string,
  description: string,
): readonly string[] {
  const { code, typed } = script.document(document);
  const field = script.variable(title, document.id);
  script.fields.push({ name: field, type: typed ? 'iam.PolicyDocument' : 'object', description });
  return [statement(`this.${field} = `, code, 4)];
}

const resource = (
  script: StackScript,
  head: string,
  document: ExportDocument,
  title: string,
  props: Code,
): string => statement('', call(head, 'this', quote(script.construct(title, document.id)), props), 4);

/** What an endpoint is made with: the same for all of a stack. */
const NETWORK: readonly (readonly [prop: string, description: string, list?: true])[] = [
  ['vpcId', 'The VPC that gets the endpoint'],
  ['subnetIds', 'Subnets for the endpoint, as the app asks for them: with commas', true],
  ['securityGroupIds', 'Security groups for the endpoint, with commas', true],
];

function endpoint(script: StackScript, service: string, document: ExportDocument, title: string): string {
  const { region } = script.unit;
  if (script.required.length === 0)
    for (const [name, description, list] of NETWORK) {
      const asked = identifier(`${name} ${region.slice(0, 20)}`, 'camel');
      script.required.push({ name, description, asked, ...(list ? { list } : {}) });
    }
  const props = object(
    ['serviceName', quote(`com.amazonaws.${region}.${service}`)],
    ['vpcEndpointType', quote('Interface')],
    ['privateDnsEnabled', 'true'],
    ['vpcId', 'props.vpcId'],
    ['subnetIds', '[...props.subnetIds]'],
    ['securityGroupIds', '[...props.securityGroupIds]'],
    ['policyDocument', script.document(document).code],
  );
  const note = `${title}. CloudFormation cannot put a policy on an endpoint that exists: this makes one. One that exists can be taken over by cdk import, or gets the policy by aws ec2 modify-vpc-endpoint.`;
  return `${remark(note)}\n${resource(script, 'new ec2.CfnVPCEndpoint', document, title, props)}`;
}

export function resourceLines(
  script: StackScript,
  { title, words, on, documents }: ResourceTarget,
): readonly string[] {
  return documents.flatMap((document): readonly string[] => {
    switch (on.kind) {
      case 'bucket':
        return [
          `${remark(`${title}: for ${words}. Where the bucket has a policy already, this fails and changes nothing: put these statements into that one. Deploy it in the Region of the bucket.`)}\n${resource(
            script,
            'new s3.CfnBucketPolicy',
            document,
            title,
            object(['bucket', script.text(on.bucket)], ['policyDocument', script.document(document).code]),
          )}`,
        ];
      case 'guardrail':
        return [
          `${remark(`${title}: for ${words}. It replaces a policy that is there.`)}\n${resource(
            script,
            'new bedrock.CfnResourcePolicy',
            document,
            title,
            object(['resourceArn', script.text(on.arn)], ['policyDocument', script.document(document).code]),
          )}`,
        ];
      case 'endpoint':
        return [endpoint(script, on.service, document, title)];
    }
  });
}

const TYPES = { scp: 'SERVICE_CONTROL_POLICY', rcp: 'RESOURCE_CONTROL_POLICY' } as const;

export function organizationLines(script: StackScript, target: OrganizationTarget): readonly string[] {
  return target.documents.map((document) => {
    const props: Code = {
      kind: 'object',
      members: [
        { name: 'name', value: script.text(document.name) },
        { name: 'type', value: quote(TYPES[target.type]) },
        { name: 'content', value: script.document(document).code },
      ],
      ending: `${comment('Attach it first to an account or organizational unit for tests, by its ID.')}\n// targetIds: ['ou-…'],`,
    };
    return `${remark(`${target.title}. Deploy it in the management account or that of a delegated administrator.`)}\n${resource(script, 'new organizations.CfnPolicy', document, target.title, props)}`;
  });
}
