// Roles, managed policies and what they are attached to, in Pulumi.
import type { ExportDocument } from '#deepseek/export/export-document.ts';
import type { AttachmentTarget, BoundaryTarget, RoleTarget } from '#deepseek/export/targets.ts';
import { forWhom, OUTPUTS } from '#deepseek/export/outputs.ts';
import { call, object, statement } from '#deepseek/export/formats/typescript/code.ts';
import { comment, memberName, quote } from '#deepseek/export/formats/typescript/text.ts';
import type { ProgramBuilder } from './program-builder.ts';

interface Details {
  readonly title: string;
  readonly path?: string;
  readonly description?: string;
}

function policy(
  program: ProgramBuilder,
  document: ExportDocument,
  { title, path = '/', description = '' }: Details,
) {
  const variable = program.variable(title, document.id);
  const props = object(
    ['name', program.nameOf('policy', document.id, document.name)],
    ['path', path === '/' ? undefined : program.text(path)],
    ['description', description === '' ? undefined : quote(description)],
    ['policy', program.document(document)],
  );
  const made = call('new aws.iam.Policy', program.resource(title, document.id), props);
  return { variable, lines: statement(`const ${variable} = `, made) };
}

/** `boundaries` takes in the expression for the ARN of each. */
export function boundary(
  program: ProgramBuilder,
  target: BoundaryTarget,
  boundaries: Map<string, string>,
): readonly string[] {
  const { id, title, path, documents } = target;
  return documents.map((document) => {
    const { variable, lines } = policy(program, document, { title, path });
    program.output(`${title} ARN`, `${document.id} arn`, OUTPUTS.boundaryArn(target), `${variable}.arn`);
    if (!boundaries.has(id)) boundaries.set(id, `${variable}.arn`);
    return `${comment(`${title} ${document.name}`)}\n${lines}`;
  });
}

const noExpressions = { of: () => '', partition: '', account: '' };
const tagName = (key: string): string =>
  memberName(key === '' ? [] : [{ kind: 'literal', text: key }], noExpressions);

export function role(
  program: ProgramBuilder,
  target: RoleTarget,
  boundaries: ReadonlyMap<string, string>,
  inline: boolean,
): readonly string[] {
  const { id, title, name, path, description, maxSessionSeconds, tags } = target;
  const variable = program.variable(title, id);
  const own = target.boundary && boundaries.get(target.boundary.policy ?? '');
  const props = object(
    ['name', program.nameOf('role', id, name)],
    ['path', path === '/' ? undefined : program.text(path)],
    ['description', description === '' ? undefined : quote(description)],
    ['assumeRolePolicy', program.document(target.trust)],
    ['permissionsBoundary', target.boundary && (own ?? program.text(target.boundary.arn))],
    ['maxSessionDuration', maxSessionSeconds === undefined ? undefined : String(maxSessionSeconds)],
    [
      'tags',
      tags.length === 0
        ? undefined
        : object(...tags.map(({ key, value }) => [tagName(key), quote(value)] as const)),
    ],
  );
  const made = statement(
    `const ${variable} = `,
    call('new aws.iam.Role', program.resource(title, id), props),
  );
  program.output(`${title} ARN`, `${id} arn`, OUTPUTS.roleArn(target), `${variable}.arn`);
  // The configuration has the name that is asked for.
  program.output(`${title} resource name`, `${id} name`, OUTPUTS.roleName(target), `${variable}.name`);
  const permissions = target.permissions.flatMap((document) => {
    const words = `${title} policy`;
    if (inline)
      return [
        statement(
          '',
          call(
            'new aws.iam.RolePolicy',
            program.resource(words, document.id),
            object(
              ['name', program.text(document.name)],
              ['role', `${variable}.name`],
              ['policy', program.document(document)],
            ),
          ),
        ),
      ];
    const { variable: kept, lines } = policy(program, document, { title: words });
    const about = OUTPUTS.rolePolicyArn(target, document.title);
    program.output(`${words} ARN`, `${document.id} arn`, about, `${kept}.arn`);
    const attached = call(
      'new aws.iam.RolePolicyAttachment',
      program.resource(words, document.id),
      object(['role', `${variable}.name`], ['policyArn', `${kept}.arn`]),
    );
    return [lines, statement('', attached)];
  });
  if (target.arn !== undefined) program.made.set(target.arn, `${variable}.arn`);
  return [
    `${comment(`${title} ${name}`)}\n${made}`,
    ...permissions,
    ...(target.instanceProfile === undefined
      ? []
      : [profile(program, target, target.instanceProfile, variable)]),
  ];
}

function profile(program: ProgramBuilder, target: RoleTarget, name: string, role: string): string {
  const { id, path, title } = target;
  const words = `${title} instance profile`;
  const variable = program.variable(words, `${id} profile`);
  program.output(`${words} ARN`, `${id} profile arn`, OUTPUTS.profileArn(target), `${variable}.arn`);
  program.output(`${words} name`, `${id} profile name`, OUTPUTS.profileName(target), `${variable}.name`);
  const props = object(
    ['name', name === target.name ? program.nameOf('role', id, name) : program.text(name)],
    ['path', path === '/' ? undefined : program.text(path)],
    ['role', `${role}.name`],
  );
  const made = call('new aws.iam.InstanceProfile', program.resource(words, `${id} profile`), props);
  return statement(`const ${variable} = `, made);
}

const KINDS = [
  ['users', 'user', 'UserPolicyAttachment'],
  ['roles', 'role', 'RolePolicyAttachment'],
  ['groups', 'group', 'GroupPolicyAttachment'],
] as const;

/** Attachments to the users, roles and groups that the configuration names. */
function openAttachments(
  program: ProgramBuilder,
  target: AttachmentTarget,
  id: string,
  arn: string,
): readonly string[] {
  return KINDS.map(([kind, member, type]) => {
    const variable = program.option(
      `${target.title} ${kind}`,
      `Names of ${kind} that get the policy of the ${target.title.toLowerCase()}: ${target.words}. As JSON: ["…"]`,
    );
    const name = program.resource(`${target.title} ${member}`, `${id} ${kind}`).slice(1, -1);
    const made = call(
      `new aws.iam.${type}`,
      `\`${name}-\${name}\``,
      object([member, 'name'], ['policyArn', arn]),
    );
    return `for (const name of ${variable}) {\n${statement('', made, 2)}\n}`;
  });
}

function namedAttachments(
  program: ProgramBuilder,
  target: AttachmentTarget,
  id: string,
  arn: string,
): readonly string[] {
  const { to } = target;
  if (to.kind === 'permission-sets') return [];
  if (to.kind !== 'principals') return openAttachments(program, target, id, arn);
  return KINDS.flatMap(([kind, member, type]) =>
    (kind === 'groups' ? [] : [...new Set(to[kind])]).map((name) =>
      statement(
        '',
        call(
          `new aws.iam.${type}`,
          program.resource(`${target.title} ${member}`, `${id} ${kind} ${name}`),
          object([member, program.text(name)], ['policyArn', arn]),
        ),
      ),
    ),
  );
}

export function attachment(program: ProgramBuilder, target: AttachmentTarget): readonly string[] {
  const { title, description } = target;
  const head = comment(forWhom(target));
  return target.permissions.flatMap((document) => {
    const named = `${title} policy`;
    const { variable, lines } = policy(program, document, { title: named, description });
    program.output(`${named} ARN`, `${document.id} arn`, OUTPUTS.attachedArn(target), `${variable}.arn`);
    return [`${head}\n${lines}`, ...namedAttachments(program, target, document.id, `${variable}.arn`)];
  });
}
