// Every statement that was considered, and whether it matched.
import type { CompiledCondition } from '#iam/decide/compile/compile-condition.ts';
import { policySets, type CompiledPolicies, type PolicySet } from '#iam/decide/compile/compile-policies.ts';
import type { CompiledStatement } from '#iam/decide/compile/compile-statement.ts';
import { layerApplies } from '#iam/decide/evaluate/applicable-layers.ts';
import { evaluateState } from '#iam/decide/evaluate/evaluate-condition.ts';
import { matchesAction } from '#iam/decide/evaluate/match-action.ts';
import { matchesResource } from '#iam/decide/evaluate/match-resource.ts';
import { matchesPrincipal, matchesStatement } from '#iam/decide/evaluate/match-statement.ts';
import { isOpen, type KeyState } from '#iam/decide/key-state.ts';
import type { PreparedRequest } from '#iam/decide/prepare-request.ts';
import type { ReferenceFacts } from '#iam/decide/reference-facts.ts';
import { and, NO, triOf, YES, type Tri } from '#iam/decide/three-valued.ts';
import { reasonText } from './reason-text.ts';
import {
  MORE_VALUES,
  type ConditionReason,
  type MatchResult,
  type Reason,
  type StatementElement,
} from './reason.ts';
import { variableReasons } from './variable-reasons.ts';

const MATCH_RESULTS = ['no', 'unknown', 'yes'] as const;
const matchResult = (value: Tri): MatchResult => MATCH_RESULTS[value];

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

/** The elements that prevent the match or leave it open. */
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

/** The statements of all layers that apply to the request, in the order in which AWS evaluates layers. */
export function reasonsOf(
  compiled: CompiledPolicies,
  request: PreparedRequest,
  facts: ReferenceFacts,
): readonly Reason[] {
  return policySets(compiled).flatMap((set) => {
    const applies = layerApplies(set.layer, request, facts);
    if (applies === NO) return [];
    return set.documents.flatMap(({ statements }, document) =>
      statements.map((statement) =>
        reasonFor(statement, set, document, request, set.layer === 'rcp' ? applies : YES),
      ),
    );
  });
}
