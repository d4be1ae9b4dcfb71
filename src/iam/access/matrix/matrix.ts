// What a principal can do: each AWS action with the resources and conditions for which policies allow it.
//
// The matrix covers the policies of the principal, on resources in its own account. Resource policies can allow more; for
// KMS keys and roles they must also allow (`alsoNeeds`). If a call needs several resources, each type is shown separately.
// Not included: roles that can be assumed or passed, KMS grants, S3 ACLs, and that sts:GetCallerIdentity needs no permission.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
import { parseArn } from '#iam/policy/arn.ts';
import { sampleOf } from '#iam/policy/patterns/intersect.ts';
import type { AccessLevel } from '#iam/reference/files.ts';
import type { Reference } from '#iam/reference/reference.ts';
import { hasAccount } from '#iam/request/principal.ts';
import {
  compilePolicies,
  policySets,
  type CompiledPolicies,
  type Policies,
} from '#iam/decide/compile/compile-policies.ts';
import type { PolicyProblem } from '#iam/decide/compile/problem.ts';
import { needsResourcePolicy } from '#iam/decide/evaluate/combine-layers.ts';
import { protectsSome, protectedFrom, protectionOf } from '#iam/decide/evaluate/protected-resources.ts';
import type { PreparedRequest } from '#iam/decide/prepare-request.ts';
import { NO, YES } from '#iam/decide/three-valued.ts';
import { NO_ACCESS, type ActionAccess, type Cell, type AccessGrant } from './action-access.ts';
import { catalogActions, totalActions, unlistedActions, type CatalogAction } from './action-catalog.ts';
import { serviceStatements, layerStatements, type LayerStatements } from './applicable-statements.ts';
import { mayCall, requestTo, type MatrixOptions } from './matrix-caller.ts';
import { spacesOf, type ResourceSpaces } from './resource-space.ts';
import { serviceAccess } from './service-access.ts';
import { globCovers, globsMeet } from '#iam/policy/patterns/glob.ts';
import { ANY, STAR, type Codes } from '#iam/policy/patterns/pattern.ts';
import type { CompiledStatement } from '#iam/decide/compile/compile-statement.ts';

// What policies allow outside the service reference: unknown names, and patterns that also match future actions.
interface OutsideReference {
  /** Entries that also match actions that AWS adds later: "s3:get*" in lower case, or "NotAction". */
  readonly open: readonly string[];
  /** Actions that are not in the reference, in lower case. */
  readonly unlisted: readonly string[];
}

const textOf = (codes: Codes): string =>
  codes.map((code) => (code === STAR ? '*' : code === ANY ? '?' : String.fromCharCode(code))).join('');

function openIn({ actions: { set, isNot } }: CompiledStatement): readonly string[] {
  if (isNot) return set.everything ? [] : ['NotAction'];
  return [...(set.everything ? ['*'] : []), ...set.patterns.map(({ codes }) => textOf(codes))];
}

function isListed(reference: Reference, name: string): boolean {
  const colon = name.indexOf(':');
  return reference.listed(name.slice(0, colon))?.actions.has(name.slice(colon + 1)) === true;
}

/** Looks at Allow statements of identity policies. */
function outsideReference({ identity }: CompiledPolicies, reference: Reference): OutsideReference {
  const statements = identity.documents
    .flatMap((document) => document.statements)
    .filter(({ effect }) => effect === 'Allow');
  const names = statements.flatMap(({ actions: { set, isNot } }) => (isNot ? [] : [...set.names]));
  const sorted = (texts: readonly string[]) => [...new Set(texts)].toSorted();
  return {
    open: sorted(statements.flatMap(openIn)),
    unlisted: sorted(names.filter((name) => !isListed(reference, name))),
  };
}

// Leaves out access to resources that AWS lets nobody change.
const ONLY_SERVICES = 'an AWS service makes the call';

/** Whether some resource may match both patterns, which are of one service; the wildcards of a field stay in it. */
function mayMeet(text: string, arn: string): boolean {
  const [resource, other] = [parseArn(text)?.resource, parseArn(arn)?.resource];
  return resource === undefined || other === undefined || globsMeet(resource, other);
}

/** The grant without the protected resources among its own. */
function without(grant: AccessGrant, protectedArns: readonly string[]): AccessGrant {
  const left = protectedArns.filter(
    (arn) =>
      grant.on.every((text) => mayMeet(text, arn)) && !grant.except.some((text) => globCovers(text, arn)),
  );
  return left.length === 0 ? grant : { ...grant, except: [...grant.except, ...left].toSorted() };
}

/** `action` in lower case. */
function outsideProtected(access: ActionAccess, action: string, request: PreparedRequest): ActionAccess {
  const row = protectedFrom(action);
  if (!row) return access;
  let isChanged = false;
  const grants = access.grants.flatMap((grant): readonly AccessGrant[] => {
    for (const resource of grant.on) {
      const found = protectionOf({ ...request, action, resource });
      if (!found) continue;
      isChanged = true;
      return found.passes === NO ? [] : [{ ...grant, when: [...grant.when, ONLY_SERVICES] }];
    }
    const rest = without(grant, row.arns);
    isChanged ||= rest !== grant;
    return [rest];
  });
  if (!isChanged) return access;
  if (grants.length === 0) return NO_ACCESS;
  const isOpen = grants.every(({ when, unless }) => when.length + unless.length > 0);
  const hasAll = access.cell === 'all' && grants.some(({ on, except }) => on.length + except.length === 0);
  const cell = access.cell === 'all' && !hasAll ? 'some' : access.cell;
  return { cell: isOpen ? 'conditional' : cell, grants };
}

/** Policies of the principal itself and of its organization. */
export type OwnPolicies = Pick<Policies, 'identity' | 'boundaries' | 'session' | 'scps'>;

/** An action that may be allowed. */
export interface ActionRow {
  readonly name: string;
  /** Undefined while the service's file is not loaded. */
  readonly level: AccessLevel | undefined;
  readonly access: ActionAccess;
  /** The policy that must also allow: for a KMS key its key policy, for a role its trust policy. */
  readonly alsoNeeds: 'key policy' | 'trust policy' | undefined;
}

export interface ServiceRow {
  readonly prefix: string;
  readonly name: string;
  /** How many actions it has. */
  readonly total: number;
  /** The actions that may be allowed; all others are not. */
  readonly actions: readonly ActionRow[];
}

export type CellCounts = Readonly<Record<Exclude<Cell, 'no'>, number>>;

export interface Matrix {
  /** The date of AWS's service reference, as YYYY-MM-DD. */
  readonly date: string;
  /** Numbers of all AWS actions and services. */
  readonly totals: { readonly actions: number; readonly services: number };
  readonly counts: CellCounts;
  /** Services with actions that may be allowed. */
  readonly services: readonly ServiceRow[];
  /**
   * Prefixes of services whose files are not loaded. Until they are, access levels are unknown and a cell may show too
   * much: an ARN may seem to allow an action that takes no resource.
   */
  readonly needs: readonly string[];
  readonly outsideReference: OutsideReference;
  readonly problems: readonly PolicyProblem[];
}

/** Services with resources whose own policy must also allow. */
const OWN_POLICY: Readonly<Record<string, ActionRow['alsoNeeds']>> = {
  kms: 'key policy',
  sts: 'trust policy',
};

function alsoNeedsOf(
  { full, types = [] }: CatalogAction,
  request: PreparedRequest,
  spaces: ResourceSpaces,
): ActionRow['alsoNeeds'] {
  const kind = OWN_POLICY[request.service];
  if (!kind) return undefined;
  const resources = types.flatMap((type) => spaces.of(type).map(({ codes }) => sampleOf(codes, 'x')));
  const decides = resources.some((resource) => needsResourcePolicy({ ...request, action: full, resource }));
  return decides ? kind : undefined;
}

const ONLY_SOME_CALLERS = 'the caller’s type of credentials can make the call';

/** The access of a caller that may not be able to make the call, whatever policies allow. */
function asCallable(
  access: ActionAccess,
  action: string,
  request: PreparedRequest,
  inputs: Inputs,
): ActionAccess {
  // Only for these services does the type of caller matter.
  if (request.service !== 'sts' && request.service !== 'iam') return access;
  const passes = mayCall({ ...request, action }, inputs.options, inputs.compiled);
  if (passes === YES || access.cell === 'no') return access;
  if (passes === NO) return NO_ACCESS;
  const grants = access.grants.map((grant) => ({ ...grant, when: [...grant.when, ONLY_SOME_CALLERS] }));
  return { cell: 'conditional', grants };
}

/** Whether more than the statements decides for some action of the service: asked once, not for each action. */
const decidesMore = (service: string): boolean =>
  service === 'sts' || service === 'iam' || OWN_POLICY[service] !== undefined || protectsSome(service);

interface Inputs {
  readonly compiled: CompiledPolicies;
  readonly reference: Reference;
  readonly options: MatrixOptions;
  readonly spaces: ResourceSpaces;
}

function serviceRow(prefix: string, layers: LayerStatements, inputs: Inputs): ServiceRow | undefined {
  const { compiled, reference, options, spaces } = inputs;
  const local = serviceStatements(prefix, layers, reference);
  if (!local) return undefined;
  const request = requestTo(prefix, options, compiled);
  const accessOf = serviceAccess(local, request, spaces, options.named);
  const all = [...catalogActions(reference, prefix), ...unlistedActions(reference, prefix, options.named)];
  const isSpecial = decidesMore(request.service);
  const actions: ActionRow[] = [];
  for (const action of all) {
    const stated = accessOf(action);
    const access = isSpecial
      ? outsideProtected(asCallable(stated, action.full, request, inputs), action.full, request)
      : stated;
    if (access.cell === 'no') continue;
    const alsoNeeds = isSpecial ? alsoNeedsOf(action, request, spaces) : undefined;
    actions.push({ name: action.name, level: action.level, access, alsoNeeds });
  }
  if (actions.length === 0) return undefined;
  return { prefix, name: reference.listed(prefix)?.name ?? prefix, total: all.length, actions };
}

/** The partition of all ARNs in the policies; `aws` if there are several. */
function partitionOf(compiled: CompiledPolicies): string {
  const found = new Set<string>();
  for (const { documents } of policySets(compiled))
    for (const { statements } of documents)
      for (const { resources } of statements)
        for (const { text } of resources?.set.patterns ?? []) found.add(parseArn(text)?.partition ?? '*');
  const [only = 'aws', ...more] = [...found].filter((name) => /^[a-z0-9-]+$/.test(name));
  return more.length === 0 ? only : 'aws';
}

function countsOf(services: readonly ServiceRow[]): CellCounts {
  const counts = { all: 0, some: 0, conditional: 0 };
  for (const { actions } of services)
    for (const { access } of actions) if (access.cell !== 'no') counts[access.cell] += 1;
  return counts;
}

/** With only the index of the reference loaded, it shows which actions may be allowed, and which files to load. */
export function matrix(policies: OwnPolicies, reference: Reference, options: MatrixOptions = {}): Matrix {
  const compiled = compilePolicies(policies);
  const { caller } = options;
  const account = options.account ?? (caller && hasAccount(caller) ? caller.account : undefined);
  const spaces = spacesOf({ partition: options.partition ?? partitionOf(compiled), account });
  const inputs = { compiled, reference, options, spaces };
  // Some keys are absent from all requests but those to sts.
  const elsewhere = layerStatements(compiled, requestTo('', options, compiled));
  const named = [...(options.named?.keys() ?? [])].map((name) => name.slice(0, name.indexOf(':')));
  const services = [...new Set([...reference.prefixes, ...named])].flatMap((prefix) => {
    const layers =
      prefix === 'sts' ? layerStatements(compiled, requestTo('sts', options, compiled)) : elsewhere;
    return serviceRow(prefix, layers, inputs) ?? [];
  });
  return {
    date: reference.date,
    totals: { actions: totalActions(reference), services: reference.prefixes.length },
    counts: countsOf(services),
    services,
    needs: services
      .map(({ prefix }) => prefix)
      .filter((prefix) => reference.listed(prefix) && !reference.service(prefix)),
    outsideReference: outsideReference(compiled, reference),
    problems: policySets(compiled).flatMap(({ documents }) => documents.flatMap(({ problems }) => problems)),
  };
}
