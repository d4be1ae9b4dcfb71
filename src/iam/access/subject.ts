// Subjects, whose access is shown: a role with all its policies and limits, or policies without a role.
import { joinAnd } from '#iam/text/words.ts';
import { parseArn } from '#iam/policy/arn.ts';
import type { PolicyType } from '#iam/policy/policy.ts';
import type {
  PolicyEnvironment,
  EnvironmentDocument,
  EnvironmentPolicy,
  EnvironmentRole,
} from '#iam/environment/policy-environment.ts';

/** Plain data, so that it can be sent to a worker. */
export interface Subject {
  /** The same for the same role in another version of the kit. */
  readonly id: string;
  /** The label in a list: "DeepSeekInvoke". */
  readonly title: string;
  /** The policies that count: "Permissions policy, limited by Permissions boundary". */
  readonly policiesText: string;
  readonly identity: readonly EnvironmentDocument[];
  /** All of them must allow. */
  readonly boundaries: readonly EnvironmentDocument[];
  readonly session: readonly EnvironmentDocument[];
  /** One list for each level of the organization, without AWS's FullAWSAccess, which each level also has. */
  readonly scps: readonly (readonly EnvironmentDocument[])[];
  /** Undefined if no role is known. */
  readonly roleArn: string | undefined;
  /** 12 digits; undefined if not known. */
  readonly account: string | undefined;
  /** Undefined: the partition of the ARNs in the policies. */
  readonly partition: string | undefined;
}

/** Whether nothing but limits is known of it: what they leave of everything is not what they allow. */
export const allowsNothingItself = ({ identity }: Pick<Subject, 'identity'>): boolean =>
  identity.every(({ id }) => id === '');

/** The document of AWS's AdministratorAccess and FullAWSAccess. */
export const FULL_ACCESS = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
};

const EVERYTHING: EnvironmentDocument = { id: '', title: 'AdministratorAccess', source: FULL_ACCESS };

/** No particular role, and no limits. */
const STANDALONE = {
  boundaries: [],
  session: [],
  scps: [],
  roleArn: undefined,
  account: undefined,
  partition: undefined,
} as const;

const titlesOf = (titled: readonly { readonly title: string }[]): readonly string[] =>
  titled.map(({ title }) => title);

/** "Permissions policy and Bucket policy", each once. */
function listWords(titles: readonly string[]): string {
  return joinAnd([...new Set(titles)]);
}

/** "Permissions policy, limited by Permissions boundary" */
function policiesWords(permissions: readonly string[], limits: readonly string[]): string {
  const own = permissions.length === 0 ? 'No permissions policy' : listWords(permissions);
  return limits.length === 0 ? own : `${own}, limited by ${listWords(limits)}`;
}

function subjectOfRole(
  { id, name, arn, permissions, hasKitBoundary, boundaryArn }: EnvironmentRole,
  { account, partition, policies }: PolicyEnvironment,
): Subject {
  const boundary = hasKitBoundary ? policies.filter(({ kind }) => kind === 'boundary') : [];
  const scps = policies.filter(({ type }) => type === 'scp');
  return {
    id: `role:${id}`,
    title: name,
    policiesText:
      policiesWords(titlesOf(permissions), titlesOf([...boundary, ...scps])) +
      (boundaryArn === undefined || hasKitBoundary
        ? ''
        : `, without its permissions boundary ${boundaryArn}, which is not here and may reduce this`),
    identity: permissions,
    boundaries: boundary.flatMap(({ documents }) => documents),
    session: [],
    scps: scps.length > 0 ? [scps.flatMap(({ documents }) => documents)] : [],
    roleArn: arn,
    account: (arn !== undefined && parseArn(arn)?.account) || account,
    partition,
  };
}

/** The role in a session that began with the policy. */
function subjectsOfSession(
  { id, title, documents, role }: EnvironmentPolicy,
  subjects: readonly Subject[],
): readonly Subject[] {
  return subjects
    .filter(({ roleArn }) => roleArn !== undefined && roleArn === role)
    .map((subject) => ({
      ...subject,
      id: `policy:${id}`,
      title: `${subject.title}, ${title}`,
      policiesText: `${subject.policiesText}${subject.policiesText.includes(', limited by ') ? ' and ' : ', limited by '}${title}`,
      session: documents,
    }));
}

/** A subject that is allowed everything. */
const UNLIMITED: Subject = {
  ...STANDALONE,
  id: 'everything',
  title: 'Anyone with AdministratorAccess',
  policiesText: 'AdministratorAccess',
  identity: [EVERYTHING],
};

/** Each role and attachment of the kit, then everything that its boundary and its service control policies allow. */
export function subjectsOf(environment: PolicyEnvironment): readonly Subject[] {
  const limits = environment.policies.filter(({ kind, type }) => kind === 'boundary' || type === 'scp');
  const { account, partition } = environment;
  const roles = environment.roles.map((role) => subjectOfRole(role, environment));
  return [
    ...roles,
    ...environment.policies
      .filter(({ kind }) => kind === 'session')
      .flatMap((policy) => subjectsOfSession(policy, roles)),
    ...limits.map(({ id, title, type, documents }): Subject => ({
      ...UNLIMITED,
      id: `policy:${id}`,
      title: `Anyone under ${title}`,
      policiesText: policiesWords(['AdministratorAccess'], [title]),
      boundaries: type === 'scp' ? [] : documents,
      scps: type === 'scp' ? [documents] : [],
      account,
      partition,
    })),
    ...(limits.length > 0 ? [{ ...UNLIMITED, account, partition }] : []),
  ];
}

/** A pasted policy, which belongs to no role. */
interface StandalonePolicy extends EnvironmentDocument {
  readonly type: PolicyType;
}

/** Each identity policy, all of them together, and all limited by the pasted service control policies. */
export function subjectsOfPolicies(policies: readonly StandalonePolicy[]): readonly Subject[] {
  const identity = policies.filter(({ type }) => type === 'identity');
  const scps = policies.filter(({ type }) => type === 'scp');
  const each = identity.map((policy): Subject => ({
    ...STANDALONE,
    id: policy.id,
    title: policy.title,
    policiesText: 'This policy by itself',
    identity: [policy],
  }));
  const together: Subject = {
    ...STANDALONE,
    id: 'together',
    title: 'All identity policies together',
    policiesText: listWords(titlesOf(identity)),
    identity,
  };
  const anyPrincipal = identity.length > 0 ? together : UNLIMITED;
  const below: Subject = {
    ...anyPrincipal,
    id: 'below',
    title: `${identity.length > 0 ? 'All together' : 'Anyone'} under ${listWords(titlesOf(scps))}`,
    policiesText: policiesWords(titlesOf(anyPrincipal.identity), titlesOf(scps)),
    scps: [scps],
  };
  return [
    ...each,
    ...(identity.length > 1 ? [together] : []),
    ...(scps.length > 0 ? [below, ...(identity.length > 0 ? [] : [UNLIMITED])] : []),
  ];
}

/** Whether two versions of a subject have the same documents. */
export function isSameSubject(a: Subject, b: Subject): boolean {
  const [left, right] = [documentsOf(a), documentsOf(b)];
  return (
    left.length === right.length && left.every((document, index) => document.source === right[index]?.source)
  );
}

/** The subject with another text for one of its documents. */
export function withSource(subject: Subject, documentId: string, source: unknown): Subject {
  const change = (documents: readonly EnvironmentDocument[]): readonly EnvironmentDocument[] =>
    documents.map((document) => (document.id === documentId ? { ...document, source } : document));
  return {
    ...subject,
    identity: change(subject.identity),
    boundaries: change(subject.boundaries),
    session: change(subject.session),
    scps: subject.scps.map(change),
  };
}

/** All documents of the subject. */
export const documentsOf = ({
  identity,
  boundaries,
  session,
  scps,
}: Subject): readonly EnvironmentDocument[] => [...identity, ...boundaries, ...session, ...scps.flat()];
