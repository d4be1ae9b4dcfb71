// Policies → everything they allow.
import { canJson } from '#cli/can/as-json.ts';
import { type OwnPolicies, matrix } from '#iam/access/index.ts';
import { isAccountId } from '#iam/facts/index.ts';
import { isObject } from '#iam/json/index.ts';
import { InputError } from './input-error.ts';
import { optionsOf } from './options.ts';
import { referenceWith, type ReferenceOptions } from './reference-data.ts';

/** The policies of one principal, as objects. @public */
export interface PrincipalPolicies {
  /** Policies of the role, or of the user and its groups. */
  readonly identity: readonly object[];
  readonly boundaries?: readonly object[];
  readonly session?: readonly object[];
  /** Service control policies by level: the root, each organizational unit, the account. */
  readonly scps?: readonly (readonly object[])[];
}

/** @public */
export interface AccessOptions extends ReferenceOptions {
  /** The account whose resources count: 12 digits. Default: any. */
  readonly account?: string;
  /** Default: the partition of all ARNs in the policies, or `aws`. */
  readonly partition?: string;
}

/**
 * `all`: on all resources that the action supports. `some`: on some of them. `conditional`: only if conditions hold. `no`:
 * never.
 * @public
 */
export type AccessCell = 'no' | 'conditional' | 'some' | 'all';

/** Resources on which an action may be allowed, and the conditions. @public */
export interface ResourceAccess {
  /** Patterns as written in policies, all of which must match. Empty: all resources. */
  readonly on: readonly string[];
  readonly except: readonly string[];
  /** Conditions that must hold: "StringEquals aws:RequestedRegion us-east-1". */
  readonly when: readonly string[];
  /** Conditions of denials, none of which must hold. */
  readonly unless: readonly string[];
}

/** @public */
export interface ReachableAction {
  /** service:Name */
  readonly action: string;
  readonly level: 'List' | 'Read' | 'Write' | 'Permissions management' | 'Tagging' | undefined;
  readonly cell: AccessCell;
  readonly grants: readonly ResourceAccess[];
  /** The policy that must also allow. */
  readonly alsoNeeds: 'key policy' | 'trust policy' | undefined;
  readonly risks: readonly string[] | undefined;
}

/** @public */
export interface ReachableService {
  /** The prefix of its actions: `s3`. */
  readonly prefix: string;
  readonly name: string;
  /** Access level → how much of it is allowed, and numbers of actions. */
  readonly levels: {
    readonly [level: string]: {
      readonly cell: AccessCell;
      readonly total: number;
      readonly all: number;
      readonly some: number;
      readonly conditional: number;
    };
  };
  readonly actions: readonly ReachableAction[];
}

/** The shape is that of `rolewright can --format json`; `rolewright schema can` describes it. @public */
export interface AccessReport {
  /** When AWS's service reference was read, as YYYY-MM-DD. */
  readonly date: string;
  /** One sentence. */
  readonly summary: string;
  /** How many actions and services AWS has. */
  readonly totals: { readonly actions: number; readonly services: number };
  readonly counts: {
    readonly all: number;
    readonly some: number;
    readonly conditional: number;
    readonly no: number;
  };
  /** Services and actions that are not listed are not allowed. */
  readonly services: readonly ReachableService[];
  /** The strongest first. */
  readonly risks: readonly {
    readonly kind: 'escalation' | 'pass-role' | 'permissions' | 'credentials' | 'data';
    readonly strength: 'critical' | 'high' | 'medium';
    readonly actions: readonly string[];
    readonly cell: AccessCell;
    readonly does: string;
  }[];
  /** What is allowed beyond the actions that AWS lists today. */
  readonly beyond: { readonly open: readonly string[]; readonly unlisted: readonly string[] };
  /** Parts of policies that cannot be evaluated as written. */
  readonly problems: readonly { readonly path: readonly (string | number)[]; readonly message: string }[];
}

const areDocuments = (value: unknown): boolean =>
  Array.isArray(value) && value.every((each) => isObject(each));

function faultsIn(policies: PrincipalPolicies, { account }: AccessOptions): readonly string[] {
  const {
    identity,
    boundaries = [],
    session = [],
    scps = [],
  } = (policies ?? {}) as Partial<PrincipalPolicies>;
  const lists = { identity, boundaries, session };
  const wrong = Object.entries(lists).flatMap(([name, value]) =>
    areDocuments(value) ? [] : [`Write ${name} as a list of policy documents.`],
  );
  const levels: readonly unknown[] = Array.isArray(scps) ? scps : [undefined];
  return [
    ...wrong,
    ...(levels.every(areDocuments)
      ? []
      : ['Write scps as a list of levels, each a list of policy documents.']),
    ...(account === undefined || isAccountId(account) ? [] : ['Write account as 12 digits.']),
  ];
}

/**
 * Everything that policies allow, out of all actions of AWS: on which resources and under which conditions.
 *
 * Nothing is assumed about condition keys: access that depends on them is `conditional`. Every service that the policies
 * may allow is loaded, which for `*` is all of the reference.
 * @throws {@link InputError} (as a rejection) if a member is not a list of policy documents.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 * @public
 */
export async function access(policies: PrincipalPolicies, given: AccessOptions = {}): Promise<AccessReport> {
  const options = optionsOf(given);
  const faults = faultsIn(policies, options);
  if (faults.length > 0) throw new InputError(faults);
  const { account, partition } = options;
  const place = { ...(account !== undefined && { account }), ...(partition !== undefined && { partition }) };
  const own: OwnPolicies = policies;
  const reference = await referenceWith(options, (known) => matrix(own, known, place).needs);
  return canJson(matrix(own, reference, place), reference) as AccessReport;
}
