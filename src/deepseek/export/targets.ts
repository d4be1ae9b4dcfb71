// What is created in which account, and what each policy is attached to.
import { groupBy } from '#iam/collections/group-by.ts';
import {
  isCreated,
  otherAccountOf,
  type Attachment,
  type AttachTarget,
  type CreatedRole,
  type KitDocument,
  type KitPolicy,
  type KitTag,
  type KitContents,
  type PolicyTarget,
} from '#deepseek/compose/role-kit.ts';
import type { SessionTarget } from '#deepseek/compose/assume-command.ts';
import { parseArn } from '#iam/policy/arn.ts';
import { statementsIn } from '#iam/policy/raw-policy.ts';
import type { ExportDocument } from './export-document.ts';
import { joinAnd } from '#iam/text/words.ts';
import { standsIn } from './parameters.ts';
import type { TemplateSource } from './template.ts';

/** A role to make, with its policies. */
export interface RoleTarget {
  readonly id: string;
  /** "Service role". */
  readonly title: string;
  readonly name: string;
  readonly arn: string | undefined;
  readonly path: string;
  readonly description: string;
  readonly tags: readonly KitTag[];
  /** Undefined where AWS's own hour stays. */
  readonly maxSessionSeconds: number | undefined;
  readonly trust: ExportDocument;
  /** Managed under the path /, or inline: the exporter's choice. */
  readonly permissions: readonly ExportDocument[];
  /** The ARN of its boundary; `policy` is the id of the BoundaryTarget where the kit makes it. */
  readonly boundary: { readonly arn: string; readonly policy: string | undefined } | undefined;
  /** The name of an instance profile to make under the role's path and put it in. */
  readonly instanceProfile: string | undefined;
}

/** Managed policies for somebody who exists already. Groups hold those of their own account only. */
export interface AttachmentTarget {
  readonly id: string;
  /** "Deployer", "Caller". */
  readonly title: string;
  readonly name: string;
  readonly description: string;
  /** To whom, in words: "the person or pipeline that starts the import job". */
  readonly words: string;
  readonly permissions: readonly ExportDocument[];
  /**
   * Names of users or roles; permission sets are edited in Identity Center; `unnamed` is whom the user of the file
   * names (a list of roles, users and groups, empty at first): so are an account as a whole, and callers still open.
   */
  readonly to: AttachTo;
}

export type AttachTo =
  | { readonly kind: 'principals'; readonly users: readonly string[]; readonly roles: readonly string[] }
  | { readonly kind: 'permission-sets'; readonly names: readonly string[] }
  | { readonly kind: 'unnamed' };

/** A managed policy that is the boundary of roles. */
export interface BoundaryTarget {
  readonly id: string;
  readonly title: string;
  readonly name: string;
  readonly path: string;
  readonly words: string;
  readonly documents: readonly ExportDocument[];
}

/** A policy on a resource that exists. Putting it replaces what is there. */
export interface ResourceTarget {
  readonly id: string;
  /** "Bucket policy". */
  readonly title: string;
  readonly words: string;
  readonly on:
    | { readonly kind: 'bucket'; readonly bucket: string; readonly account: string }
    /** The ID of each Region's endpoint is a parameter of its own. */
    | {
        readonly kind: 'endpoint';
        readonly service: string;
        readonly regions: readonly string[];
        readonly account?: string;
      }
    | { readonly kind: 'guardrail'; readonly arn: string; readonly region: string }
    | Extract<PolicyTarget, { kind: 'repository' }>;
  readonly documents: readonly ExportDocument[];
}

/** A policy that is passed with sessions. It is not made in an account: a file, or an output, that the caller passes. */
export interface SessionPolicyTarget {
  readonly id: string;
  readonly title: string;
  readonly name: string;
  readonly words: string;
  readonly target: SessionTarget;
  readonly documents: readonly ExportDocument[];
}

/** Policies of an organization, made in its management account. Whom they are attached to is left open. */
/** What Organizations calls the types. https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreatePolicy.html */
export const ORGANIZATION_POLICY_TYPES = {
  scp: 'SERVICE_CONTROL_POLICY',
  rcp: 'RESOURCE_CONTROL_POLICY',
  'bedrock-policy': 'BEDROCK_POLICY',
  'ec2-policy': 'DECLARATIVE_POLICY_EC2',
} as const;
export type OrganizationPolicyType = keyof typeof ORGANIZATION_POLICY_TYPES;

export interface OrganizationTarget {
  readonly id: string;
  readonly title: string;
  readonly words: string;
  readonly type: OrganizationPolicyType;
  readonly documents: readonly ExportDocument[];
}

/** What the id of a group ends in whose account has a group before it. */
export const LATER = '-resources';

/** What is made in one account, in this order. */
export interface AccountGroup {
  /** `home`, `account-444455556666`, or `account-444455556666-resources` for what waits there for other accounts. */
  readonly id: string;
  /** Twelve digits; undefined for the account of the role, which is `kit.home`. */
  readonly account: string | undefined;
  /** Whether these digits are a stand-in, and files should take the account in which they are used. */
  readonly open: boolean;
  readonly boundaries: readonly BoundaryTarget[];
  readonly roles: readonly RoleTarget[];
  readonly attachments: readonly AttachmentTarget[];
  readonly resources: readonly ResourceTarget[];
  readonly organization: readonly OrganizationTarget[];
  readonly sessions: readonly SessionPolicyTarget[];
}

type Documents = (source: KitDocument) => ExportDocument;

/** A thing with the account that it is made in. */
interface Placed<T> {
  readonly account: string | undefined;
  readonly made: T;
}

const nameOf = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);

function roleTarget(role: CreatedRole, kit: KitContents, documents: Documents): RoleTarget {
  const { id, title, name, arn, path, description, tags, maxSessionSeconds, boundary } = role;
  const own = kit.policies.find(
    (policy) =>
      policy.target.kind === 'boundary' && boundary?.endsWith(`:policy${policy.target.path}${policy.name}`),
  );
  return {
    id,
    title,
    name,
    arn,
    path,
    description,
    tags,
    maxSessionSeconds,
    trust: documents(role.trust),
    permissions: role.permissions.map(documents),
    boundary: boundary === undefined ? undefined : { arn: boundary, policy: own?.id },
    instanceProfile: role.instanceProfile,
  };
}

function principals(arns: readonly string[]): AttachTo {
  const of = (kind: string) =>
    arns.flatMap((arn) => (parseArn(arn)?.resource.startsWith(`${kind}/`) ? [nameOf(arn)] : []));
  // Some have the same name under different paths. IAM compares names alone, and names are unique in an account.
  const [users, roles] = [[...new Set(of('user'))], [...new Set(of('role'))]];
  return users.length + roles.length > 0 ? { kind: 'principals', users, roles } : { kind: 'unnamed' };
}

/** The accounts in which a policy is attached, with whom it is attached to there. */
function attachPlaces(
  target: AttachTarget,
  { home, parameters }: TemplateSource,
): readonly Placed<AttachTo>[] {
  switch (target.kind) {
    case 'users':
    case 'roles':
    case 'callers':
      return [...groupBy(target.arns, (arn) => parseArn(arn)?.account ?? home.account)].map(
        ([account, same]) => ({
          account,
          made: principals(same.filter((arn) => !parameters.some(({ standIn }) => standIn === arn))),
        }),
      );
    case 'permission-sets':
      return [{ account: undefined, made: target }];
    case 'unnamed':
      return [{ account: undefined, made: target }];
  }
}

function attachmentTargets(
  attachment: Attachment,
  fill: TemplateSource,
  documents: Documents,
): readonly Placed<AttachmentTarget>[] {
  const { id, title, name, description, attachTo: words } = attachment;
  return attachPlaces(attachment.target, fill).map(({ account, made: to }) => ({
    account,
    made: { id, title, name, description, words, permissions: attachment.permissions.map(documents), to },
  }));
}

/** What of a policy without a role goes where. */
function policyTargets(policy: KitPolicy, all: Documents) {
  const { id, title, name, attachTo: words, target } = policy;
  const documents = policy.documents.map(all);
  const type = documents[0]?.type;
  switch (target.kind) {
    case 'boundary':
      return { boundary: { id, title, name, path: target.path, words, documents } };
    case 'organization':
      return {
        organization: {
          id,
          title,
          words,
          type:
            type === undefined || !(type in ORGANIZATION_POLICY_TYPES)
              ? 'scp'
              : (type as OrganizationPolicyType),
          documents,
        },
      };
    case 'session':
      return { session: { id, title, name, words, target, documents } };
    default:
      return { resource: { id, title, words, on: target, documents } };
  }
}

/** The account of the resource, where that is known: only there can its policy be put. */
function ownerOf({ on }: ResourceTarget): string | undefined {
  return on.kind === 'guardrail' ? parseArn(on.arn)?.account : on.account;
}

/** Whether a document has the role as a principal. */
const names = ({ document }: ExportDocument, { arn }: RoleTarget): boolean =>
  arn !== undefined &&
  statementsIn(document).some(({ Principal }) => JSON.stringify(Principal ?? '').includes(`"${arn}"`));

/**
 * The other groups with roles that trust policies and policies of resources of `group` name. A principal has to exist,
 * so they are made first.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 * https://repost.aws/knowledge-center/s3-invalid-principal-in-policy-error
 */
export function madeBefore(
  group: Pick<AccountGroup, 'id' | 'roles' | 'resources'>,
  groups: readonly AccountGroup[],
): readonly AccountGroup[] {
  const documents = [
    ...group.roles.map(({ trust }) => trust),
    ...group.resources.flatMap((resource) => resource.documents),
  ];
  return groups.filter(
    ({ id, roles }) =>
      id !== group.id && roles.some((role) => documents.some((document) => names(document, role))),
  );
}

/** The sentence with which files say what comes before them. */
export const makeFirst = (names: readonly string[]): string =>
  `Start with ${joinAnd(names)}: a policy can name only roles that exist.`;

/** Of a group that has policies of resources alone. */
export const NOTHING_MADE = { boundaries: [], roles: [], attachments: [], organization: [], sessions: [] };

/**
 * The groups in the order in which they are made: that of the role comes first, unless its trust policy names roles of
 * another. Where policies of resources there name the role in turn, they are a group of their own, at the end.
 */
function inOrder(groups: readonly AccountGroup[]): readonly AccountGroup[] {
  const trusted = new Set(groups.flatMap((group) => madeBefore({ ...group, resources: [] }, groups)));
  const first = groups.filter((group) => trusted.has(group));
  const waits = (group: AccountGroup): boolean =>
    madeBefore({ ...group, roles: [] }, groups).some((other) => !trusted.has(other));
  return [
    ...first.map((group) => (waits(group) ? { ...group, resources: [] } : group)),
    ...groups.filter((group) => !trusted.has(group)),
    ...first.filter(waits).map((group) => ({ ...group, ...NOTHING_MADE, id: `${group.id}${LATER}` })),
  ];
}

/** The kit by accounts, in the order in which they are made. Empty groups are left out. */
export function groupsOf(
  kit: KitContents,
  fill: TemplateSource,
  documents: Documents,
): readonly AccountGroup[] {
  const policies = kit.policies.map((policy) => policyTargets(policy, documents));
  const roles = kit.roles
    .filter(isCreated)
    .map((role) => ({ account: otherAccountOf(role), made: roleTarget(role, kit, documents) }));
  const attachments = kit.roles.flatMap((role) =>
    role.kind === 'attachment' ? attachmentTargets(role, fill, documents) : [],
  );
  const resources = policies.flatMap(({ resource }) =>
    resource ? [{ account: ownerOf(resource), made: resource }] : [],
  );
  const own = (account: string | undefined): string | undefined =>
    account === fill.home.account ? undefined : account;
  const accounts = new Set([
    undefined,
    ...[...roles, ...attachments, ...resources].map(({ account }) => own(account)),
  ]);
  const groups = [...accounts].map((account): AccountGroup => {
    const here = <T>(placed: readonly Placed<T>[]): readonly T[] =>
      placed.filter((each) => own(each.account) === account).map(({ made }) => made);
    return {
      id: account === undefined ? 'home' : `account-${account}`,
      account,
      open:
        account === undefined
          ? fill.home.accountOpen
          : fill.parameters.some(({ standIn }) => standsIn(standIn, account) !== -1),
      boundaries: account === undefined ? policies.flatMap(({ boundary }) => boundary ?? []) : [],
      roles: here(roles),
      attachments: here(attachments),
      resources: here(resources),
      organization: account === undefined ? policies.flatMap(({ organization }) => organization ?? []) : [],
      sessions: account === undefined ? policies.flatMap(({ session }) => session ?? []) : [],
    };
  });
  return inOrder(groups.filter((group) => documentsIn(group).length > 0));
}

/** All documents of a group, in the order in which they are made. */
export function documentsIn(group: AccountGroup): readonly ExportDocument[] {
  return [
    ...group.boundaries.flatMap((policy) => policy.documents),
    ...group.roles.flatMap((role) => [role.trust, ...role.permissions]),
    ...group.attachments.flatMap((attachment) => attachment.permissions),
    ...group.resources.flatMap((resource) => resource.documents),
    ...group.organization.flatMap((policy) => policy.documents),
    ...group.sessions.flatMap((policy) => policy.documents),
  ];
}
