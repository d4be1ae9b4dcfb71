// Decides on a refused call with the documents, and says how that compares with what AWS says.
import type { Layer } from '#iam/decide/compile/layer.ts';
import { referenceFacts } from '#iam/decide/reference-facts.ts';
import type { Denial, DenialLayer } from '#deepseek/denials/denial.ts';
import { testedKeys } from '#iam/environment/prefill.ts';
import type { StatementLocation } from '#iam/environment/resolve-request.ts';
import { tryCall, type CallOutcome, type LocatedReason } from '#iam/environment/try-call.ts';
import type { DeniedCall } from './denied-call.ts';
import type { Ground } from './ground.ts';

export type OwnDecision = 'allowed' | 'denied' | 'depends' | 'undecided';

export interface ComparedDenial {
  readonly decision: OwnDecision;
  /** The layer of the documents that refuses. */
  readonly layer: DenialLayer;
  /** Whether a Deny statement of the documents refuses, or may do so. */
  readonly explicit: boolean;
  /** The statements with that Deny, or whose condition may not be met. */
  readonly statements: readonly StatementLocation[];
  /** Condition keys that it depends on. */
  readonly keys: readonly string[];
}

export const UNDECIDED: ComparedDenial = {
  decision: 'undecided',
  layer: 'unknown',
  explicit: false,
  statements: [],
  keys: [],
};

/** The layer that does not allow, by the code of the decision's basis. */
const LAYER_OF_CODE: Readonly<Record<string, DenialLayer>> = {
  'scp-no-allow': 'scp',
  'vpce-no-allow': 'endpoint',
  'resource-no-allow': 'resource',
  'identity-no-allow': 'identity',
  'boundary-no-allow': 'boundary',
  'session-no-allow': 'session',
};

const layerOf = (layer: Layer, isTrust: boolean): DenialLayer =>
  layer === 'resource' && isTrust ? 'trust' : layer;

/** Statements of the documents that would decide if their condition were met, or not met. */
const openStatements = ({ reasons }: CallOutcome, effect: 'Allow' | 'Deny'): readonly LocatedReason[] =>
  reasons.filter(
    (reason) =>
      reason.effect === effect &&
      reason.matched !== 'yes' &&
      reason.location !== undefined &&
      reason.because.length > 0 &&
      reason.because.every((element) => element === 'condition'),
  );

const locationsOf = (reasons: readonly LocatedReason[]): readonly StatementLocation[] =>
  reasons.flatMap(({ location }) => location ?? []);

const keysOf = (reasons: readonly LocatedReason[]): readonly string[] => [
  ...new Set(
    reasons.flatMap(({ conditions }) =>
      conditions.filter(({ result }) => result !== 'yes').map(({ key }) => key),
    ),
  ),
];

function denied(outcome: CallOutcome, isTrust: boolean): ComparedDenial {
  const denies = outcome.reasons.filter(({ effect, matched }) => effect === 'Deny' && matched === 'yes');
  const [first] = denies;
  if (first)
    return {
      decision: 'denied',
      layer: layerOf(first.layer, isTrust),
      explicit: true,
      statements: locationsOf(denies),
      keys: [],
    };
  const open = openStatements(outcome, 'Allow');
  const layer = LAYER_OF_CODE[outcome.deciding.code] ?? 'unknown';
  return {
    decision: open.length > 0 ? 'depends' : 'denied',
    layer: layer === 'resource' && isTrust ? 'trust' : layer,
    explicit: false,
    statements: locationsOf(open),
    keys: keysOf(open),
  };
}

/** Which of the statements that the decision depends on fits what AWS says. */
function depends(outcome: CallOutcome, { explicit }: Denial, isTrust: boolean): ComparedDenial {
  const { possible } = outcome;
  const mayDeny = explicit !== false && possible.includes('explicitlyDenied');
  const mayMiss = explicit !== true && possible.includes('implicitlyDenied');
  const denies = mayDeny ? openStatements(outcome, 'Deny') : [];
  const allows = mayMiss ? openStatements(outcome, 'Allow') : [];
  const open = denies.length > 0 ? denies : allows;
  const [first] = open;
  if (!first) return { ...UNDECIDED, decision: 'allowed' };
  return {
    decision: 'depends',
    layer: layerOf(first.layer, isTrust),
    explicit: denies.length > 0,
    statements: locationsOf(open),
    keys: keysOf(open),
  };
}

/** The outcome of the call with every key left open that statements test and the message does not give. */
function openOutcome({ call, environment }: DeniedCall, ground: Ground): CallOutcome | undefined {
  const facts = referenceFacts(ground.reference);
  const first = tryCall(environment, call, facts).outcome;
  if (!first) return undefined;
  const unknownKeys = testedKeys(first, call);
  return unknownKeys.length === 0 ? first : tryCall(environment, { ...call, unknownKeys }, facts).outcome;
}

export function compareDenial(denial: Denial, call: DeniedCall | undefined, ground: Ground): ComparedDenial {
  const outcome = call && openOutcome(call, ground);
  if (!call || !outcome) return UNDECIDED;
  const { isTrust } = call;
  switch (outcome.decision) {
    case 'allowed':
      return { ...UNDECIDED, decision: 'allowed' };
    case 'depends':
      return depends(outcome, denial, isTrust);
    default:
      return denied(outcome, isTrust);
  }
}

/**
 * Whether a change of the documents makes them allow the call. If they could not allow it before, conditions that only
 * the call knows may stay open.
 */
export const isSolved = (before: ComparedDenial, after: ComparedDenial): boolean =>
  after.decision === 'allowed' ||
  (after.decision === 'depends' && before.decision === 'denied' && (before.explicit || !after.explicit));
