// The documents of a kit as items for the AWS console: where to paste each, and the names to type there.
import {
  boundaryOf,
  isCreated,
  roleDocuments,
  type CreatedRole,
  type KitDocument,
  type KitPolicy,
  type KitRole,
} from '#core/compose/role-kit.ts';
import { consoleGuide } from '#core/export/console-steps.ts';
import { cleanText, fileName, type DocumentHolder } from '#core/export/placed-document.ts';
import { sessionCommand } from '#core/export/policy-steps.ts';
import { quote } from '#core/export/formats/aws-cli/shell.ts';
import { screenAddress, screenTitle } from '#core/facts/console.ts';
import { joinAnd } from '#core/text/words.ts';
import type { CreateItem, NameToType } from './create-list.ts';

export interface DocumentTexts {
  readonly partition: string;
  /** The text of a document as it is now, with hand edits. */
  readonly textOf: (document: KitDocument) => string;
}

type ItemParts = Pick<CreateItem, 'title' | 'names'> & Partial<CreateItem>;

function documentItem(
  { partition, textOf }: DocumentTexts,
  holder: DocumentHolder,
  source: KitDocument,
  parts: ItemParts,
): CreateItem {
  const { steps, page, screen } = consoleGuide({ holder, source });
  const address = screen && screenAddress(screen, partition);
  return {
    id: `document ${source.id}`,
    document: source.id,
    ...(screen && address !== undefined && { screen: { title: screenTitle(screen), address } }),
    steps,
    page,
    also: [],
    // What is typed besides the document counts as well: a role under another name is another role.
    content: [cleanText(textOf(source)), ...(parts.names ?? []).map(({ value }) => value)].join('\n'),
    ...parts,
  };
}

const nameOf = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);

const filled = (names: readonly NameToType[]): readonly NameToType[] =>
  names.filter(({ value }) => value !== '');

function roleNames(role: CreatedRole): readonly NameToType[] {
  const boundary = boundaryOf(role);
  return filled([
    ...role.permissions.map(({ name }) => ({ label: 'Permissions policy', value: name })),
    ...(boundary === undefined ? [] : [{ label: 'Permissions boundary', value: nameOf(boundary) }]),
    { label: 'Role name', value: role.name },
    { label: 'Description', value: role.description },
    ...role.tags.flatMap(({ key, value }) => [
      { label: 'Tag key', value: key },
      { label: 'Tag value', value },
    ]),
  ]);
}

/** The role on the command line, for what the console cannot set. https://docs.aws.amazon.com/cli/latest/reference/iam/create-role.html */
function createRoleCommand(role: CreatedRole, file: string): string {
  const boundary = boundaryOf(role);
  const tags = role.tags.map(({ key, value }) => quote(`Key=${key},Value=${value}`));
  return [
    `aws iam create-role --role-name ${quote(role.name)} --path ${quote(role.path)}`,
    `  --assume-role-policy-document ${quote(`file://${file}`)}`,
    ...(role.description === '' ? [] : [`  --description ${quote(role.description)}`]),
    ...(boundary === undefined ? [] : [`  --permissions-boundary ${quote(boundary)}`]),
    ...(tags.length === 0 ? [] : [`  --tags ${tags.join(' ')}`]),
  ].join(' \\\n');
}

const policyItem = (texts: DocumentTexts, role: KitRole, source: KitDocument, title: string): CreateItem =>
  documentItem(texts, { kind: 'role', role }, source, {
    title,
    names: [{ label: 'Policy name', value: source.name }],
  });

/** The permissions policies come first, so that the role can select them. */
export function roleItems(texts: DocumentTexts, role: CreatedRole): readonly CreateItem[] {
  const holder = { kind: 'role', role } as const;
  const trust = { holder, source: role.trust };
  return [
    ...role.permissions.map((source) => policyItem(texts, role, source, `Create the policy ${source.name}`)),
    documentItem(texts, holder, role.trust, {
      title: `Create the role ${role.name}`,
      names: roleNames(role),
      ...(role.path !== '/' && { code: createRoleCommand(role, fileName(trust)) }),
    }),
  ];
}

/** Whom the policy is for decides how it gets there. */
function attachmentTitle(role: Exclude<KitRole, CreatedRole>, source: KitDocument): string {
  return role.target.kind === 'permission-sets'
    ? `Add ${source.name} to the permission set ${joinAnd(role.target.names)}`
    : `Create the policy ${source.name} and attach it`;
}

export const attachmentItems = (
  texts: DocumentTexts,
  role: Exclude<KitRole, CreatedRole>,
): readonly CreateItem[] =>
  roleDocuments(role).map((source) => {
    const item = policyItem(texts, role, source, attachmentTitle(role, source));
    return role.target.kind === 'permission-sets'
      ? { ...item, names: role.target.names.map((value) => ({ label: 'Permission set', value })) }
      : item;
  });

/** What identifies the resource in its console. */
function targetNames({ target }: KitPolicy, source: KitDocument): readonly NameToType[] {
  switch (target.kind) {
    case 'bucket':
      return [{ label: 'Bucket', value: target.bucket }];
    case 'endpoint':
      return target.regions.map((region) => ({
        label: `Service name in ${region}`,
        value: `com.amazonaws.${region}.${target.service}`,
      }));
    case 'repository':
      return [{ label: 'Repository', value: target.repository }];
    case 'guardrail':
      return [{ label: 'Guardrail', value: nameOf(target.arn) }];
    case 'session':
      return [{ label: 'File', value: `${source.name}.json` }];
    case 'boundary':
    case 'organization':
      return [{ label: 'Policy name', value: source.name }];
  }
}

function policyTitle({ target, title }: KitPolicy, source: KitDocument): string {
  switch (target.kind) {
    case 'bucket':
      return `Add the bucket policy to ${target.bucket}`;
    case 'endpoint':
      return `Put the policy on the endpoint of ${target.service}`;
    case 'repository':
      return `Add the repository policy to ${target.repository}`;
    case 'guardrail':
      return `Put the policy on the guardrail ${nameOf(target.arn)}`;
    case 'boundary':
      return `Create the boundary ${source.name}`;
    case 'session':
      return `Save ${source.name}.json for the broker`;
    case 'organization':
      return `Create and attach ${source.name} (${title})`;
  }
}

/** https://docs.aws.amazon.com/cli/latest/reference/iam/create-policy.html */
const createPolicyCommand = (name: string, path: string, file: string): string =>
  `aws iam create-policy --policy-name ${quote(name)} --path ${quote(path)} \\\n  --policy-document ${quote(`file://${file}`)}`;

export const resourceItems = (texts: DocumentTexts, policy: KitPolicy): readonly CreateItem[] =>
  policy.documents.map((source) => {
    const holder = { kind: 'policy', policy } as const;
    const { target } = policy;
    const start = sessionCommand(policy, source.document, fileName({ holder, source }));
    const moved = target.kind === 'boundary' && target.path !== '/';
    return documentItem(texts, holder, source, {
      title: policyTitle(policy, source),
      names: targetNames(policy, source),
      ...(start !== undefined && { code: start }),
      ...(moved && { code: createPolicyCommand(source.name, target.path, fileName({ holder, source })) }),
    });
  });

export const isAttachment = (role: KitRole): role is Exclude<KitRole, CreatedRole> => !isCreated(role);
