// The script that creates or updates everything in one account.
import { isInline, type Choices } from '#deepseek/export/exporter.ts';
import {
  makeFirst,
  ORGANIZATION_POLICY_TYPES,
  madeBefore,
  type AccountGroup,
  type AttachmentTarget,
  type BoundaryTarget,
  type OrganizationTarget,
  type ResourceTarget,
  type RoleTarget,
  type SessionPolicyTarget,
} from '#deepseek/export/targets.ts';
import { assumeCommand } from '#deepseek/compose/assume-command.ts';
import { policyFile } from '#deepseek/compose/shell.ts';
import { QUOTAS } from '#iam/facts/quotas.ts';
import { kitTagOf, scriptText, suffixOf, type ScriptBuilder } from './script-builder.ts';
import { comment, quote } from './shell.ts';

/** What the scripts make in IAM, each called by its type, path and name. */
export function thingsIn(
  { boundaries, roles, attachments }: AccountGroup,
  inline: boolean,
): readonly string[] {
  const policies = (path: string, documents: readonly { readonly name: string }[]) =>
    documents.map(({ name }) => `policy${path}${name}`);
  return [
    ...roles.map(({ name }) => `role/${name}`),
    ...roles.flatMap(({ path, instanceProfile }) =>
      instanceProfile === undefined ? [] : [`instance-profile${path}${instanceProfile}`],
    ),
    ...boundaries.flatMap(({ path, documents }) => policies(path, documents)),
    ...(inline ? [] : roles.flatMap(({ permissions }) => policies('/', permissions))),
    ...attachments.flatMap(({ to, permissions }) =>
      to.kind === 'permission-sets' ? [] : policies('/', permissions),
    ),
  ];
}

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

const MAX_TAG_VALUE = 256;

/** As many entries of a list as a tag can note, with spaces for commas: the scripts name what they do not know of. */
function noteOf(entries: readonly string[]): string {
  const noted: string[] = [];
  for (const entry of entries.map((each) => each.replaceAll(',', ' ')))
    if (!entry.includes(' / ') && [...noted, entry].join(' / ').length <= MAX_TAG_VALUE) noted.push(entry);
  return noted.join(' / ');
}

/** All tags of a role: whose it is, those of the answers, and what the script can take away again by, if there is room. */
function tagsOf({ kit, group }: ScriptBuilder, role: RoleTarget, inline: boolean): string {
  const own = [
    { Key: 'rolewright:kit', Value: kitTagOf(kit) },
    ...role.tags.map(({ key, value }) => ({ Key: key, Value: value })),
  ];
  const notes = Object.entries({
    tags: role.tags.map(({ key }) => key),
    boundary: role.boundary ? [role.boundary.arn] : [],
    inline: inline ? role.permissions.map(({ name }) => name) : [],
    // The first role notes the others of the kit.
    roles: role === group.roles[0] ? group.roles.slice(1).map(({ name }) => name) : [],
  }).map(([kind, entries]) => ({ Key: `rolewright:${kind}`, Value: noteOf(entries) }));
  const hasRoom = own.length + notes.length <= QUOTAS.tagsPerRole;
  return JSON.stringify(hasRoom ? [...own, ...notes.filter(({ Value }) => Value !== '')] : own);
}

const tagsVariable = (script: ScriptBuilder, { id }: RoleTarget): string => script.variable(`${id} tags`);

function role(script: ScriptBuilder, target: RoleTarget, inline: boolean): Lines {
  const name = script.word(target.name);
  const path = script.word(target.path);
  const trust = script.document(target.trust);
  const tags = tagsVariable(script, target);
  const permissions = target.permissions.flatMap((document) => {
    const text = script.document(document);
    return inline
      ? [
          `patiently iam put-role-policy --role-name=${name} --policy-name=${script.word(document.name)} --policy-document ${text}`,
        ]
      : [`put_policy ${script.word(document.name)} / ${text}`, `attach_only "$POLICY_ARN" '' ${name} ''`];
  });
  return {
    body: [
      comment(`${target.title} ${target.name}`),
      `${tags}=${script.word(tagsOf(script, target, inline))}`,
      `put_role ${name} ${path} ${trust} ${details(target)} \\`,
      `  ${target.boundary ? script.word(target.boundary.arn) : "''"} "$${tags}"`,
      ...permissions,
      ...(target.instanceProfile === undefined
        ? []
        : [`put_profile ${script.word(target.instanceProfile)} ${path} ${name}`]),
      '',
    ],
  };
}

/** Takes away what earlier answers made. The first role comes last, as its tags note the others. */
function tidy(script: ScriptBuilder, inline: boolean): readonly string[] {
  const roles = script.group.roles.map((target) => {
    const names = script.word(target.permissions.map((document) => document.name).join(' '));
    return `tidy_role ${script.word(target.name)} ${inline ? `'' ${names}` : `${names} ''`} "$${tagsVariable(script, target)}"`;
  });
  return ['# What earlier answers made, and these do not have', ...roles.toReversed(), 'sweep_kit', ''];
}

function attachment(script: ScriptBuilder, target: AttachmentTarget): Lines {
  const { title, words, description, to, permissions } = target;
  const head = comment(`${title}: for ${words}`);
  const described = description === '' ? '' : ` ${quote(description)}`;
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
  const variables = (['USERS', 'ROLES', 'GROUPS'] as const).map((kind) =>
    script.variable(`${title} ${kind}`),
  );
  const holders =
    to.kind === 'unnamed'
      ? variables.map((variable) => `"\${${variable}:-}"`)
      : [script.word(to.users.join(' ')), script.word(to.roles.join(' ')), "''"];
  return {
    body: [
      head,
      ...permissions.flatMap((document) => [
        `put_policy ${script.word(document.name)} / ${script.document(document)}${described}`,
        `attach_only "$POLICY_ARN" ${holders.join(' ')}`,
      ]),
      '',
    ],
    options:
      to.kind === 'unnamed'
        ? [
            `${variables.join(', ')} list all who get the policy of the ${title} (names separated by spaces): ${words}. Where none is set, whoever has it keeps it.`,
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
    const file = policyFile(document.name);
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
  const inline = isInline(kit, choices);
  const made = [
    ...group.boundaries.map((target) => boundary(script, target)),
    ...group.roles.map((target) => role(script, target, inline)),
    ...group.attachments.map((target) => attachment(script, target)),
  ];
  const others = [
    ...group.resources.map((target) => resource(script, target)),
    ...group.organization.map((target) => organization(script, target)),
    ...group.sessions.map((target) => sessionPolicy(script, target)),
  ];
  const kept = thingsIn(group, inline);
  const resources = group.resources.length > 0;
  const before = madeBefore(group, kit.groups).map((other) => `apply${suffixOf(other)}.sh`);
  return scriptText(script, {
    about: [
      `${kit.title}. Made with Rolewright. Creates what is missing and updates what exists, so you can run it again.`,
      ...(before.length > 0 ? [makeFirst(before)] : []),
      ...(kept.length > 0
        ? [
            `Roles, policies and instance profiles have the tag rolewright:kit=${kitTagOf(kit)} from the start. The script changes and deletes only those, and says what else it finds. bash apply.sh --adopt takes over what exists without the tag.`,
            'What earlier answers made and these do not have is deleted. With another name of the first role, this is another kit: run the undo script of the earlier answers.',
          ]
        : []),
      ...(group.organization.length > 0
        ? [
            'A policy of the organization whose description is not its name was created by someone else: the script does not replace it.',
          ]
        : []),
    ],
    variables: [
      ...made.flatMap(({ options = [] }) => options),
      ...(resources
        ? [
            'A resource has 1 policy. RESOURCE_POLICIES=put sets it where there is none, RESOURCE_POLICIES=replace also replaces an existing policy. By default, the script only shows it.',
          ]
        : []),
    ],
    options: kept.length > 0 ? { '--adopt': 'ADOPT=yes' } : {},
    body: [
      ...(resources ? ['consent', ''] : []),
      ...(kept.length > 0 ? [`KEEP=${script.word(kept.join(' '))}`, ''] : []),
      ...made.flatMap(({ body }) => body),
      ...(kept.length > 0 ? tidy(script, inline) : []),
      ...others.flatMap(({ body }) => body),
      `say ${quote(`Done. Changes can take a few seconds to propagate. Check what is deployed: bash verify${suffixOf(group)}.sh`)}`,
    ],
  });
}
