// The resources of a template: everything that is created in one account.
import type { ExportDocument } from '#deepseek/export/export-document.ts';
import { inSentence, type MayRefer } from '#deepseek/export/created-entities.ts';
import {
  ORGANIZATION_POLICY_TYPES,
  type AttachmentTarget,
  type BoundaryTarget,
  type OrganizationTarget,
  type SessionPolicyTarget,
  type RoleTarget,
} from '#deepseek/export/targets.ts';
import { reasonsOf } from './document.ts';
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
