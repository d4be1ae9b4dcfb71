// The documents of a kit as items for the AWS console: where to paste each, and the names to type there.
import {
  boundaryOf,
  isCreated,
  otherAccountOf,
  roleDocuments,
  type CreatedRole,
  type KitDocument,
  type KitPolicy,
  type KitRole,
} from '#deepseek/compose/role-kit.ts';
import { consoleGuide } from '#deepseek/export/console-steps.ts';
import { cleanText, fileName, type DocumentHolder } from '#deepseek/export/placed-document.ts';
import { sessionCommand } from '#deepseek/export/policy-steps.ts';
import { command, optionWord } from '#deepseek/compose/shell.ts';
import { quote } from '#deepseek/export/formats/aws-cli/shell.ts';
import { screenAddress, screenTitle } from '#iam/facts/console.ts';
import { joinAnd } from '#iam/text/words.ts';
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
  const { steps, page, screen, path } = consoleGuide({ holder, source });
  const address = screen && screenAddress(screen, partition);
  return {
    id: `document ${source.id}`,
    document: source.id,
    lead: `${path}.`,
    ...(screen && address !== undefined && { screen: { title: screenTitle(screen), address } }),
    steps,
    page,
    also: [],
    // What is typed besides the document counts as well: a role under another name is another role.
    content: [
      cleanText(textOf(source)),
      ...(parts.steps ?? []),
      ...(parts.names ?? []).map(({ value }) => value),
    ].join('\n'),
    ...parts,
  };
}

const nameOf = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);

const filled = (names: readonly NameToType[]): readonly NameToType[] =>
  names.filter(({ value }) => value !== '');

function roleNames(role: CreatedRole): readonly NameToType[] {
  const boundary = boundaryOf(role);
  return filled([
    ...(boundary === undefined ? [] : [{ label: 'Permissions boundary', value: nameOf(boundary) }]),
    { label: 'Role name', value: role.name },
    { label: 'Description', value: role.description },
    ...role.tags.flatMap(({ key, value }) => [
      { label: 'Tag key', value: key },
      { label: 'Tag value', value },
    ]),
  ]);
}

/**
 * The role with its policies on the command line, for what the console cannot set.
 * https://docs.aws.amazon.com/cli/latest/reference/iam/create-role.html
 */
function createRoleCommands(role: CreatedRole, file: string): string {
  const named = optionWord('--role-name', role.name);
  const options = {
    description: role.description,
    'max-session-duration': role.maxSessionSeconds,
    'permissions-boundary': boundaryOf(role),
  };
  const tags = role.tags.map(({ key, value }) => quote(`Key=${key},Value=${value}`));
  return [
    command(
      `aws iam create-role ${named} --path ${quote(role.path)}`,
      `--assume-role-policy-document ${quote(`file://${file}`)}`,
      ...Object.entries(options).flatMap(([option, value]) =>
        value ? [optionWord(`--${option}`, String(value))] : [],
      ),
      ...(tags.length === 0 ? [] : [`--tags ${tags.join(' ')}`]),
    ),
    ...role.permissions.map(
      ({ name }) =>
        `aws iam attach-role-policy ${named} --policy-arn ${quote(role.arn.replace(/:role.*/, `:policy/${name}`))}`,
    ),
  ].join('\n');
}

/** In the wrong account, every later step would seem to work. */
const signIn = (role: KitRole): readonly string[] => {
  const account = otherAccountOf(role);
  return account === undefined ? [] : [`Sign in to account **${account}**.`];
};

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_create-console.html */
const policySteps = (role: KitRole): readonly string[] => [
  ...signIn(role),
  'Choose **JSON**, paste over what is there, then choose **Next**.',
  'Name it as below and choose **Create policy**.',
];

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-custom.html */
function trustSteps(role: CreatedRole): readonly string[] {
  const boundary = boundaryOf(role);
  const policies = role.permissions.map(({ name }) => `**${name}**`);
  const { maxSessionSeconds = 3600 } = role;
  if (role.path !== '/')
    return [...signIn(role), `The console cannot set the path ${role.path}: run these commands.`];
  return [
    ...signIn(role),
    'Choose **Custom trust policy**, paste over what is there, then choose **Next**.',
    ...(policies.length > 0 || boundary !== undefined
      ? [
          `${[
            ...(policies.length > 0 ? [`Tick ${joinAnd(policies)}`] : []),
            ...(boundary === undefined ? [] : [`Set the permissions boundary **${nameOf(boundary)}**`]),
          ].join('. ')}, then choose **Next**.`,
        ]
      : ['Choose **Next**.']),
    `Name it as below${role.tags.length > 0 ? ', add its tags' : ''} and choose **Create role**.`,
    ...(maxSessionSeconds !== 3600
      ? [`Open the role, choose **Edit** and set Maximum session duration to ${maxSessionSeconds} seconds.`]
      : []),
  ];
}

const policyItem = (
  texts: DocumentTexts,
  role: KitRole,
  source: KitDocument,
  parts: Partial<CreateItem> & Pick<CreateItem, 'title'>,
): CreateItem =>
  documentItem(texts, { kind: 'role', role }, source, {
    names: [{ label: 'Policy name', value: source.name }],
    ...parts,
  });

/** The permissions policies come first, so that the role can select them. */
export function roleItems(texts: DocumentTexts, role: CreatedRole): readonly CreateItem[] {
  const holder = { kind: 'role', role } as const;
  const trust = { holder, source: role.trust };
  return [
    ...role.permissions.map((source) =>
      policyItem(texts, role, source, {
        title: 'Create the policy',
        of: source.name,
        steps: policySteps(role),
      }),
    ),
    documentItem(texts, holder, role.trust, {
      title: 'Create the role',
      of: role.name,
      names: roleNames(role),
      steps: trustSteps(role),
      ...(role.path !== '/' && { code: createRoleCommands(role, fileName(trust)) }),
    }),
  ];
}

/** Whom the policy is for decides how it gets there. */
export const attachmentItems = (
  texts: DocumentTexts,
  role: Exclude<KitRole, CreatedRole>,
): readonly CreateItem[] =>
  roleDocuments(role).map((source) =>
    role.target.kind === 'permission-sets'
      ? policyItem(texts, role, source, {
          title: `Add ${source.name} to the permission set ${joinAnd(role.target.names)}`,
          names: role.target.names.map((value) => ({ label: 'Permission set', value })),
        })
      : policyItem(texts, role, source, {
          title: 'Create the policy and attach it',
          of: source.name,
          steps: [
            ...policySteps(role),
            `Attach it to ${role.attachTo}: on its page choose **Entities attached**, then **Attach**.`,
          ],
        }),
  );

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

function policyTitle({ target }: KitPolicy, source: KitDocument): string {
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
      return `Create and attach ${source.name}`;
  }
}

/** https://docs.aws.amazon.com/cli/latest/reference/iam/create-policy.html */
const createPolicyCommand = (name: string, path: string, file: string): string =>
  command(
    `aws iam create-policy ${optionWord('--policy-name', name)} --path ${quote(path)}`,
    `--policy-document ${quote(`file://${file}`)}`,
  );

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
