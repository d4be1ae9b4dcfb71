// The resources of a template: everything that is created in one account.
import type { ExportDocument } from '#deepseek/export/export-document.ts';
import { inSentence, type MayRefer } from '#deepseek/export/created-entities.ts';
import { OUTPUTS } from '#deepseek/export/outputs.ts';
import {
  ORGANIZATION_POLICY_TYPES,
  type AttachmentTarget,
  type BoundaryTarget,
  type OrganizationTarget,
  type SessionPolicyTarget,
  type RoleTarget,
} from '#deepseek/export/targets.ts';
import { reasonsOf } from './document.ts';
import { plainText } from './sub.ts';
import { onResource } from './resource-policies.ts';
import { referToEverything, referToNothing, resource } from './resource.ts';
import type { TemplateBuilder } from './template-builder.ts';
import { call, list, members, ref, type TemplateValueMember, type TemplateValue } from './value.ts';

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

interface PolicyDetails {
  readonly path?: string;
  readonly description?: string;
  readonly refer: MayRefer;
  /** Whom it is attached to, by their members. */
  readonly to?: Readonly<Record<string, TemplateValue | undefined>>;
  readonly comment?: readonly string[];
}

function managedPolicy(
  stack: TemplateBuilder,
  document: ExportDocument,
  { path = '/', description = '', refer, to = {}, comment = [] }: PolicyDetails,
): TemplateValueMember {
  const policy = stack.policy(document, refer);
  return resource(
    stack.policyId(document.id),
    'AWS::IAM::ManagedPolicy',
    {
      ManagedPolicyName: stack.nameOf('policy', document.id, document.name),
      Path: path === '/' ? undefined : stack.text(path),
      Description: description === '' ? undefined : description,
      PolicyDocument: policy,
      ...to,
    },
    { comment: [...comment, ...textNote(document, policy)] },
  );
}

function boundary(stack: TemplateBuilder, target: BoundaryTarget): readonly TemplateValueMember[] {
  const { documents, path } = target;
  return documents.map((document) => {
    const made = managedPolicy(stack, document, { path, refer: referToNothing });
    stack.output(`${made.name}Arn`, OUTPUTS.boundaryArn(target), ref(made.name));
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
    Description: target.description === '' ? undefined : plainText(target.description),
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
  stack.output(`${name}Arn`, OUTPUTS.roleArn(target), call('GetAtt', `${name}.Arn`));
  // The parameter has the name that is asked for.
  stack.output(`${name}ResourceName`, OUTPUTS.roleName(target), ref(name));
  return [
    made,
    ...(stack.inline
      ? []
      : target.permissions.map((document) => {
          const to = { Roles: list([ref(name)]) };
          const policy = managedPolicy(stack, document, { refer: referToEverything, to });
          stack.output(`${policy.name}Arn`, OUTPUTS.rolePolicyArn(target, document.title), ref(policy.name));
          return policy;
        })),
    ...(target.instanceProfile === undefined ? [] : [profile(stack, target, target.instanceProfile, name)]),
  ];
}

function profile(
  stack: TemplateBuilder,
  target: RoleTarget,
  name: string,
  role: string,
): TemplateValueMember {
  const id = stack.id(`${target.id} instance profile`);
  stack.output(`${id}Arn`, OUTPUTS.profileArn(target), call('GetAtt', `${id}.Arn`));
  stack.output(`${id}Name`, OUTPUTS.profileName(target), ref(id));
  return resource(id, 'AWS::IAM::InstanceProfile', {
    InstanceProfileName:
      name === target.name ? stack.nameOf('role', target.id, target.name) : stack.text(name),
    Path: target.path === '/' ? undefined : stack.text(target.path),
    Roles: list([ref(role)]),
  });
}

function attachment(stack: TemplateBuilder, target: AttachmentTarget): readonly TemplateValueMember[] {
  const { id, title, words, to, permissions, description } = target;
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
    const refer = referToEverything;
    const made = managedPolicy(stack, document, { description, refer, to: lists(), comment });
    stack.output(`${made.name}Arn`, OUTPUTS.attachedArn(target), ref(made.name));
    return made;
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
    stack.output(`${name}Id`, OUTPUTS.organizationId, ref(name));
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
