// The arrows of policies that belong to no role: on a resource, an endpoint or an organization, or a boundary.
import { groupBy } from '#iam/collections/group-by.ts';
import { boundaryOf, type KitContents, type KitPolicy } from '#deepseek/compose/role-kit.ts';
import { isSettingsType, toArray } from '#iam/policy/policy.ts';
import { conditionWords } from './condition-words.ts';
import { callsOf } from './denied-resources.ts';
import { roleId } from './drawing.ts';
import { drawGuards } from './guards.ts';
import { describePrincipal, exemptFrom, lastOf, principalsOf } from './principal-names.ts';
import { connectAll, stoppedBy, type Reading } from './reach.ts';
import { describeResources } from './resource-names.ts';
import { verbOf } from './verbs.ts';

/** A policy on a resource: what it opens, and to whom; an endpoint's or a boundary's says what passes. */
function drawOpening(reading: Reading, id: string, policy: KitPolicy): void {
  const { draw, statementsOf } = reading;
  const opens = ['bucket', 'guardrail', 'repository'].includes(policy.target.kind) ? 'opens' : 'lets pass';
  for (const document of policy.documents) {
    const statements = statementsOf([document]);
    connectAll(
      reading,
      id,
      statements.map((read) =>
        read.statement.Effect === 'Allow'
          ? {
              ...read,
              resources: describeResources(
                read.statement,
                callsOf(read.statement),
                policy.target.kind === 'repository' ? [policy.target.arn] : toArray(read.statement.Resource),
              ).map((resource) => ({ ...resource, verb: opens, calls: callsOf(read.statement) })),
            }
          : stoppedBy(read, 'denies'),
      ),
    );
    for (const { statement, at } of statements) {
      const verbs = groupBy(callsOf(statement), verbOf);
      for (const from of principalsOf(statement, draw))
        for (const [verb, calls] of verbs)
          if (statement.Effect === 'Allow') draw.tie({ from, to: id, verb: `${verb} through`, calls, at });
          else
            draw.tie({
              from,
              to: id,
              verb: 'is stopped by',
              calls,
              state: 'denied',
              at,
              note: conditionWords(statement),
            });
      drawGuards(draw, id, { statement, at }, 'lets pass');
    }
  }
}

/** An SCP or RCP: what it stops, and whom it exempts. */
function drawStopping(reading: Reading, id: string, policy: KitPolicy): void {
  const { draw, statementsOf } = reading;
  for (const document of policy.documents) {
    const statements = statementsOf([document]);
    connectAll(
      reading,
      id,
      statements
        .filter(({ statement }) => statement.Effect === 'Deny')
        .map((read) => stoppedBy(read, 'denies')),
    );
    for (const { statement, at } of statements) {
      const calls = callsOf(statement);
      for (const arn of exemptFrom(statement)) {
        const from = draw.roleWith(arn) ?? draw.word('caller', describePrincipal(arn), 'Exempt');
        draw.tie({ from, to: id, verb: 'is exempt from', calls, at });
      }
      drawGuards(draw, id, { statement, at }, 'lets pass');
    }
  }
}

export function drawPolicy(reading: Reading, policy: KitPolicy, kit: KitContents): void {
  const { draw } = reading;
  const id = policyId(policy);
  const [first] = policy.documents;
  if (!first) return;
  const whole = { document: first.id };
  if (policy.target.kind === 'session') {
    const { role: arn } = policy.target;
    const to = draw.roleWith(arn) ?? draw.word('caller', policy.attachTo);
    draw.tie({ from: id, to, verb: 'limits sessions of', calls: [], state: 'limited', at: whole });
  }
  if (policy.target.kind === 'boundary') {
    const limited = kit.roles.filter((role) => lastOf(boundaryOf(role) ?? '') === policy.name);
    for (const role of limited)
      draw.tie({ from: id, to: roleId(role), verb: 'limits', calls: [], state: 'limited', at: whole });
    if (limited.length === 0)
      draw.tie({
        from: id,
        to: draw.word('caller', policy.attachTo),
        verb: 'limits',
        calls: [],
        state: 'limited',
        at: whole,
      });
  }
  if (first.type === 'scp' || first.type === 'rcp' || isSettingsType(first.type)) {
    draw.tie({
      from: id,
      to: draw.word('caller', policy.attachTo),
      verb: 'limits',
      calls: [],
      state: 'limited',
      at: whole,
    });
    drawStopping(reading, id, policy);
  } else drawOpening(reading, id, policy);
}

export const policyId = ({ id }: KitPolicy): string => `policy:${id}`;
