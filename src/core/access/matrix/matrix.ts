// What a principal can do: every action of AWS with the resources and conditions under which policies allow it.
//
// It shows what the policies of the principal come to on resources of its own account: policies of resources may add to
// that, and for keys and roles must agree (`alsoNeeds`). Each kind of resource stands by itself where a call needs several.
// Not in it: roles that can be assumed or passed from there, grants of KMS, ACLs of S3, and sts:GetCallerIdentity's need of
// no permission.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
import { parseArn } from '#core/iam/arn.ts';
import { sampleOf } from '#core/iam/patterns/intersect.ts';
import type { AccessLevel } from '#core/reference/files.ts';
import type { Reference } from '#core/reference/reference.ts';
import { hasAccount } from '#core/request/principal.ts';
import {
  compilePolicies,
  policySets,
  type CompiledPolicies,
  type Policies,
} from '#core/simulate/compile/compile-policies.ts';
import type { PolicyProblem } from '#core/simulate/compile/problem.ts';
import { needsResourcePolicy } from '#core/simulate/evaluate/combine-layers.ts';
import type { PreparedRequest } from '#core/simulate/prepare-request.ts';
import { NO, YES } from '#core/simulate/three-valued.ts';
import { NO_ACCESS, type ActionAccess, type Cell } from './action-access.ts';
import { catalogActions, totalActions, type CatalogAction } from './action-catalog.ts';
import { serviceStatements, layerStatements, type LayerStatements } from './applicable-statements.ts';
import { mayCall, requestTo, type MatrixOptions } from './matrix-caller.ts';
import { outsideReference, type OutsideReference } from './outside-reference.ts';
import { spacesOf, type ResourceSpaces } from './resource-space.ts';
import { serviceAccess } from './service-access.ts';

/** Policies of the principal itself and of its organization. */
export type OwnPolicies = Pick<Policies, 'identity' | 'boundaries' | 'session' | 'scps'>;

/** An action that may be allowed. */
export interface ActionRow {
  readonly name: string;
  /** Undefined while the service's file is not loaded. */
  readonly level: AccessLevel | undefined;
  readonly access: ActionAccess;
  /** What must allow besides: for a key its key policy, for a role its trust policy. */
  readonly alsoNeeds: 'key policy' | 'trust policy' | undefined;
}

export interface ServiceRow {
  readonly prefix: string;
  readonly name: string;
  /** How many actions it has. */
  readonly total: number;
  /** Those that may be allowed; all others are not. */
  readonly actions: readonly ActionRow[];
}

export type CellCounts = Readonly<Record<Exclude<Cell, 'no'>, number>>;

export interface Matrix {
  /** When AWS's service reference was read, as YYYY-MM-DD. */
  readonly date: string;
  /** Of all AWS. */
  readonly totals: { readonly actions: number; readonly services: number };
  readonly counts: CellCounts;
  /** Those with actions that may be allowed. */
  readonly services: readonly ServiceRow[];
  /**
   * Prefixes of those whose files are not loaded. Until they are, levels are not known and a cell says at least what is
   * allowed: of an action that takes no resource, an ARN may seem to allow it.
   */
  readonly needs: readonly string[];
  readonly outsideReference: OutsideReference;
  readonly problems: readonly PolicyProblem[];
}

/** Services of which some resources decide for themselves. */
const DECIDE_THEMSELVES: Readonly<Record<string, ActionRow['alsoNeeds']>> = {
  kms: 'key policy',
  sts: 'trust policy',
};

function alsoNeedsOf(
  { full, types = [] }: CatalogAction,
  request: PreparedRequest,
  spaces: ResourceSpaces,
): ActionRow['alsoNeeds'] {
  const kind = DECIDE_THEMSELVES[request.service];
  if (!kind) return undefined;
  const resources = types.flatMap((type) => spaces.of(type).map(({ codes }) => sampleOf(codes, 'x')));
  const decides = resources.some((resource) => needsResourcePolicy({ ...request, action: full, resource }));
  return decides ? kind : undefined;
}

const ONLY_SOME_CALLERS = 'the caller’s credentials are of a kind that can make the call';

/** What is left of what policies allow to a caller who may not be able to make the call. */
function asCallable(
  access: ActionAccess,
  action: string,
  request: PreparedRequest,
  inputs: Inputs,
): ActionAccess {
  // Only these services tell callers apart.
  if (request.service !== 'sts' && request.service !== 'iam') return access;
  const passes = mayCall({ ...request, action }, inputs.options, inputs.compiled);
  if (passes === YES || access.cell === 'no') return access;
  if (passes === NO) return NO_ACCESS;
  const grants = access.grants.map((grant) => ({ ...grant, when: [...grant.when, ONLY_SOME_CALLERS] }));
  return { cell: 'conditional', grants };
}

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
  const accessOf = serviceAccess(local, request, spaces);
  const all = catalogActions(reference, prefix);
  const actions: ActionRow[] = [];
  for (const action of all) {
    const access = asCallable(accessOf(action), action.full, request, inputs);
    if (access.cell === 'no') continue;
    const alsoNeeds = alsoNeedsOf(action, request, spaces);
    actions.push({ name: action.name, level: action.level, access, alsoNeeds });
  }
  if (actions.length === 0) return undefined;
  return { prefix, name: reference.listed(prefix)?.name ?? prefix, total: all.length, actions };
}

/** The partition of all ARNs of the policies, if it is one. */
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

/** With no more than the index of the reference it says what can be allowed at all, and which files to load for the rest. */
export function matrix(policies: OwnPolicies, reference: Reference, options: MatrixOptions = {}): Matrix {
  const compiled = compilePolicies(policies);
  const { caller } = options;
  const account = options.account ?? (caller && hasAccount(caller) ? caller.account : undefined);
  const spaces = spacesOf({ partition: options.partition ?? partitionOf(compiled), account });
  const inputs = { compiled, reference, options, spaces };
  // Some keys are absent from all requests but those to sts.
  const elsewhere = layerStatements(compiled, requestTo('', options, compiled));
  const services = reference.prefixes.flatMap((prefix) => {
    const layers =
      prefix === 'sts' ? layerStatements(compiled, requestTo('sts', options, compiled)) : elsewhere;
    return serviceRow(prefix, layers, inputs) ?? [];
  });
  return {
    date: reference.date,
    totals: { actions: totalActions(reference), services: reference.prefixes.length },
    counts: countsOf(services),
    services,
    needs: services.map(({ prefix }) => prefix).filter((prefix) => !reference.service(prefix)),
    outsideReference: outsideReference(compiled, reference),
    problems: policySets(compiled).flatMap(({ documents }) => documents.flatMap(({ problems }) => problems)),
  };
}
