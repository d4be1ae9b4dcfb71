// The script that creates or updates everything in one account.
import { POLICY_KIND, chosen, type Choices } from '#core/export/exporter.ts';
import type {
  AttachmentTarget,
  BoundaryTarget,
  OrganizationTarget,
  ResourceTarget,
  RoleTarget,
} from '#core/export/targets.ts';
import { scriptText, type ScriptBuilder } from './script-builder.ts';
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

/** The role's properties as JSON: the AWS CLI would read an option's value file://… from a file. */
function details(role: RoleTarget): string {
  return quote(
    JSON.stringify({
      Description: role.description,
      ...(role.maxSessionSeconds === undefined ? {} : { MaxSessionDuration: role.maxSessionSeconds }),
    }),
  );
}

/** Removes policies that earlier answers gave the role, and those of the other kind (managed or inline). */
function removeOthers(
  script: ScriptBuilder,
  { name, permissions }: RoleTarget,
  inline: boolean,
): readonly string[] {
  const [first] = permissions;
  if (!first) return [];
  const names = script.word(permissions.map((document) => document.name).join(' '));
  const lists = inline ? `'' ${names}` : `${names} ''`;
  return [`tidy ${script.word(name)} ${script.word(first.name)} ${lists}`];
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
      : [`put_policy ${script.word(document.name)} / ${text}`, `attach role ${name} "$POLICY_ARN"`];
  });
  return {
    body: [
      comment(`${target.title} ${target.name}`),
      `put_role ${name} ${path} ${trust} ${details(target)} \\`,
      `  ${target.boundary ? script.word(target.boundary.arn) : "''"} ${tags.length > 0 ? quote(JSON.stringify(tags)) : "''"}`,
      ...permissions,
      ...removeOthers(script, target, inline),
      ...(target.instanceProfile === undefined
        ? []
        : [`put_profile ${script.word(target.instanceProfile)} ${path} ${name}`]),
      '',
    ],
  };
}

const attachAll = (
  script: ScriptBuilder,
  kind: 'user' | 'role',
  names: readonly string[],
): readonly string[] => names.map((name) => `attach ${kind} ${script.word(name)} "$POLICY_ARN"`);

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
      : [...attachAll(script, 'user', to.users), ...attachAll(script, 'role', to.roles)];
  return {
    body: [
      head,
      ...permissions.flatMap((document) => [
        `put_policy ${script.word(document.name)} / ${script.document(document)}`,
        ...attaches,
      ]),
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

const TYPES = { scp: 'SERVICE_CONTROL_POLICY', rcp: 'RESOURCE_CONTROL_POLICY' } as const;
export const organizationType = ({ type }: OrganizationTarget): string => TYPES[type];

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

export function applyScript(script: ScriptBuilder, choices: Choices | undefined): string {
  const { kit, group } = script;
  const inline = chosen(POLICY_KIND, choices) === 'inline';
  const lines = [
    ...group.boundaries.map((target) => boundary(script, target)),
    ...group.roles.map((target) => role(script, target, inline)),
    ...group.attachments.map((target) => attachment(script, target)),
    ...group.resources.map((target) => resource(script, target)),
    ...group.organization.map((target) => organization(script, target)),
  ];
  const resources = group.resources.length > 0;
  return scriptText(script, {
    about: [
      `${kit.title}. Made with Rolewright. Creates what is missing and updates what exists, so you can run it again.`,
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
      `say ${quote('Done. Changes can take a few seconds to propagate.')}`,
    ],
  });
}
