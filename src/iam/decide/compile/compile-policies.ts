// Compiles all policies that decide on a request, by layer.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
import { compileDocument, type CompiledDocument } from './compile-document.ts';
import type { Layer } from './layer.ts';

/** Documents as JSON values. A layer that is left out does not exist; one in `notSupplied` exists but is not known. */
export interface Policies {
  /** Policies of the user, its groups, or the role. */
  readonly identity?: readonly unknown[];
  /** The resource policy: for a role its trust policy, for a KMS key its key policy. */
  readonly resource?: unknown;
  /** AWS has at most one. If there are several, all must allow. */
  readonly boundaries?: readonly unknown[];
  readonly session?: readonly unknown[];
  /** Service control policies of the principal's account, by level: the root, each organizational unit, the account. */
  readonly scps?: readonly (readonly unknown[])[];
  /** Resource control policies of the resource's account, by level. */
  readonly rcps?: readonly (readonly unknown[])[];
  /** Policies of the VPC endpoint that the request goes through. If there are several, all must allow. */
  readonly endpoints?: readonly unknown[];
  readonly notSupplied?: readonly Layer[];
}

/** Documents of which one Allow is enough. */
export interface PolicySet {
  readonly layer: Layer;
  /** The index of the level, boundary or endpoint. */
  readonly level: number;
  readonly documents: readonly CompiledDocument[];
}

export interface CompiledPolicies {
  readonly identity: PolicySet;
  readonly resource: PolicySet | undefined;
  readonly boundaries: readonly PolicySet[];
  readonly session: PolicySet | undefined;
  readonly scps: readonly PolicySet[];
  readonly rcps: readonly PolicySet[];
  readonly endpoints: readonly PolicySet[];
  readonly notSupplied: readonly Layer[];
  /** Keys that some document uses as variables, in lower case. */
  readonly variables: ReadonlySet<string>;
}

const setOf = (layer: Layer, documents: readonly unknown[], level = 0): PolicySet => ({
  layer,
  level,
  documents: documents.map((document) => compileDocument(document, layer)),
});

type PolicySets = Omit<CompiledPolicies, 'notSupplied' | 'variables'>;

/** All sets, in the order of AWS's page. */
export const policySets = (compiled: PolicySets): readonly PolicySet[] => [
  ...compiled.rcps,
  ...compiled.scps,
  ...(compiled.resource ? [compiled.resource] : []),
  compiled.identity,
  ...compiled.boundaries,
  ...(compiled.session ? [compiled.session] : []),
  ...compiled.endpoints,
];

const cache = new WeakMap<Policies, CompiledPolicies>();

function compileUncached(policies: Policies): CompiledPolicies {
  const { identity = [], resource, boundaries = [], session = [], scps = [], rcps = [] } = policies;
  const { endpoints = [], notSupplied = [] } = policies;
  const sets = {
    identity: setOf('identity', identity),
    resource: resource === undefined ? undefined : setOf('resource', [resource]),
    boundaries: boundaries.map((document, index) => setOf('boundary', [document], index)),
    session: session.length === 0 ? undefined : setOf('session', session),
    scps: scps.map((documents, level) => setOf('scp', documents, level)),
    rcps: rcps.map((documents, level) => setOf('rcp', documents, level)),
    endpoints: endpoints.map((document, index) => setOf('endpoint', [document], index)),
  };
  const documents = policySets(sets).flatMap((set) => set.documents);
  const variables = new Set(documents.flatMap((document) => [...document.variables]));
  return { ...sets, notSupplied, variables };
}

/** The compiled policies, cached by the object passed in. */
export function compilePolicies(policies: Policies): CompiledPolicies {
  const known = cache.get(policies);
  if (known) return known;
  const compiled = compileUncached(policies);
  cache.set(policies, compiled);
  return compiled;
}
