// Pasted policies as exporters take a kit: the roles, policies and attachments that they are, under names.
import type { CreatedRole, KitContents, KitDocument, KitRole } from '#deepseek/compose/role-kit.ts';
import type { ExportDocument } from '#deepseek/export/export-document.ts';
import { readPolicyText, type ExportKitResult, type UnusableEdit } from '#deepseek/export/export-kit.ts';
import { identifier } from '#deepseek/export/names.ts';
import type { HomeAccount, Parameter } from '#deepseek/export/parameters.ts';
import { leftToDo } from '#deepseek/export/not-ready.ts';
import { cleanText } from '#deepseek/export/placed-document.ts';
import { groupsOf } from '#deepseek/export/targets.ts';
import { MAX_POLICY_SIZES } from '#iam/facts/quotas.ts';
import { SETTINGS_TYPES, type PolicyDocument } from '#iam/policy/policy.ts';
import type { Readiness } from '#deepseek/readiness/readiness.ts';
import { pastedNames } from './pasted-names.ts';
import { placer } from './pasted-places.ts';
import { trustedServices, type PolicyToExport, type ReadablePolicy } from './pasted-policy.ts';

const TITLES = {
  identity: 'Permissions policy',
  trust: 'Trust policy',
  resource: 'Resource policy',
  scp: 'Service control policy',
  rcp: 'Resource control policy',
  'bedrock-policy': 'Amazon Bedrock policy',
  'ec2-policy': 'Declarative policy for EC2',
} as const;

/** The role that has all pasted permissions policies. */
const ROLE_ID = 'pasted';

/** AWS's own example account: policies that name it mean the account they are used in. */
const EXAMPLE_ACCOUNT = '111122223333';

function homeOf(text: string): HomeAccount {
  const arns = [...text.matchAll(/\barn:(aws[a-z-]*):[^:"\s]*:([^:"\s]*):/g)];
  const region = arns.find(([, , code = '']) => /^[a-z]{2}(?:-[a-z]+)+-\d$/.test(code))?.[2];
  return {
    partition: arns[0]?.[1] ?? 'aws',
    regions: [region ?? 'us-east-1'],
    account: EXAMPLE_ACCOUNT,
    accountOpen: true,
  };
}

/** What templates leave open becomes parameters: "${var.bucket}" → bucket. */
function parametersOf(policies: readonly PolicyToExport[]): readonly Parameter[] {
  const taken = new Set<string>();
  const markers = new Map(
    policies.flatMap(({ text, unresolved = [] }) =>
      unresolved.flatMap(({ marker, expression }) =>
        marker !== undefined && text.includes(marker) ? [[marker, expression] as const] : [],
      ),
    ),
  );
  return [...markers]
    .map(([standIn, expression]): Parameter => {
      const base = identifier(expression.replace(/^(?:var|local|!\w+)[.\s]+/, ''), 'camel').slice(0, 60);
      let id = base;
      for (let n = 2; taken.has(id); n += 1) id = `${base}${n}`;
      taken.add(id);
      return { id, title: expression, standIn, fields: [] };
    })
    .toSorted((a, b) => b.standIn.length - a.standIn.length);
}

function read(policies: readonly PolicyToExport[]): readonly (ReadablePolicy | UnusableEdit)[] {
  return policies
    .filter(({ text }) => text.trim() !== '')
    .map((policy) => {
      const document = readPolicyText(policy.text, policy.type);
      return typeof document === 'string'
        ? { document: policy.id, message: `“${policy.title}” cannot be exported: ${document}` }
        : { policy, document };
    });
}

const documentOf = ({ policy, document }: ReadablePolicy, name: string): KitDocument => ({
  id: policy.id,
  type: policy.type,
  title: TITLES[policy.type],
  name,
  // Its shape was read; whether it follows the grammar is what findings say.
  document: document as unknown as PolicyDocument,
  whys: [],
  limit: MAX_POLICY_SIZES[policy.type],
});

const exported = (source: KitDocument, text: string): ExportDocument => ({
  id: source.id,
  type: source.type,
  title: source.title,
  name: source.name,
  whys: [],
  document: source.document,
  text: cleanText(text),
  edited: false,
});

interface Role {
  readonly read: ReadablePolicy;
  readonly trust: KitDocument;
}

function roleOf({ read: { document }, trust }: Role, index: number, permissions: readonly KitDocument[]) {
  const isForEc2 = trustedServices(document).some((service) => service.startsWith('ec2.amazonaws.'));
  const role: CreatedRole = {
    kind: 'main',
    id: index === 0 ? ROLE_ID : `${ROLE_ID}-${index + 1}`,
    title: 'Role',
    name: trust.name,
    description: '',
    trust,
    permissions,
    arn: '',
    path: '/',
    tags: [],
    maxSessionSeconds: undefined,
    boundary: undefined,
    // EC2 takes a role only in an instance profile; the console makes one with the role.
    instanceProfile: isForEc2 ? trust.name : undefined,
  };
  return role;
}

/** All permissions policies belong to the first trust policy's role, as everywhere on the page. */
function rolesOf(trusts: readonly Role[], permissions: readonly KitDocument[]): readonly KitRole[] {
  if (trusts.length > 0)
    return trusts.map((role, index) => roleOf(role, index, index === 0 ? permissions : []));
  if (permissions.length === 0) return [];
  return [
    {
      kind: 'attachment',
      id: ROLE_ID,
      title: 'Principal',
      name: permissions[0]?.name ?? '',
      description: '',
      permissions,
      attachTo: 'the user, group or role that gets these permissions',
      target: { kind: 'unnamed' },
    },
  ];
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const MAX_MANAGED = 10;

function notesOf(roles: readonly KitRole[], leftOut: readonly string[]): readonly string[] {
  const [first, ...others] = roles;
  const count = first?.permissions.length ?? 0;
  return [
    ...(others.length > 0
      ? [
          `A role has 1 trust policy, so there are ${roles.length} roles. ${
            count > 0 ? `${first?.name} gets the permissions, ` : ''
          }${others.map(({ name }) => name).join(', ')} ${others.length === 1 ? 'has' : 'have'} none. Remove the trust policies you do not need.`,
        ]
      : []),
    ...(count > MAX_MANAGED
      ? [
          `A role takes ${MAX_MANAGED} managed policies by default, and these are ${count}. Use inline policies.`,
        ]
      : []),
    ...leftOut,
  ];
}

/** Pasted policies as they stand. Pure and total: a text that is not a policy is refused with a message. */
export function pastedExportKit(
  policies: readonly PolicyToExport[],
  readiness: Readiness = { state: 'ready', causes: [] },
): ExportKitResult {
  const all = read(policies);
  const unfit = all.filter((each): each is UnusableEdit => 'message' in each);
  if (unfit.length > 0) return { ok: false, unfit };
  const readable = all.filter((each): each is ReadablePolicy => 'policy' in each);
  const names = pastedNames(readable.map(({ policy }) => policy));
  const home = homeOf(readable.map(({ policy }) => policy.text.slice(0, 100_000)).join('\n'));
  const parameters = parametersOf(readable.map(({ policy }) => policy));
  const pairs = readable.map((each) => ({
    read: each,
    document: documentOf(each, names.get(each.policy.id) ?? ''),
  }));
  const of = (type: PolicyToExport['type']) => pairs.filter(({ document }) => document.type === type);
  const roles = rolesOf(
    of('trust').map(({ read: own, document }) => ({ read: own, trust: document })),
    of('identity').map(({ document }) => document),
  );
  const place = placer(home.account);
  const placed = ['resource', 'scp', 'rcp', ...SETTINGS_TYPES].flatMap((type) =>
    of(type as PolicyToExport['type']).map((pair) => ({ ...pair, place: place(pair.read, pair.document) })),
  );
  const composed: KitContents = {
    roles,
    policies: placed.flatMap(({ place: at }) => ('policy' in at ? [at.policy] : [])),
    nextSteps: [],
    notices: [],
    placeholders: [],
    problems: [],
  };
  const texts = new Map(readable.map(({ policy }) => [policy.id, policy.text]));
  const toExport = (source: KitDocument): ExportDocument => exported(source, texts.get(source.id) ?? '');
  const alone = placed.filter(({ place: at }) => 'leftOut' in at);
  const leftOut = alone.map(({ read: { policy }, place: at }) =>
    'leftOut' in at ? `“${policy.title}” is only in the JSON files and the report: ${at.leftOut}.` : '',
  );
  return {
    ok: true,
    kit: {
      answers: undefined,
      title: 'Pasted policies',
      name: roles[0]?.name ?? composed.policies[0]?.name ?? 'policies',
      home,
      parameters,
      groups: groupsOf(composed, { home, parameters }, toExport),
      nextSteps: [],
      notices: [],
      left: leftToDo(readiness, parameters, home),
      notes: notesOf(roles, leftOut),
      composed,
      alone: alone.map(({ document }) => toExport(document)),
    },
  };
}
