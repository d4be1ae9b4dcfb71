// What could not be evaluated, what was left out, and what AWS also checks.
import { policySets, type CompiledPolicies } from '#iam/decide/compile/compile-policies.ts';
import { layerApplies } from '#iam/decide/evaluate/applicable-layers.ts';
import type { Decision } from '#iam/decide/evaluate/decide.ts';
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
export function notesOf(
  decision: Decision,
  compiled: CompiledPolicies,
  request: PreparedRequest,
  facts: ReferenceFacts,
): readonly string[] {
  const sets = policySets(compiled).filter(({ documents }) => documents.length > 0);
  const problems = sets.flatMap(({ layer, level, documents }) =>
    documents.flatMap((document, index) =>
      document.problems.map(
        ({ path, message }) =>
          `${LAYER_WORDS[layer]} ${Math.max(level, index) + 1}, ${path.join('.')}: ${message}`,
      ),
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
