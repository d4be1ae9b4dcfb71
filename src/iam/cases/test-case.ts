// A case: a request, the policies that apply to it, and the decision that is expected.
import type { RawObject } from '#iam/json/json-value.ts';
import type { DecisionBasis } from '#iam/decide/explain/decision-text.ts';
import type { Layer } from '#iam/decide/compile/layer.ts';
import type { ExpectedDecision } from '#iam/decide/expected-decision.ts';

/** In the order in which messages name them. */
export const LAYERS = [
  'identity',
  'boundary',
  'session',
  'resource',
  'scp',
  'rcp',
  'endpoint',
] as const satisfies readonly Layer[];

type ReasonKind = DecisionBasis['code'];

/** Every kind of reason that a decision can have. The compiler reports a missing one. */
const REASON_ROWS: Readonly<Record<ReasonKind, true>> = {
  allow: true,
  'explicit-deny': true,
  'identity-no-allow': true,
  'resource-no-allow': true,
  'boundary-no-allow': true,
  'session-no-allow': true,
  'scp-no-allow': true,
  'vpce-no-allow': true,
  depends: true,
  'never-together': true,
  'no-permission-needed': true,
  'api-restriction': true,
  'idp-control': true,
  'kms-cross-account': true,
  partition: true,
  'protected-resource': true,
  'unsigned-call': true,
};
export const REASON_KINDS = Object.keys(REASON_ROWS) as readonly ReasonKind[];

/** A document that a case is decided with: a file, or one that the case file holds. */
export type DocumentRef =
  | { readonly path: string }
  | {
      /** "identity policy of line 12", or its name under `documents`. */
      readonly title: string;
      readonly document: unknown;
      /** AWS's own policy, or one that is only assumed: nobody has to test its statements. */
      readonly builtIn?: true;
    };

/** By layer and level: control policies have levels, each boundary and each endpoint policy is one, others have one. */
export type CasePolicies = Readonly<Partial<Record<Layer, readonly (readonly DocumentRef[])[]>>>;

export interface ExpectedOutcome {
  readonly decision: ExpectedDecision;
  /** The Sid of a deciding statement, or its number in its document, from 1. */
  readonly statement?: string | number;
  /** The kind of policy that the deciding statement is in. */
  readonly layer?: Layer;
  readonly reason?: ReasonKind;
}

export interface TestCase {
  readonly name: string;
  /** Where the case begins in its file, from 1; undefined in files too large for it. */
  readonly line: number | undefined;
  /** As `readRequest` takes it. */
  readonly request: RawObject;
  readonly policies: CasePolicies;
  /** Undefined with problems. */
  readonly expected: ExpectedOutcome | undefined;
  /** What has to be corrected before the case can be decided. */
  readonly problems: readonly string[];
}

export interface CaseProblem {
  readonly line: number | undefined;
  readonly message: string;
}

export interface CaseFile {
  /** What the file is called in reports, if it says so. */
  readonly title: string | undefined;
  readonly cases: readonly TestCase[];
  /** Documents that have a name in the file, whether a case uses them or not. */
  readonly documents: readonly DocumentRef[];
  /** What is wrong with the file. */
  readonly problems: readonly CaseProblem[];
}
