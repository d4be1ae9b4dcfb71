// Which principals of an account can do something, by which statements, and which only under conditions.
import { compilePolicies, type Policies } from '#iam/decide/compile/compile-policies.ts';
import { needsResourcePolicy } from '#iam/decide/evaluate/combine-layers.ts';
import { decide, prepareFor } from '#iam/decide/evaluate/decide.ts';
import { isCrossAccount } from '#iam/decide/evaluate/restrictions.ts';
import { explain } from '#iam/decide/explain/explain.ts';
import type { Reason } from '#iam/decide/explain/reason.ts';
import type { ReferenceFacts } from '#iam/decide/reference-facts.ts';
import { withAlwaysSentKeys } from '#iam/environment/always-sent-keys.ts';
import type { CallContext } from '#iam/request/call.ts';
import { messagesOf } from '#iam/request/problem.ts';
import { readRequest } from '#iam/request/request.ts';
import type { AccountDetails, PrincipalDetails } from './account-details.ts';

/** A call that anybody may make, and the policies besides those of the account's principals. */
export interface AnyonesCall extends Pick<Policies, 'scps' | 'rcps'> {
  readonly action: string;
  readonly resource: string;
  /** Its document; of a role of the account, its trust policy is known. */
  readonly resourcePolicy?: unknown;
  /** Keys that are not given are not known. */
  readonly context: CallContext;
}

export interface GrantingStatement {
  /** As people find it: “inline policy Deploy of group Builders”. */
  readonly policy: string;
  /** In its document, from 1. */
  readonly number: number;
  readonly sid?: string;
  readonly effect: Reason['effect'];
  /** Whether it surely takes part, or only under conditions. */
  readonly matched: 'yes' | 'unknown';
}

export interface WhoCan {
  readonly principal: string;
  readonly kind: PrincipalDetails['kind'];
  /** Whether it depends on what is not known: keys of the request, or policies that are not here. */
  readonly decision: 'allowed' | 'depends';
  /** In words, with the conditions. */
  readonly text: string;
  readonly statements: readonly GrantingStatement[];
  /** Keys whose values would settle it. */
  readonly openKeys: readonly string[];
  /** Policies and groups that count and are not here. */
  readonly missing: readonly string[];
}

interface WhoFound {
  /** Those that can, then those that it depends for; the others cannot. */
  readonly principals: readonly WhoCan[];
  readonly assumptions: readonly string[];
}

export type WhoReading =
  | { readonly found: WhoFound; readonly problems?: undefined }
  | { readonly problems: readonly string[]; readonly found?: undefined };

type Titled = { readonly title: string } | undefined;

/** The policies that decide on the principal's call. A layer that it has and that is not here may be anything. */
function policiesFor(
  principal: PrincipalDetails,
  trust: PrincipalDetails['trust'],
  { resourcePolicy = trust?.document, scps = [], rcps = [] }: AnyonesCall,
): Policies {
  const { identity, boundary, missing } = principal;
  return {
    identity: identity.map(({ document }) => document),
    boundaries: boundary ? [boundary.document] : [],
    ...(resourcePolicy !== undefined && { resource: resourcePolicy }),
    scps,
    rcps,
    notSupplied: (['identity', 'boundary'] as const).filter((layer) => missing[layer].length > 0),
  };
}

/** Decides the call for each principal; or says what is wrong with the call. Never throws. */
export function whoCan(details: AccountDetails, call: AnyonesCall, facts: ReferenceFacts): WhoReading {
  const { action, resource } = call;
  const trust = action.toLowerCase().startsWith('sts:')
    ? details.principals.find(({ arn }) => arn === resource)?.trust
    : undefined;
  const all: WhoCan[] = [];
  const assumptions = new Set<string>();
  for (const principal of details.principals) {
    const { kind, arn, tags, identity, boundary, missing } = principal;
    const tagKeys = Object.entries(tags).map(([name, value]) => [`aws:PrincipalTag/${name}`, value]);
    const reading = readRequest({
      principal: kind === 'role' ? { kind: 'role-session', roleArn: arn } : arn,
      action,
      resource,
      unspecified: 'unknown',
      ...withAlwaysSentKeys({
        label: '',
        principal: { caller: arn },
        action,
        resource,
        context: { ...Object.fromEntries(tagKeys), ...call.context },
      }),
    });
    if (reading.problems) return { problems: messagesOf(reading.problems) };
    const given = policiesFor(principal, trust, call);
    const prepared = prepareFor(reading.value, compilePolicies(given), facts);
    const lacksResourcePolicy =
      given.resource === undefined && (needsResourcePolicy(prepared) || isCrossAccount(prepared));
    const policies: Policies = lacksResourcePolicy
      ? { ...given, notSupplied: [...(given.notSupplied ?? []), 'resource'] }
      : given;
    const decision = decide(reading.value, policies, facts);
    const explained = explain(decision);
    // What is assumed of the principal itself is known here: the details have its whole ARN.
    for (const assumption of explained.assumptions)
      if (!assumption.includes(arn)) assumptions.add(assumption);
    if (!decision.possible.includes('allowed')) continue;
    const titleOf = ({ layer, level, document }: Reason): string => {
      const titles: Partial<Record<Reason['layer'], Titled>> = {
        identity: identity[document],
        boundary,
        resource: call.resourcePolicy === undefined ? trust : { title: 'policy of the resource' },
        scp: { title: `service control policy ${document + 1} of level ${level + 1}` },
        rcp: { title: `resource control policy ${document + 1} of level ${level + 1}` },
      };
      return titles[layer]?.title ?? layer;
    };
    all.push({
      principal: arn,
      kind,
      decision: decision.possible.length === 1 ? 'allowed' : 'depends',
      text: explained.deciding.text,
      statements: explained.deciding.statements.flatMap((reason) =>
        reason.matched === 'no'
          ? []
          : [
              {
                policy: titleOf(reason),
                number: Number(reason.path[1] ?? 0) + 1,
                ...(reason.sid !== undefined && { sid: reason.sid }),
                effect: reason.effect,
                matched: reason.matched,
              },
            ],
      ),
      openKeys: explained.openKeys,
      missing: [
        ...missing.identity,
        ...missing.boundary,
        ...(lacksResourcePolicy ? ['policy of the resource'] : []),
      ],
    });
  }
  const principals = all.toSorted(
    (a, b) => Number(a.decision === 'depends') - Number(b.decision === 'depends'),
  );
  return { found: { principals, assumptions: [...assumptions] } };
}
