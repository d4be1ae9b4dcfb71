// Every statement that was considered, with what became of it.
import type { JsonPath } from '#core/json/json-path.ts';
import {
  rcpsApply,
  scpsApply,
  hasOwnPolicies,
  type ReferenceFacts,
} from '#core/simulate/evaluate/applicable-layers.ts';
import type { CompiledStatement } from '#core/simulate/compile/compile-statement.ts';
import type { Layer } from '#core/simulate/compile/compile-document.ts';
import { evaluateState, type CompiledCondition } from '#core/simulate/compile/compile-condition.ts';
import { isOpen, type KeyState } from '#core/simulate/context.ts';
import {
  matchesAction,
  matchesPrincipal,
  matchesResource,
  matchesStatement,
} from '#core/simulate/evaluate/match-statement.ts';
import {
  policySets,
  type CompiledPolicies,
  type PolicySet,
} from '#core/simulate/compile/compile-policies.ts';
import type { PreparedRequest } from '#core/simulate/prepare-request.ts';
import { reasonText } from './reason-text.ts';
import { and, NO, triOf, YES, type Tri } from '#core/simulate/three-valued.ts';
import { variableReasons, type VariableReason } from './variable-reasons.ts';

export type MatchResult = 'yes' | 'no' | 'unknown';

export interface ConditionReason {
  readonly operator: string;
  readonly key: string;
  readonly expected: readonly string[];
  /** What the request has: values, or that the key is absent, there with some value, or not known. */
  readonly seen: readonly string[] | 'absent' | 'present' | 'unknown';
  readonly result: MatchResult;
}

export type StatementElement = 'principal' | 'action' | 'resource' | 'condition';

export interface Reason {
  readonly layer: Layer;
  /** Which level of control policies, or which boundary or endpoint. */
  readonly level: number;
  /** Which document of the layer, or of the level. */
  readonly document: number;
  /** Of the statement, in its document. */
  readonly path: JsonPath;
  readonly sid?: string;
  readonly effect: 'Allow' | 'Deny' | 'unreadable';
  readonly matched: MatchResult;
  /** The elements on which a match fails, or because of which it cannot be told. */
  readonly because: readonly StatementElement[];
  readonly conditions: readonly ConditionReason[];
  /** Variables that the request cannot fill in. */
  readonly variables?: readonly VariableReason[];
  /** All this in plain words. */
  readonly text: string;
}

const MATCH_RESULTS = ['no', 'unknown', 'yes'] as const;
const matchResult = (value: Tri): MatchResult => MATCH_RESULTS[value];

/** Stands last among values where there may be more. */
export const MORE_VALUES = '…';

function seenOf(state: KeyState): ConditionReason['seen'] {
  if (typeof state === 'string') return state;
  return isOpen(state) ? [...state.atLeast, MORE_VALUES] : state;
}

function conditionReason(
  condition: CompiledCondition,
  { context }: PreparedRequest,
): readonly [reason: ConditionReason, value: Tri] {
  const state = context.state(condition.keyName);
  const value = evaluateState(condition, state, context);
  const reason = {
    operator: condition.operatorName,
    key: condition.key,
    expected: condition.texts,
    seen: seenOf(state),
    result: matchResult(value),
  };
  return [reason, value];
}

/** The elements that decide against a match; of an unsure one those that leave it open. */
function elementsBehind(
  matched: Tri,
  elements: readonly (readonly [StatementElement, Tri])[],
): readonly StatementElement[] {
  return matched === YES ? [] : elements.flatMap(([name, value]) => (value === matched ? [name] : []));
}

function reasonFor(
  statement: CompiledStatement,
  set: PolicySet,
  document: number,
  request: PreparedRequest,
  applies: Tri,
): Reason {
  const conditions = statement.conditions.map((condition) => conditionReason(condition, request));
  const matched = and(applies, matchesStatement(statement, request, set.layer));
  const because = elementsBehind(matched, [
    ['principal', matchesPrincipal(statement, request, set.layer)],
    ['action', triOf(matchesAction(statement, request.action))],
    ['resource', matchesResource(statement, request)],
    ['condition', conditions.reduce<Tri>((all, [, value]) => and(all, value), YES)],
  ]);
  const names = set.documents[document]?.variables ?? new Set();
  const variables = variableReasons(statement, names, request);
  const reason = {
    layer: set.layer,
    level: set.level,
    document,
    path: statement.path,
    ...(statement.sid !== undefined && { sid: statement.sid }),
    effect: statement.effect ?? ('unreadable' as const),
    matched: matchResult(matched),
    because,
    conditions: conditions.map(([condition]) => condition),
    ...(variables.length > 0 && { variables }),
  };
  return { ...reason, text: reasonText(reason, request) };
}

/** Whether the layer bears on the request at all. */
export function layerApplies(layer: Layer, request: PreparedRequest, facts: ReferenceFacts): Tri {
  switch (layer) {
    case 'identity':
    case 'boundary':
    case 'session':
      return triOf(hasOwnPolicies(request.principal));
    case 'scp':
      return triOf(scpsApply(request));
    case 'rcp':
      return rcpsApply(request, facts);
    default:
      return YES;
  }
}

/** The statements of all layers that bear on the request, in the order in which AWS looks at layers. */
export function reasonsOf(
  plan: CompiledPolicies,
  request: PreparedRequest,
  facts: ReferenceFacts,
): readonly Reason[] {
  return policySets(plan).flatMap((set) => {
    const applies = layerApplies(set.layer, request, facts);
    if (applies === NO) return [];
    return set.documents.flatMap(({ statements }, document) =>
      statements.map((statement) =>
        reasonFor(statement, set, document, request, set.layer === 'rcp' ? applies : YES),
      ),
    );
  });
}
