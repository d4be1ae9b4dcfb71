// What must exist once the files of a kit have been used, computed from the kit and not from the files.
import type { ExportDocument } from '#deepseek/export/export-document.ts';
import type { ExportKit } from '#deepseek/export/export-kit.ts';
import type { AccountGroup, ResourceTarget } from '#deepseek/export/targets.ts';
import { fillIn, templateDocument, templateOf, type Template } from '#deepseek/export/template.ts';
import type { JsonValue } from '#iam/json/parse.ts';

/** Fills in the kit's open answers. */
export interface Writer {
  readonly text: (text: string) => string;
  readonly document: (document: ExportDocument) => JsonValue;
}

/** What a person fills in: the account of the role, and a value for each parameter. */
export interface GivenValues {
  readonly account: string;
  readonly value: (parameter: string) => string;
}

export function writerOf(kit: ExportKit, { account, value }: GivenValues): Writer {
  const write = (template: Template): string =>
    template
      .map((piece) => {
        if (piece.kind === 'literal') return piece.text.replaceAll('\0', '');
        if (piece.kind === 'parameter') return value(piece.parameter.id);
        return piece.kind === 'partition' ? kit.home.partition : account;
      })
      .join('');
  return {
    text: (text) => write(templateOf(text, kit)),
    document: ({ document }) => fillIn(templateDocument(document, kit), write),
  };
}

export interface ExpectedPolicy {
  readonly name: string;
  readonly path: string;
  readonly document: JsonValue;
}

export interface ExpectedRole {
  readonly name: string;
  readonly path: string;
  readonly trust: JsonValue;
  readonly permissions: readonly ExpectedPolicy[];
  readonly description: string;
  readonly seconds: number | undefined;
  readonly tags: readonly { readonly Key: string; readonly Value: string }[];
  /** The ARN of its permissions boundary. */
  readonly boundary: string | undefined;
  /** The name of its instance profile. */
  readonly profile: string | undefined;
}

export interface ExpectedAttachment {
  readonly permissions: readonly ExpectedPolicy[];
  readonly users: readonly string[];
  readonly roles: readonly string[];
  /** Whether the kit does not name whom the policies are attached to. */
  readonly unnamed: boolean;
}

export interface ExpectedResources {
  readonly boundaries: readonly ExpectedPolicy[];
  readonly roles: readonly ExpectedRole[];
  readonly attachments: readonly ExpectedAttachment[];
  /** For permission sets, which are edited in IAM Identity Center. */
  readonly unattached: readonly ExpectedPolicy[];
  /** Session policies, which are outputs or files. */
  readonly sessions: readonly JsonValue[];
  readonly resources: readonly { readonly on: ResourceTarget['on']; readonly document: JsonValue }[];
  readonly organization: readonly {
    readonly type: 'scp' | 'rcp' | 'bedrock-policy' | 'ec2-policy';
    readonly name: string;
    readonly document: JsonValue;
  }[];
}

/** Everything that a group creates. */
export function expectedOf(group: AccountGroup, { text, document }: Writer): ExpectedResources {
  const managed = (documents: readonly ExportDocument[], path = '/'): readonly ExpectedPolicy[] =>
    documents.map((each) => ({ name: text(each.name), path: text(path), document: document(each) }));
  return {
    boundaries: group.boundaries.flatMap(({ documents, path }) => managed(documents, path)),
    roles: group.roles.map((role) => ({
      name: text(role.name),
      path: text(role.path),
      trust: document(role.trust),
      permissions: managed(role.permissions),
      description: role.description,
      seconds: role.maxSessionSeconds,
      tags: role.tags.map(({ key, value }) => ({ Key: key, Value: value })),
      boundary: role.boundary && text(role.boundary.arn),
      profile: role.instanceProfile && text(role.instanceProfile),
    })),
    attachments: group.attachments
      .filter(({ to }) => to.kind !== 'permission-sets')
      .map(({ permissions, to }) => ({
        permissions: managed(permissions),
        users: to.kind === 'principals' ? to.users.map(text) : [],
        roles: to.kind === 'principals' ? to.roles.map(text) : [],
        unnamed: to.kind === 'unnamed',
      })),
    unattached: group.attachments
      .filter(({ to }) => to.kind === 'permission-sets')
      .flatMap(({ permissions }) => managed(permissions)),
    sessions: group.sessions.flatMap(({ documents }) => documents.map(document)),
    resources: group.resources.flatMap(({ on, documents }) =>
      documents.map((each) => ({ on, document: document(each) })),
    ),
    organization: group.organization.flatMap(({ type, documents }) =>
      documents.map((each) => ({ type, name: text(each.name), document: document(each) })),
    ),
  };
}

/** All managed policies that a group creates; those of its roles too, unless they are inline. */
export const managedPolicies = (
  { boundaries, roles, attachments }: ExpectedResources,
  inline = false,
): readonly ExpectedPolicy[] => [
  ...boundaries,
  ...(inline ? [] : roles.flatMap(({ permissions }) => permissions)),
  ...attachments.flatMap(({ permissions }) => permissions),
];

/** What AWS Organizations calls the types of its policies. */
export const ORGANIZATION_TYPES = {
  scp: 'SERVICE_CONTROL_POLICY',
  rcp: 'RESOURCE_CONTROL_POLICY',
  'bedrock-policy': 'BEDROCK_POLICY',
  'ec2-policy': 'DECLARATIVE_POLICY_EC2',
} as const;

/** The resource policies on one kind of resource. */
export function policiesOn<K extends ResourceTarget['on']['kind']>(expected: ExpectedResources, kind: K) {
  type On = Extract<ResourceTarget['on'], { kind: K }>;
  return expected.resources.flatMap(({ on, document }) =>
    on.kind === kind ? [{ on: on as On, document }] : [],
  );
}
