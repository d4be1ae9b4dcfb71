// Explains a decision. Called only when needed, so that deciding stays fast.
import { spellOutInvisible } from '#iam/text/invisible.ts';
import { compilePolicies, policySets, type CompiledPolicies } from '#iam/decide/compile/compile-policies.ts';
import { prepareFor, type Decision } from '#iam/decide/evaluate/decide.ts';
import { evaluateLayers } from '#iam/decide/evaluate/evaluate-layers.ts';
import { restrictionOn } from '#iam/decide/evaluate/restrictions.ts';
import { assumptionsOf } from './assumptions.ts';
import { decisionBasis, openKeys, type DecisionBasis } from './decision-text.ts';
import type { Reason } from './reason.ts';
import { reasonsOf } from './reasons.ts';
import { layerApplies } from '#iam/decide/evaluate/applicable-layers.ts';
import { isTrustDecision } from '#iam/decide/evaluate/sts.ts';
import type { PreparedRequest } from '#iam/decide/prepare-request.ts';
import type { ReferenceFacts } from '#iam/decide/reference-facts.ts';
import { NO } from '#iam/decide/three-valued.ts';
import { notEvaluatedNotes } from './not-evaluated.ts';
import { LAYER_WORDS } from './reason-text.ts';

/** Elements that AWS refuses in a trust policy. They are evaluated as in other policies. */
function trustNotes({ resource }: CompiledPolicies): readonly string[] {
  const statements = resource?.documents.flatMap((document) => document.statements) ?? [];
  return [
    ...(statements.some(({ resources }) => resources) ? ['A trust policy cannot have Resource.'] : []),
    ...(statements.some(({ principals }) => principals?.isNot)
      ? ['A trust policy cannot have NotPrincipal.']
      : []),
  ];
}

/** Notes for people who read the decision. */
function notesOf(
  decision: Decision,
  compiled: CompiledPolicies,
  request: PreparedRequest,
  facts: ReferenceFacts,
): readonly string[] {
  const sets = policySets(compiled).filter(({ documents }) => documents.length > 0);
  const problems = sets.flatMap(({ layer, level, documents }) =>
    documents.flatMap((document, index) =>
      document.problems.map(({ path, message }) => {
        const at = path.length === 0 ? '' : `, ${path.join('.')}`;
        return `${LAYER_WORDS[layer]} ${Math.max(level, index) + 1}${at}: ${message}`;
      }),
    ),
  );
  const idle = new Set(
    sets.filter(({ layer }) => layerApplies(layer, request, facts) === NO).map(({ layer }) => layer),
  );
  return [
    ...problems,
    ...[...idle].map((layer) => `The ${LAYER_WORDS[layer]} does not apply to this request.`),
    ...notEvaluatedNotes(decision, request),
    ...(isTrustDecision(request) ? trustNotes(compiled) : []),
    ...(compiled.boundaries.length > 1
      ? ['A principal has one permissions boundary. Here, all of those given must allow.']
      : []),
    ...(request.principal.kind === 'user' && compiled.session
      ? ['Users have no session policies. Those given are evaluated anyway.']
      : []),
  ];
}

export interface Explanation {
  /** Every statement that was considered. */
  readonly reasons: readonly Reason[];
  readonly deciding: DecisionBasis;
  /** Keys whose values would narrow the decision. */
  readonly openKeys: readonly string[];
  readonly assumptions: readonly string[];
  readonly notes: readonly string[];
}

export function explain(decision: Decision): Explanation {
  const { facts } = decision;
  const compiled = compilePolicies(decision.policies);
  const request = prepareFor(decision.request, compiled, facts);
  const reasons = reasonsOf(compiled, request, facts);
  const restriction = restrictionOn(request, compiled);
  const results = evaluateLayers(compiled, request, facts);
  return {
    reasons,
    deciding: decisionBasis(decision, request, results, restriction, reasons),
    openKeys: openKeys(reasons),
    assumptions: assumptionsOf(decision, compiled, request, reasons).map(spellOutInvisible),
    notes: notesOf(decision, compiled, request, facts).map(spellOutInvisible),
  };
}
