// Roles in CDK: an iam.Role, or the CfnRole below it where an iam.Role would change or refuse something.
import type { ExportDocument } from '#deepseek/export/export-document.ts';
import { OUTPUTS } from '#deepseek/export/outputs.ts';
import type { RoleTarget } from '#deepseek/export/targets.ts';
import {
  call,
  inlineObject,
  list,
  object,
  statement,
  type Code,
} from '#deepseek/export/formats/typescript/code.ts';
import { memberName, quote } from '#deepseek/export/formats/typescript/text.ts';
import { managedPolicy, type PolicyCode } from './policies.ts';
import { indentedComment } from './resources.ts';
import type { StackBuilder } from './stack-builder.ts';

interface RoleParts {
  readonly stack: StackBuilder;
  readonly role: RoleTarget;
  /** The variable of the construct. */
  readonly variable: string;
  /** Its managed policies; none where policies are inline. */
  readonly managed: readonly PolicyCode[];
  readonly boundary: PolicyCode | undefined;
}

/** What iam.Role takes as a name. */
const NAME = /^[\w+=,.@-]{1,64}$/;

/** Longer ones and other lengths are refused: https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
const MAX_DESCRIPTION = 1000;
const HOUR = 3600;
const MAX_SECONDS = 12 * HOUR;

const isTyped = (stack: StackBuilder, documents: readonly ExportDocument[]): boolean =>
  documents.every((document) => stack.document(document).typed);

/** The statements of the trust policy, where an iam.Role says exactly the same as the kit. */
function statementsForRole({ stack, role, managed }: RoleParts): Code | undefined {
  const { name, description, maxSessionSeconds: seconds = HOUR, permissions } = role;
  const fits =
    NAME.test(name) &&
    description.length <= MAX_DESCRIPTION &&
    seconds >= HOUR &&
    seconds <= MAX_SECONDS &&
    managed.every(({ typed }) => typed) &&
    (!stack.inline ||
      (isTyped(stack, permissions) &&
        new Set(permissions.map((each) => each.name)).size === permissions.length));
  return fits ? stack.document(role.trust).statements : undefined;
}

const pathOf = ({ stack, role }: RoleParts): Code | undefined =>
  role.path === '/' ? undefined : stack.text(role.path);

const descriptionOf = ({ description }: RoleTarget): Code | undefined =>
  description === '' ? undefined : quote(description);

const duration = (seconds: number): Code =>
  seconds % HOUR === 0 ? `Duration.hours(${seconds / HOUR})` : `Duration.seconds(${seconds})`;

function boundaryOf({ stack, role, boundary }: RoleParts): Code | undefined {
  if (!role.boundary) return undefined;
  if (boundary?.typed) return boundary.variable;
  const id = quote(stack.construct(`${role.title} boundary`, `${role.id} boundary`));
  return call(
    'iam.ManagedPolicy.fromManagedPolicyArn',
    'this',
    id,
    boundary?.arn ?? stack.text(role.boundary.arn),
  );
}

const NO_EXPRESSIONS = { of: () => '', partition: '', account: '' };

function inlineOf({ stack, role }: RoleParts): Code | undefined {
  if (!stack.inline || role.permissions.length === 0) return undefined;
  return object(
    ...role.permissions.map((document) => {
      const name = stack.text(document.name);
      const plain = name === quote(document.name);
      const member = plain
        ? memberName([{ kind: 'literal', text: document.name }], NO_EXPRESSIONS)
        : `[${name}]`;
      return [member, stack.document(document).code] as const;
    }),
  );
}

/** The role as an iam.Role. */
function highLevel(parts: RoleParts, statements: Code): readonly string[] {
  const { stack, role, variable, managed } = parts;
  const props = object(
    ['roleName', stack.nameOf('role', role.id, role.name)],
    ['path', pathOf(parts)],
    ['description', descriptionOf(role)],
    ['assumedBy', call('new TrustPolicy', statements)],
    ['managedPolicies', managed.length > 0 ? list(managed.map((policy) => policy.variable)) : undefined],
    ['inlinePolicies', inlineOf(parts)],
    ['permissionsBoundary', boundaryOf(parts)],
    [
      'maxSessionDuration',
      role.maxSessionSeconds === undefined ? undefined : duration(role.maxSessionSeconds),
    ],
  );
  const id = quote(stack.construct(role.title, role.id));
  const tags = role.tags.map(({ key, value }) =>
    statement('', call(`Tags.of(${variable}).add`, quote(key), quote(value)), 4),
  );
  const made = statement(`const ${variable} = `, call('new iam.Role', 'this', id, props), 4);
  return [[made, ...tags].join('\n')];
}

/** The role as a CfnRole, which takes everything as it is. */
function lowLevel(parts: RoleParts): readonly string[] {
  const { stack, role, variable, managed, boundary } = parts;
  const tags = role.tags.map(({ key, value }) => inlineObject(['key', quote(key)], ['value', quote(value)]));
  const policies = role.permissions.map((document) =>
    object(['policyName', stack.text(document.name)], ['policyDocument', stack.document(document).code]),
  );
  const props = object(
    ['roleName', stack.nameOf('role', role.id, role.name)],
    ['path', pathOf(parts)],
    ['description', descriptionOf(role)],
    ['assumeRolePolicyDocument', stack.document(role.trust).code],
    ['managedPolicyArns', managed.length > 0 ? list(managed.map(({ arn }) => arn)) : undefined],
    ['policies', stack.inline && policies.length > 0 ? list(policies) : undefined],
    ['permissionsBoundary', role.boundary && (boundary?.arn ?? stack.text(role.boundary.arn))],
    ['maxSessionDuration', role.maxSessionSeconds === undefined ? undefined : String(role.maxSessionSeconds)],
    ['tags', tags.length > 0 ? list(tags) : undefined],
  );
  const id = quote(stack.construct(role.title, role.id));
  return [statement(`const ${variable} = `, call('new iam.CfnRole', 'this', id, props), 4)];
}

function instanceProfile({ stack, role, variable }: RoleParts, isHighLevel: boolean): readonly string[] {
  if (role.instanceProfile === undefined) return [];
  const name =
    role.instanceProfile === role.name
      ? stack.nameOf('role', role.id, role.name)
      : stack.text(role.instanceProfile);
  const props = object(
    ['instanceProfileName', name],
    ['path', role.path === '/' ? undefined : stack.text(role.path)],
    isHighLevel ? ['role', variable] : ['roles', list([`${variable}.ref`])],
  );
  const made = stack.variable(`${role.title} instance profile`, `${role.id} profile`);
  const id = quote(stack.construct('Instance profile', `${role.id} profile`));
  const [head, arn, ref] = isHighLevel
    ? (['new iam.InstanceProfile', 'instanceProfileArn', 'instanceProfileName'] as const)
    : (['new iam.CfnInstanceProfile', 'attrArn', 'ref'] as const);
  const words = 'Instance profile';
  stack.output(`${words} ARN`, `${role.id} profile arn`, OUTPUTS.profileArn(role), `${made}.${arn}`);
  stack.output(`${words} name`, `${role.id} profile name`, OUTPUTS.profileName(role), `${made}.${ref}`);
  return [statement(`const ${made} = `, call(head, 'this', id, props), 4)];
}

/** `boundaries` has the policy of each BoundaryTarget, by id. */
export function roleLines(
  stack: StackBuilder,
  role: RoleTarget,
  boundaries: ReadonlyMap<string, PolicyCode>,
): readonly string[] {
  const managed = stack.inline
    ? []
    : role.permissions.map((document) => {
        const title = `${role.title} policy`;
        const policy = managedPolicy(stack, { document, title });
        const about = OUTPUTS.rolePolicyArn(role, document.title);
        stack.output(`${title} ARN`, `${document.id} arn`, about, policy.arn);
        return policy;
      });
  const field = stack.variable(role.title, role.id);
  const variable = stack.variable(`${role.title} resource`, `${role.id} resource`);
  const parts = { stack, role, variable, managed, boundary: boundaries.get(role.boundary?.policy ?? '') };
  const statements = statementsForRole(parts);
  const made = statements ? highLevel(parts, statements) : lowLevel(parts);
  const arn = `${variable}.${statements ? 'roleArn' : 'attrArn'}`;
  const name = `${variable}.${statements ? 'roleName' : 'ref'}`;
  stack.output(`${role.title} ARN`, `${role.id} arn`, OUTPUTS.roleArn(role), arn);
  stack.output(`${role.title} name`, `${role.id} name`, OUTPUTS.roleName(role), name);
  const ref = quote(stack.construct(`${role.title} ref`, `${role.id} ref`));
  const kept = statements
    ? `${variable}.withoutPolicyUpdates()`
    : call('iam.Role.fromRoleArn', 'this', ref, `${variable}.attrArn`, inlineObject(['mutable', 'false']));
  stack.fields.push({
    name: field,
    type: 'iam.IRole',
    description: 'The role, for other constructs. They cannot add permissions to it.',
  });
  const [first = '', ...others] = [
    ...managed.map(({ lines }) => lines),
    ...made,
    statement(`this.${field} = `, kept, 4),
    ...instanceProfile(parts, statements !== undefined),
  ];
  if (role.arn !== undefined) stack.made.set(role.arn, arn);
  return [`${indentedComment(`${role.title} ${role.name}`)}\n${first}`, ...others];
}
