// The statements that make a plain decision: far cheaper than to explain it.
import { compilePolicies, policySets } from '#iam/decide/compile/compile-policies.ts';
import { prepareFor, type Decision } from '#iam/decide/evaluate/decide.ts';
import { layerApplies } from '#iam/decide/evaluate/applicable-layers.ts';
import { matchesStatement } from '#iam/decide/evaluate/match-statement.ts';
import { NO, YES } from '#iam/decide/three-valued.ts';
import type { Reason } from './reason.ts';

/** The Allow statements that match an allowed request, or the Deny statements that match a denied one. */
export function decidingStatements(
  decision: Decision,
): readonly Pick<Reason, 'layer' | 'level' | 'document' | 'path'>[] {
  const effects: Partial<Record<Decision['decision'], 'Allow' | 'Deny'>> = {
    allowed: 'Allow',
    explicitlyDenied: 'Deny',
  };
  const effect = effects[decision.decision];
  if (effect === undefined) return [];
  const compiled = compilePolicies(decision.policies);
  const request = prepareFor(decision.request, compiled, decision.facts);
  return policySets(compiled).flatMap(({ layer, level, documents }) =>
    layerApplies(layer, request, decision.facts) === NO
      ? []
      : documents.flatMap(({ statements }, document) =>
          statements
            .filter(
              (statement) =>
                statement.effect === effect && matchesStatement(statement, request, layer) === YES,
            )
            .map(({ path }) => ({ layer, level, document, path })),
        ),
  );
}
