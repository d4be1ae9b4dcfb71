// Decides on one call, and explains the decision statement by statement.
import type { ReferenceFacts } from '#iam/decide/reference-facts.ts';
import { decide, type Decision } from '#iam/decide/evaluate/decide.ts';
import { ONLY_MISSING_POLICY } from '#iam/decide/explain/depends-text.ts';
import { explain, type Explanation } from '#iam/decide/explain/explain.ts';
import type { Reason } from '#iam/decide/explain/reason.ts';
import type { OpenCall } from '#iam/request/call.ts';
import { invalidJson, resolveRequest, type StatementLocation } from './resolve-request.ts';
import { assumesTls } from './always-sent-keys.ts';
import type { PolicyEnvironment } from './policy-environment.ts';

/** A statement that was considered, and where it is; without a location, it is in a policy that is only assumed. */
export interface LocatedReason extends Reason {
  readonly location: StatementLocation | undefined;
}

export interface CallOutcome extends Omit<Explanation, 'reasons' | 'deciding'> {
  readonly decision: Decision['decision'];
  /** More than one if the decision depends on what the call leaves open. */
  readonly possible: Decision['possible'];
  readonly reasons: readonly LocatedReason[];
  /** Whether it is allowed only if the caller's own policies, which are not here, allow it. */
  readonly needsOwnPolicies: boolean;
  readonly deciding: {
    readonly code: Explanation['deciding']['code'];
    readonly text: string;
    /** Indexes in `reasons`. */
    readonly statements: readonly number[];
  };
}

/** The outcome of the call, or what is wrong with it and what to write instead. */
export type CallResult =
  | { readonly outcome: CallOutcome; readonly problems?: undefined }
  | { readonly problems: readonly string[]; readonly outcome?: undefined };

/** Names the resource policy as AWS does: trust policy or key policy. */
function named(text: string, action: string): string {
  const name = /^sts:/i.test(action)
    ? 'trust policy of the role'
    : /^kms:/i.test(action)
      ? 'key policy'
      : undefined;
  return name === undefined ? text : text.replaceAll('The resource’s policy', `The ${name}`);
}

const NEEDS_OWN = 'Nothing here denies it. The caller’s own policies, which are not here, must allow it too.';

/** If only a missing permissions boundary leaves the decision open, says so. */
function decidingText({ decision, possible }: Decision, text: string, boundary: string | undefined): string {
  if (boundary === undefined || !possible.includes('allowed') || decision !== 'depends') return text;
  const rest = text === ONLY_MISSING_POLICY ? '' : ` ${text}`;
  return `The permissions boundary \`${boundary}\`, which is not here, must allow it too.${rest}`;
}

/**
 * Decides on the call. There is no outcome if a document that applies cannot be parsed; a permissions boundary that the
 * environment does not have leaves the decision open.
 */
export function tryCall(
  environment: PolicyEnvironment,
  call: OpenCall,
  facts: ReferenceFacts = {},
): CallResult {
  const { resolved, problems } = resolveRequest(environment, call);
  if (problems) return { problems };
  const {
    request,
    policies,
    locationOf,
    unreadable,
    missingBoundary,
    assumesOwnPolicies,
    assumptions: assumed,
  } = resolved;
  if (unreadable.length > 0) return { problems: [invalidJson(unreadable)] };
  const decision = decide(
    request,
    missingBoundary === undefined ? policies : { ...policies, notSupplied: ['boundary'] },
    facts,
  );
  const { reasons, deciding, openKeys, assumptions, notes } = explain(decision);
  const needsOwnPolicies =
    assumesOwnPolicies &&
    decision.decision === 'allowed' &&
    decide(request, { ...policies, identity: [] }, facts).decision !== 'allowed';
  const text = needsOwnPolicies ? NEEDS_OWN : named(deciding.text, call.action);
  return {
    outcome: {
      decision: decision.decision,
      possible: decision.possible,
      reasons: reasons.map((reason) => ({ ...reason, location: locationOf(reason) })),
      needsOwnPolicies,
      deciding: {
        code: deciding.code,
        text: decidingText(decision, text, missingBoundary),
        statements: deciding.statements.map((reason) => reasons.indexOf(reason)),
      },
      openKeys,
      assumptions: [
        ...assumed,
        ...(assumesTls(
          call,
          reasons.flatMap(({ conditions }) => conditions),
        )
          ? ['The request is sent over TLS, as AWS SDKs and the AWS CLI do.']
          : []),
        ...assumptions,
      ],
      notes,
    },
  };
}
