// Evaluates each layer of policies for a request.
import type { CompiledPolicies, PolicySet } from '#iam/decide/compile/compile-policies.ts';
import type { CompiledStatement } from '#iam/decide/compile/compile-statement.ts';
import type { Layer } from '#iam/decide/compile/layer.ts';
import type { PreparedRequest } from '#iam/decide/prepare-request.ts';
import type { ReferenceFacts } from '#iam/decide/reference-facts.ts';
import { and, NO, or, UNKNOWN, YES, type Tri } from '#iam/decide/three-valued.ts';
import { hasOwnPolicies, needsNoSessionPolicy, rcpsApply, scpsApply } from './applicable-layers.ts';
import { ACCOUNT, ANYONE, PARENT, SELF } from './match-principal.ts';
import { matchesExceptPrincipal, matchesPrincipal, namedForms } from './match-statement.ts';

/** Whether the resource policy allows, by the form in which it names the principal. */
export interface GrantsByForm {
  self: Tri;
  anyone: Tri;
  parent: Tri;
  account: Tri;
}

/** The results of the layers. A layer that does not apply allows. */
export interface LayerResults {
  /** Whether a statement of any layer denies. */
  deny: Tri;
  identity: Tri;
  boundary: Tri;
  session: Tri;
  scp: Tri;
  endpoint: Tri;
  readonly grants: GrantsByForm;
}

/** A statement with an unreadable effect may be either. */
const mayBe = (statement: CompiledStatement, effect: 'Allow' | 'Deny'): boolean =>
  statement.effect === effect || statement.effect === undefined;

/** Whether an Allow and whether a Deny statement of the set matches. Stops once a Deny is certain. */
function evaluateSet(set: PolicySet, request: PreparedRequest): { allow: Tri; deny: Tri } {
  let allow: Tri = NO;
  let deny: Tri = NO;
  for (const { statements } of set.documents) {
    for (const statement of statements) {
      const isAllow = mayBe(statement, 'Allow');
      const isDeny = mayBe(statement, 'Deny');
      if (!isDeny && allow === YES) continue;
      const call = matchesExceptPrincipal(statement, request);
      if (call === NO) continue;
      const found = statement.principals ? and(call, matchesPrincipal(statement, request, set.layer)) : call;
      if (isAllow) allow = or(allow, found);
      if (isDeny) deny = or(deny, found);
      if (deny === YES) return { allow, deny };
    }
  }
  return { allow, deny };
}

function addGrant(
  grants: GrantsByForm,
  statement: CompiledStatement,
  request: PreparedRequest,
  layer: Layer,
): void {
  const call = matchesExceptPrincipal(statement, request);
  if (call === NO) return;
  const { sure, possible } = namedForms(statement, request, layer);
  const inForm = (form: number): Tri => {
    if ((sure & form) !== 0) return call;
    return (possible & form) === 0 ? NO : UNKNOWN;
  };
  grants.self = or(grants.self, inForm(SELF));
  grants.anyone = or(grants.anyone, inForm(ANYONE));
  grants.parent = or(grants.parent, inForm(PARENT));
  grants.account = or(grants.account, inForm(ACCOUNT));
}

/** Layers of which one policy that allows is enough: it may be one that is not given. */
const ONE_IS_ENOUGH: ReadonlySet<Layer> = new Set(['identity', 'session']);

/** Evaluates layers one by one. Once one certainly denies, no other matters, and none is evaluated. */
class LayerEvaluation {
  readonly results: LayerResults = {
    deny: NO,
    identity: NO,
    boundary: YES,
    session: YES,
    scp: YES,
    endpoint: YES,
    grants: { self: NO, anyone: NO, parent: NO, account: NO },
  };
  readonly #compiled: CompiledPolicies;
  readonly #request: PreparedRequest;

  constructor(compiled: CompiledPolicies, request: PreparedRequest) {
    this.#compiled = compiled;
    this.#request = request;
  }

  #isUnknown(layer: Layer): boolean {
    return this.#compiled.notSupplied.includes(layer);
  }

  /** Whether all of the sets allow. */
  #all(layer: Layer, sets: readonly PolicySet[]): Tri {
    let allow: Tri = YES;
    for (const set of sets) {
      if (this.results.deny === YES) return NO;
      const found = evaluateSet(set, this.#request);
      this.results.deny = or(this.results.deny, found.deny);
      allow = and(allow, found.allow);
    }
    if (!this.#isUnknown(layer)) return allow;
    this.results.deny = or(this.results.deny, UNKNOWN);
    return sets.length > 0 && ONE_IS_ENOUGH.has(layer) ? or(allow, UNKNOWN) : and(allow, UNKNOWN);
  }

  ownPolicies(): void {
    const { identity, boundaries, session } = this.#compiled;
    const { principal } = this.#request;
    if (!hasOwnPolicies(principal)) return;
    this.results.identity = this.#all('identity', [identity]);
    this.results.boundary = this.#all('boundary', boundaries);
    const hasNone = !session && !this.#isUnknown('session');
    this.results.session = hasNone
      ? needsNoSessionPolicy(principal)
      : this.#all('session', session ? [session] : []);
  }

  resourcePolicy(): void {
    const { resource } = this.#compiled;
    const { grants } = this.results;
    if (this.#isUnknown('resource')) {
      this.results.deny = or(this.results.deny, UNKNOWN);
      Object.assign(grants, { self: UNKNOWN, anyone: UNKNOWN, parent: UNKNOWN, account: UNKNOWN });
    }
    if (!resource) return;
    this.results.deny = or(this.results.deny, evaluateSet(resource, this.#request).deny);
    for (const { statements } of resource.documents) {
      for (const statement of statements) {
        if (mayBe(statement, 'Allow')) addGrant(grants, statement, this.#request, 'resource');
      }
    }
  }

  controlPolicies(facts: ReferenceFacts): void {
    const { scps, rcps, endpoints } = this.#compiled;
    if (scpsApply(this.#request)) this.results.scp = this.#all('scp', scps);
    // RCPFullAWSAccess allows at every level, so only a Deny counts.
    const before = this.results.deny;
    this.results.deny = NO;
    this.#all('rcp', rcps);
    this.results.deny = or(before, and(rcpsApply(this.#request, facts), this.results.deny));
    this.results.endpoint = this.#all('endpoint', endpoints);
  }
}

/** The results of all layers. */
export function evaluateLayers(
  compiled: CompiledPolicies,
  request: PreparedRequest,
  facts: ReferenceFacts,
): LayerResults {
  const evaluation = new LayerEvaluation(compiled, request);
  evaluation.ownPolicies();
  evaluation.resourcePolicy();
  evaluation.controlPolicies(facts);
  return evaluation.results;
}
