// What the evaluator says about the kit's expectations, as arrows: what is missing, what should be denied, what is denied as it should be.
import { isCreated, type KitContents } from '#deepseek/compose/role-kit.ts';
import type { Expectation } from '#iam/request/expectation.ts';
import type { Statement } from '#iam/policy/policy.ts';
import { roleId, type Drawing } from './drawing.ts';
import type { MapArrow, MapStatement } from './kit-map.ts';
import { describePrincipal, describeService } from './principal-names.ts';
import { describeResources } from './resource-names.ts';
import { infinitive, verbOf } from './verbs.ts';

/** A statement that decided, as proofs name it. */
interface Located {
  readonly documentId: string;
  readonly path: readonly (string | number)[];
}

export interface MapProof {
  readonly expectation: Pick<
    Expectation,
    'label' | 'principal' | 'action' | 'resource' | 'context' | 'expect' | 'difference'
  >;
  readonly proof: { readonly locations?: readonly Located[] };
  readonly outcome: 'holds' | 'fails' | 'open';
}

const statementsIn = ({ proof }: MapProof): readonly MapStatement[] =>
  (proof.locations ?? []).map(({ documentId, path }) => ({
    document: documentId,
    index: Number(path[1] ?? 0),
  }));

const keyOf = ({ document, index }: MapStatement): string => `${document} ${index}`;

/** How many expectations hold because of the statements of an arrow. */
export function holdsOf(proofs: readonly MapProof[]): (arrow: MapArrow) => number {
  const holding = new Map<string, Map<string, number>>();
  for (const each of proofs) {
    if (each.outcome !== 'holds') continue;
    for (const at of statementsIn(each)) {
      const calls = holding.get(keyOf(at)) ?? new Map<string, number>();
      calls.set(each.expectation.action, (calls.get(each.expectation.action) ?? 0) + 1);
      holding.set(keyOf(at), calls);
    }
  }
  return ({ statements, calls }) =>
    statements.reduce((sum, at) => {
      const by = holding.get(keyOf(at));
      return by ? sum + calls.reduce((all, call) => all + (by.get(call) ?? 0), 0) : sum;
    }, 0);
}

function callerWords({ principal }: MapProof['expectation']): string {
  if (!('caller' in principal)) return principal.role;
  const { caller } = principal;
  if (typeof caller !== 'string')
    return caller.kind === 'role-session'
      ? describePrincipal(caller.roleArn)
      : caller.provider
          .slice(caller.provider.lastIndexOf(':oidc-provider/') + 1)
          .replace('oidc-provider/', '');
  return /\.amazonaws\./.test(caller) ? describeService(caller) : describePrincipal(caller);
}

/** The ends of an expectation's arrow, and the document to open where no statement decides. */
interface Ends {
  readonly from: string;
  readonly to: string;
  readonly document: string | undefined;
}

const holderOf = ({ principal }: MapProof['expectation']): string | undefined =>
  'role' in principal ? principal.role : undefined;

/** The words of a resource, as the statement that allows the call would have them. */
function resourceWords({ action, resource, context }: MapProof['expectation']) {
  const model = context['bedrock-mantle:Model'];
  const statement: Statement = {
    Effect: 'Allow',
    Action: action,
    Resource: resource,
    ...(model !== undefined && { Condition: { StringEquals: { 'bedrock-mantle:Model': model } } }),
  };
  const [words] = describeResources(statement, [action], [resource]);
  return words ?? { words: resource };
}

function endsOf(draw: Drawing, kit: KitContents, { expectation }: MapProof): Ends | undefined {
  const holder = holderOf(expectation);
  const role = kit.roles.find(({ id }) => id === holder);
  if (holder !== undefined && !role) return undefined;
  const what = (): string => {
    const { words, region } = resourceWords(expectation);
    return draw.roleWith(expectation.resource) ?? draw.knownResource(words, region || undefined);
  };
  if (role) return { from: roleId(role), to: what(), document: role.permissions[0]?.id };
  const from = draw.word('caller', callerWords(expectation));
  const trusting = kit.roles.filter(isCreated).find(({ arn }) => arn === expectation.resource);
  if (trusting) return { from, to: roleId(trusting), document: trusting.trust.id };
  const [policy] = kit.policies;
  return policy && { from, to: what(), document: policy.documents[0]?.id };
}

function placeOf(each: MapProof, { document }: Ends): MapStatement | { document: string } | undefined {
  const [first] = statementsIn(each);
  return first ?? (document === undefined ? undefined : { document });
}

/** An allowed call that the evaluator denies everywhere is not allowed: its arrow goes. */
function takeDenied(
  draw: Drawing,
  missing: readonly (Ends & { readonly call: string })[],
  holding: Set<string>,
): void {
  for (const arrow of draw.arrows()) {
    if (arrow.state !== 'allowed') continue;
    const calls = missing
      .filter(
        ({ from, to, call }) =>
          from === arrow.from && to === arrow.to && !holding.has([from, to, call].join(' ')),
      )
      .map(({ call }) => call);
    if (calls.length > 0) draw.take(arrow.id, calls);
  }
}

function drawFailing(draw: Drawing, kit: KitContents, proofs: readonly MapProof[]): void {
  const failing = proofs.filter(({ outcome }) => outcome === 'fails');
  if (failing.length === 0) return;
  const missing: (Ends & { readonly call: string; readonly each: MapProof })[] = [];
  for (const each of failing) {
    const ends = endsOf(draw, kit, each);
    if (!ends) continue;
    const { action: call, expect, difference } = each.expectation;
    if (expect === 'allowed') missing.push({ ...ends, call, each });
    else
      draw.tie({
        ...ends,
        verb: `can ${infinitive(verbOf(call))}`,
        calls: [call],
        state: 'unwanted',
        note: difference,
        at: placeOf(each, ends),
      });
  }
  const wanted = new Set(missing.map(({ call }) => call));
  const holding = new Set(
    proofs
      .filter(
        ({ outcome, expectation: { expect, action } }) =>
          outcome === 'holds' && expect === 'allowed' && wanted.has(action),
      )
      .flatMap((each) => {
        const ends = endsOf(draw, kit, each);
        return ends ? [[ends.from, ends.to, each.expectation.action].join(' ')] : [];
      }),
  );
  takeDenied(draw, missing, holding);
  for (const { each, call, ...ends } of missing)
    draw.tie({
      ...ends,
      verb: `cannot ${infinitive(verbOf(call))}`,
      calls: [call],
      state: 'missing',
      at: placeOf(each, ends),
    });
}

const AS_EXPECTED = 'Denied as expected';

/** Calls that nothing allows, as expected: a row of one card for each way in which they differ from an allowed call. */
function drawSimilar(draw: Drawing, kit: KitContents, proofs: readonly MapProof[]): void {
  for (const { outcome, expectation, proof } of proofs) {
    const { difference, action } = expectation;
    if (outcome !== 'holds' || difference === undefined || (proof.locations ?? []).length > 0) continue;
    const holder = holderOf(expectation);
    const role = kit.roles.find(({ id }) => id === holder);
    const denied = { calls: [action], state: 'denied' as const };
    if (role) {
      const to = draw.add({
        id: `resource:similar to ${role.id}`,
        kind: 'resource',
        label: 'similar calls',
        detail: AS_EXPECTED,
      });
      const at = role.permissions[0] && { document: role.permissions[0].id };
      draw.tie({ ...denied, from: roleId(role), to, verb: 'is denied', note: difference, at });
      continue;
    }
    const trusting = kit.roles.filter(isCreated).find(({ arn }) => arn === expectation.resource);
    const policy = kit.policies[0];
    const to = trusting ? roleId(trusting) : policy && `policy:${policy.id}`;
    const document = trusting?.trust.id ?? policy?.documents[0]?.id;
    if (holder !== undefined || to === undefined || document === undefined) continue;
    const from = draw.add({
      id: `caller:similar to ${to}`,
      kind: 'caller',
      label: 'similar callers',
      detail: AS_EXPECTED,
    });
    const verb = trusting ? `cannot ${infinitive(verbOf(action))}` : 'are denied by';
    const note = `as ${callerWords(expectation)}, ${difference}`;
    draw.tie({ ...denied, from, to, verb, note, at: { document } });
  }
}

export function drawProofs(
  draw: Drawing,
  kit: KitContents,
  proofs: readonly MapProof[],
  withSimilar: boolean,
): void {
  drawFailing(draw, kit, proofs);
  if (withSimilar) drawSimilar(draw, kit, proofs);
}
