// The script that creates or updates everything in one account.
import { POLICY_KIND, chosen, type Choices } from '#deepseek/export/exporter.ts';
import {
  ORGANIZATION_POLICY_TYPES,
  type AttachmentTarget,
  type BoundaryTarget,
  type OrganizationTarget,
  type ResourceTarget,
  type RoleTarget,
  type SessionPolicyTarget,
} from '#deepseek/export/targets.ts';
import { assumeCommand } from '#deepseek/compose/assume-command.ts';
import { QUOTAS } from '#iam/facts/quotas.ts';
import { scriptText, suffixOf, type ScriptBuilder } from './script-builder.ts';
import { comment, quote } from './shell.ts';

/** Lines of the script, and lines for the comment at the top about variables that may be set. */
interface Lines {
  readonly body: readonly string[];
  readonly options?: readonly string[];
}

function boundary(script: ScriptBuilder, { title, name, path, documents }: BoundaryTarget): Lines {
  const puts = documents.map(
    (document) =>
      `put_policy ${script.word(document.name)} ${script.word(path)} ${script.document(document)}`,
  );
  return { body: [comment(`${title} ${name}`), ...puts, ''] };
}

/** AWS's default. https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
export const DEFAULT_SESSION_SECONDS = 3600;

/** The most tags that a role may have besides the four in which scripts keep what they gave it. */
const MAX_OWN_TAGS = QUOTAS.tagsPerRole - 4;

/** The role's properties as JSON: the AWS CLI would read an option's value file://… from a file. */
function details(role: RoleTarget): string {
  return quote(
    JSON.stringify({
      Description: role.description,
      // Said in any case, so that a longer one of an earlier run does not stay.
      MaxSessionDuration: role.maxSessionSeconds ?? DEFAULT_SESSION_SECONDS,
    }),
  );
}

/** The keys of tags as one word; none where the separator is part of a key. */
function keysOf(tags: RoleTarget['tags']): string {
  const keys = tags.map(({ key }) => key);
  return keys.some((key) => key.includes(' / ')) ? "''" : quote(keys.join(' / '));
}

/** Removes policies that earlier answers gave the role, and those of the other kind (managed or inline). */
function removeOthers(
  script: ScriptBuilder,
  { name, permissions, boundary, tags, instanceProfile }: RoleTarget,
  inline: boolean,
): readonly string[] {
  const [first] = permissions;
  if (!first) return [];
  const remembers = tags.length <= MAX_OWN_TAGS && !tags.some(({ key }) => /^rolewright:/i.test(key));
  const names = script.word(permissions.map((document) => document.name).join(' '));
  const lists = inline ? `'' ${names}` : `${names} ''`;
  const profile = instanceProfile === undefined ? "''" : script.word(instanceProfile);
  const given = `${script.word(first.name)} ${boundary ? script.word(boundary.arn) : "''"} ${keysOf(tags)} ${profile}`;
  return [
    `tidy ${script.word(name)} ${script.word(first.name)} ${lists}`,
    `tidy_profiles ${script.word(name)} ${profile}`,
    ...(remembers ? [`keep_memory ${script.word(name)} ${given}`] : []),
  ];
}

function role(script: ScriptBuilder, target: RoleTarget, inline: boolean): Lines {
  const name = script.word(target.name);
  const path = script.word(target.path);
  const tags = target.tags.map(({ key, value }) => ({ Key: key, Value: value }));
  const trust = script.document(target.trust);
  const permissions = target.permissions.flatMap((document) => {
    const text = script.document(document);
    return inline
      ? [
          `aws iam put-role-policy --role-name=${name} --policy-name=${script.word(document.name)} --policy-document ${text}`,
        ]
      : [
          `put_policy ${script.word(document.name)} / ${text}`,
          `attach role ${name} "$POLICY_ARN"`,
          `name_others "$POLICY_ARN" ${script.word(`role:${target.name}`)}`,
        ];
  });
  return {
    body: [
      comment(`${target.title} ${target.name}`),
      `put_role ${name} ${path} ${trust} ${details(target)} \\`,
      `  ${target.boundary ? script.word(target.boundary.arn) : "''"} ${tags.length > 0 ? quote(JSON.stringify(tags)) : "''"} ${keysOf(target.tags)}`,
      ...permissions,
      ...(target.instanceProfile === undefined
        ? []
        : [`put_profile ${script.word(target.instanceProfile)} ${path} ${name}`]),
      ...removeOthers(script, target, inline),
      '',
    ],
  };
}

const attachAll = (
  script: ScriptBuilder,
  kind: 'user' | 'role',
  names: readonly string[],
): readonly string[] => names.map((name) => `attach ${kind} ${script.word(name)} "$POLICY_ARN"`);

/** Whom the answers name, as the scripts write it. */
export const holdersOf = ({
  users,
  roles,
}: Extract<AttachmentTarget['to'], { kind: 'principals' }>): string =>
  [...users.map((name) => `user:${name}`), ...roles.map((name) => `role:${name}`)].join(' ');

function attachment(script: ScriptBuilder, target: AttachmentTarget): Lines {
  const { title, words, to, permissions } = target;
  const head = comment(`${title}: for ${words}`);
  if (to.kind === 'permission-sets') {
    return {
      body: [
        head,
        ...permissions.flatMap((document) => [
          `say ${script.word(`In IAM Identity Center, add these statements to the inline policy of ${words}:`)}`,
          `say ${script.document(document)}`,
        ]),
        '',
      ],
    };
  }
  const lists = (['USERS', 'ROLES', 'GROUPS'] as const).map((kind) => ({
    kind: kind.toLowerCase().slice(0, -1),
    variable: script.variable(`${title} ${kind}`),
  }));
  const attaches =
    to.kind === 'unnamed'
      ? lists.map(({ kind, variable }) => `attach ${kind} "\${${variable}:-}" "$POLICY_ARN"`)
      : [
          ...attachAll(script, 'user', to.users),
          ...attachAll(script, 'role', to.roles),
          `name_others "$POLICY_ARN" ${script.word(holdersOf(to))}`,
        ];
  const kept = script.word(
    [...script.group.roles, ...script.group.attachments]
      .flatMap((each) => each.permissions.map(({ name }) => name))
      .join(' '),
  );
  const detaches =
    to.kind === 'unnamed'
      ? lists.map(({ kind, variable }) => `detach_earlier ${kind} "\${${variable}:-}" ${kept}`)
      : [
          ...to.users.map((name) => `detach_earlier user ${script.word(name)} ${kept}`),
          ...to.roles.map((name) => `detach_earlier role ${script.word(name)} ${kept}`),
        ];
  return {
    body: [
      head,
      ...permissions.flatMap((document) => [
        `put_policy ${script.word(document.name)} / ${script.document(document)}`,
        ...attaches,
      ]),
      ...detaches,
      '',
    ],
    options:
      to.kind === 'unnamed'
        ? [
            `${lists.map(({ variable }) => variable).join(', ')} list who gets the policy of the ${title} (names separated by spaces): ${words}.`,
          ]
        : [],
  };
}

/** The variable that holds the ID of an endpoint. */
export const endpointVariable = (script: ScriptBuilder, service: string, region: string): string =>
  script.variable(`${service} endpoint ${region}`);

function resource(script: ScriptBuilder, { title, words, on, documents }: ResourceTarget): Lines {
  const head = comment(`${title}: for ${words}`);
  const texts = documents.map(script.document);
  switch (on.kind) {
    case 'bucket':
      return {
        body: [
          head,
          ...texts.map(
            (text) => `put_bucket_policy ${script.word(on.bucket)} ${ownerOf(script, on.account)} ${text}`,
          ),
          '',
        ],
      };
    case 'repository':
      return {
        body: [
          head,
          ...texts.map(
            (text) =>
              `put_repository_policy ${script.word(on.repository)} ${script.word(on.region)} ${ownerOf(script, on.account)} ${text}`,
          ),
          '',
        ],
      };
    case 'guardrail':
      return {
        body: [
          head,
          ...texts.map(
            (text) => `put_guardrail_policy ${script.word(on.arn)} ${script.word(on.region)} ${text}`,
          ),
          '',
        ],
      };
    case 'endpoint': {
      const ids = on.regions.map((region) => ({ region, id: endpointVariable(script, on.service, region) }));
      return {
        body: [
          head,
          ...ids.flatMap(({ region, id }) =>
            texts.map(
              (text) =>
                `put_endpoint_policy ${script.word(on.service)} ${script.word(region)} "\${${id}:-}" ${text}`,
            ),
          ),
          '',
        ],
        options: [`${ids.map(({ id }) => id).join(', ')} are the IDs of the endpoints (vpce-…).`],
      };
    }
  }
}

/** The owner is the account of the script where its digits are open. */
export const ownerOf = (script: ScriptBuilder, account: string): string =>
  script.group.open ? '"$ACCOUNT"' : script.word(account);

export const organizationType = ({ type }: OrganizationTarget): string => ORGANIZATION_POLICY_TYPES[type];

function organization(script: ScriptBuilder, target: OrganizationTarget): Lines {
  return {
    body: [
      comment(`${target.title}. Attach it to ${target.words} with the line below. Start with test accounts.`),
      ...target.documents.flatMap((document) => [
        `put_organization_policy ${organizationType(target)} ${script.word(document.name)} ${script.document(document)}`,
        '# aws organizations attach-policy --policy-id "$POLICY_ID" --target-id "${TARGET_ID:?Set it to the ID of a root, organizational unit or account}"',
      ]),
      '',
    ],
  };
}

/** Not made in the account: a file next to the script. */
const sessionPolicy = (script: ScriptBuilder, { words, target, documents }: SessionPolicyTarget): Lines => ({
  body: documents.flatMap((document) => {
    const file = `${document.name}.json`;
    return [
      comment(`${document.title}: for ${words}. Passed with AssumeRole, not attached to the role.`),
      `printf '%s\\n' ${script.document(document)} >${script.word(file)}`,
      `say ${script.word(`Wrote ${file}. To start a session with it:`)}`,
      `say ${script.word(assumeCommand(target, { document: document.document, file }))}`,
      '',
    ];
  }),
});

export function applyScript(script: ScriptBuilder, choices: Choices | undefined): string {
  const { kit, group } = script;
  const inline = chosen(POLICY_KIND, choices) === 'inline';
  const lines = [
    ...group.boundaries.map((target) => boundary(script, target)),
    ...group.roles.map((target) => role(script, target, inline)),
    ...group.attachments.map((target) => attachment(script, target)),
    ...group.resources.map((target) => resource(script, target)),
    ...group.organization.map((target) => organization(script, target)),
    ...group.sessions.map((target) => sessionPolicy(script, target)),
  ];
  const resources = group.resources.length > 0;
  const tagged = group.boundaries.length + group.roles.length + group.attachments.length > 0;
  return scriptText(script, {
    about: [
      `${kit.title}. Made with Rolewright. Creates what is missing and updates what exists, so you can run it again.`,
      ...(tagged
        ? [
            'Policies and roles have tags rolewright:… that say what the script gave them. It removes only that.',
            'Roles that the answers do not name any more stay: delete them with the undo script of the earlier answers.',
          ]
        : []),
      ...(group.organization.length > 0
        ? [
            'A policy of the organization whose description is not its name was created by someone else: the script does not replace it.',
          ]
        : []),
    ],
    options: [
      ...lines.flatMap(({ options = [] }) => options),
      ...(resources
        ? [
            'A resource has 1 policy. RESOURCE_POLICIES=put sets it where there is none, RESOURCE_POLICIES=replace also replaces an existing policy. By default, the script only shows it.',
          ]
        : []),
    ],
    body: [
      ...(resources ? ['consent', ''] : []),
      ...lines.flatMap(({ body }) => body),
      `say ${quote(`Done. Changes can take a few seconds to propagate. Check what is deployed: bash verify${suffixOf(group)}.sh`)}`,
    ],
  });
}
