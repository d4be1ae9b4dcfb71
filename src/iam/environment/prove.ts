// Whether the documents meet an expectation.
import type { Expectation } from '#iam/request/expectation.ts';
import { RCP_SERVICES } from '#iam/facts/rcp-services.ts';
import type { Reference } from '#iam/reference/reference.ts';
import { messagesOf } from '#iam/request/problem.ts';
import { actionProblems } from '#iam/request/validate/action.ts';
import type { ReferenceFacts } from '#iam/decide/reference-facts.ts';
import { decide, type Decision } from '#iam/decide/evaluate/decide.ts';
import { isAsExpected } from '#iam/decide/expected-decision.ts';
import { decidingStatements } from '#iam/decide/explain/deciding-statements.ts';
import { explain } from '#iam/decide/explain/explain.ts';
import { isOwn } from './own-case.ts';
import { isNobodyElse, ridersAlong } from './riders-along.ts';
import { invalidJson, resolveRequest, type StatementLocation } from './resolve-request.ts';
import type { PolicyEnvironment } from './policy-environment.ts';

export interface Proof {
  /** The id of the expectation. */
  readonly id: string;
  /** Undefined if the call could not be decided on. */
  readonly decision: Decision['decision'] | undefined;
  readonly passes: boolean;
  /** Why it fails; empty if it passes. */
  readonly failure: string;
  /** The statements that decide the call, as far as they are in documents of the environment. */
  readonly locations: readonly StatementLocation[];
}

/** What is known of the services in kits before the reference is. */
const KIT_FACTS: ReferenceFacts = { rcpServices: RCP_SERVICES };

/** The proof of a call that could not be decided on. */
const failedProof = (id: string, failure: string): Proof => ({
  id,
  decision: undefined,
  passes: false,
  failure,
  locations: [],
});

/**
 * The proof of one expectation. A decision that depends on something unknown fails. So does an action that AWS does not
 * have, which only a person's own case can name: it proves nothing. Without `reference`, any action is accepted.
 */
export function prove(
  environment: PolicyEnvironment,
  expectation: Expectation,
  facts: ReferenceFacts = KIT_FACTS,
  reference?: Reference,
): Proof {
  const unknown = reference && isOwn(expectation) ? actionProblems(expectation.action, reference) : [];
  if (unknown.length > 0) return failedProof(expectation.id, messagesOf(unknown).join(' '));
  const { resolved, problems } = resolveRequest(environment, expectation);
  if (problems) return failedProof(expectation.id, problems.join(' '));
  if (resolved.unreadable.length > 0) return failedProof(expectation.id, invalidJson(resolved.unreadable));
  const decision = decide(resolved.request, resolved.policies, facts);
  const passes = isAsExpected(expectation.expect, decision.decision);
  const locationsOf = (statements: readonly Parameters<typeof resolved.locationOf>[0][]) =>
    statements.flatMap((statement) => resolved.locationOf(statement) ?? []);
  const riders = passes && isNobodyElse(expectation) ? ridersAlong(environment) : [];
  if (riders.length > 0) {
    return {
      ...failedProof(expectation.id, `${riders.map(({ text }) => text).join('. ')}.`),
      decision: 'allowed',
      locations: riders.map(({ documentId, path }) => ({ documentId, path })),
    };
  }
  if (passes) {
    const locations = locationsOf(decidingStatements(decision));
    return { id: expectation.id, decision: decision.decision, passes, failure: '', locations };
  }
  const { deciding } = explain(decision);
  return {
    id: expectation.id,
    decision: decision.decision,
    passes,
    failure: deciding.text,
    locations: locationsOf(deciding.statements),
  };
}
