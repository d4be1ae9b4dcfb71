// The map of a kit: who assumes and passes its roles, what they reach, what limits and stops them, and which statement says so.
import { groupBy } from '#core/collections/group-by.ts';
import {
  boundaryOf,
  isCreated,
  roleDocuments,
  type KitDocument,
  type KitPolicy,
  type KitRole,
  type KitContents,
} from '#core/compose/role-kit.ts';
import { toArray } from '#core/iam/policy.ts';
import { conditionWords } from './condition-words.ts';
import { callsOf, deniedResources, type ReachedResource } from './denied-resources.ts';
import { createDrawing, roleId, type Drawing } from './drawing.ts';
import { drawGuards } from './guards.ts';
import type { ArrowState, KitMap, MapDocument } from './kit-map.ts';
import { describePrincipal, exemptFrom, lastOf, principalsOf } from './principal-names.ts';
import { drawProofs, holdsOf, type MapProof } from './proof-arrows.ts';
import { readStatements, type ReadStatement } from './read-statements.ts';
import { describeResources, type MapResource } from './resource-names.ts';
import { verbOf } from './verbs.ts';

export interface MapSources {
  /** A document as it stands, hand edits included; undefined if its text has syntax errors. */
  readonly valueIn?: (document: KitDocument) => unknown;
  /** Results of the kit's expectations. */
  readonly proofs?: readonly MapProof[];
  /** Whether calls that nothing allows, as expected, have arrows too. */
  readonly withSimilar?: boolean;
}

interface Reading {
  readonly draw: Drawing;
  readonly home: string | undefined;
  readonly statementsOf: (documents: readonly KitDocument[]) => readonly ReadStatement[];
}

/** What one statement reaches. */
interface Reached extends ReadStatement {
  readonly resources: readonly ReachedResource[];
}

const stateOf = ({ statement }: ReadStatement, { spared }: ReachedResource): ArrowState =>
  statement.Effect === 'Deny' && !spared ? 'denied' : 'allowed';

const waysOf = ({ words, region, calls }: ReachedResource): readonly string[] =>
  calls.map((call) => `${call} ${words} ${region ?? ''}`);

/** Ties `from` to resources of one document; the same one in several Regions is one. */
function connectAll({ draw, home }: Reading, from: string, reached: readonly Reached[]): void {
  const openly = new Set(
    reached
      .filter(({ statement }) => statement.Effect === 'Allow')
      .flatMap(({ resources }) => resources.filter(({ tail }) => tail === undefined).flatMap(waysOf)),
  );
  // What is reached anyway is not reached only through something.
  const isOpen = (resource: ReachedResource): boolean => waysOf(resource).every((way) => openly.has(way));
  const all = reached.flatMap(({ resources, ...read }) => {
    const denies = read.statement.Effect === 'Deny' ? conditionWords(read.statement) : '';
    return resources.map((resource) => {
      const { spared } = resource;
      const tail = resource.tail === undefined || isOpen(resource) ? '' : resource.tail;
      const stops = spared ? '' : denies;
      const note = tail === '' || stops === '' ? tail || stops : `${tail}, ${stops}`;
      return { resource, read, note, state: stateOf(read, resource) };
    });
  });
  const things = groupBy(all, ({ resource, note, state }) => `${resource.words} ${note} ${state}`);
  for (const group of things.values()) {
    const resources = group.map(({ resource }) => resource);
    const [first] = group;
    if (!first) continue;
    const { account } = first.resource;
    const to = draw.resource({
      words: first.resource.words,
      regions: [...new Set(resources.flatMap(({ region }) => region || []))],
      inside: [
        ...new Set(resources.flatMap(({ inside }) => inside ?? [])),
        ...(account !== undefined && home !== undefined && account !== home ? [`account ${account}`] : []),
      ],
    });
    for (const { resource, read, note, state } of group)
      draw.tie({ from, to, verb: resource.verb, calls: resource.calls, state, note, at: read.at });
  }
}

/** Only AWS manages a model: who starts a job with it uses it. In the same way, interfaces use the subnet that they are created in. */
const isUsed = ({ words, region }: MapResource): boolean =>
  region !== undefined || /^(?:subnet|security group) /.test(words);

/** What an Allow statement reaches, by what each action does; roles of the kit are tied at once. */
function reachedBy(draw: Drawing, from: string, read: ReadStatement): Reached {
  const { statement, at } = read;
  const resources = toArray(statement.Resource);
  const others = resources.filter((arn) => draw.roleWith(arn) === undefined);
  const rest = toArray(statement.NotResource).length > 0 ? [...others, '*'] : others;
  const verbs = groupBy(callsOf(statement), verbOf);
  return {
    ...read,
    resources: [...verbs].flatMap(([verb, calls]) => {
      for (const arn of resources) {
        const own = draw.roleWith(arn);
        if (own) draw.tie({ from, to: own, verb, calls, at });
      }
      return describeResources(statement, calls, rest).map((resource) => ({
        ...resource,
        verb: verb === 'manages' && isUsed(resource) ? 'uses' : verb,
        calls,
      }));
    }),
  };
}

const stoppedBy = (read: ReadStatement, verb: string): Reached => ({
  ...read,
  resources: deniedResources(read.statement).map((resource) => ({
    ...resource,
    verb: resource.spared ? resource.verb : verb,
  })),
});

function drawTrust({ draw, statementsOf }: Reading, trust: KitDocument, role: string): void {
  for (const { statement, at } of statementsOf([trust])) {
    const calls = callsOf(statement);
    const stops = statement.Effect === 'Deny';
    for (const principal of principalsOf(statement, draw))
      draw.tie({
        from: principal,
        to: role,
        verb: stops ? 'cannot assume' : 'assumes',
        calls,
        at,
        ...(stops && { state: 'denied' as const, note: conditionWords(statement) }),
      });
    drawGuards(draw, role, { statement, at }, 'is assumed');
  }
}

function drawRole(reading: Reading, role: KitRole): void {
  const { draw, statementsOf } = reading;
  const id = roleId(role);
  if (isCreated(role)) drawTrust(reading, role.trust, id);
  for (const document of role.permissions) {
    const statements = statementsOf([document]);
    connectAll(
      reading,
      id,
      statements.map((read) =>
        read.statement.Effect === 'Allow' ? reachedBy(draw, id, read) : stoppedBy(read, 'is denied'),
      ),
    );
    for (const read of statements) drawGuards(draw, id, read, 'calls');
  }
}

/** A policy on a resource: what it opens, and to whom; an endpoint's or a boundary's says what passes. */
function drawOpening(reading: Reading, id: string, policy: KitPolicy): void {
  const { draw, statementsOf } = reading;
  const opens =
    policy.target.kind === 'endpoint' || policy.target.kind === 'boundary' ? 'lets pass' : 'opens';
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
                toArray(read.statement.Resource),
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

function drawPolicy(reading: Reading, policy: KitPolicy, kit: KitContents): void {
  const { draw } = reading;
  const id = policyId(policy);
  const [first] = policy.documents;
  if (!first) return;
  const whole = { document: first.id };
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
  if (first.type === 'scp' || first.type === 'rcp') {
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

const policyId = ({ id }: KitPolicy): string => `policy:${id}`;

/** The boundaries that roles name and the kit does not have. */
function drawOtherBoundaries(draw: Drawing, kit: KitContents): void {
  for (const role of kit.roles) {
    const boundary = boundaryOf(role);
    if (boundary === undefined || kit.policies.some(({ name }) => name === lastOf(boundary))) continue;
    const from = draw.word('guard', `boundary ${lastOf(boundary)}`, 'Not part of this kit');
    draw.tie({ from, to: roleId(role), verb: 'limits', calls: [], state: 'limited', at: undefined });
  }
}

/** The kit as a map. Pure and total. */
export function mapOf(kit: KitContents, sources: MapSources = {}): KitMap {
  const {
    valueIn = ({ document }: KitDocument): unknown => document,
    proofs = [],
    withSimilar = false,
  } = sources;
  const draw = createDrawing(kit);
  const read = new Map<KitDocument, readonly ReadStatement[]>();
  const statementsOf: Reading['statementsOf'] = (documents) =>
    documents.flatMap((document) => {
      const known = read.get(document) ?? readStatements(document.id, valueIn(document));
      read.set(document, known);
      return known;
    });
  const shown = (document: KitDocument): MapDocument => {
    const value = valueIn(document);
    return {
      id: document.id,
      title: document.title,
      statements: statementsOf([document]).length,
      edited: value !== document.document,
      unreadable: value === undefined,
    };
  };
  const home = kit.roles.find(isCreated)?.arn.split(':')[4];
  const reading: Reading = { draw, home, statementsOf };
  for (const role of kit.roles) {
    const [label, detail] = isCreated(role) ? [role.name, role.title] : [role.title, role.attachTo];
    draw.add({
      id: roleId(role),
      kind: isCreated(role) ? 'role' : 'attachment',
      label,
      detail,
      documents: roleDocuments(role).map(shown),
    });
  }
  for (const policy of kit.policies)
    draw.add({
      id: policyId(policy),
      kind: 'policy',
      label: policy.name,
      detail: policy.title,
      documents: policy.documents.map(shown),
    });
  for (const role of kit.roles) drawRole(reading, role);
  for (const policy of kit.policies) drawPolicy(reading, policy, kit);
  drawOtherBoundaries(draw, kit);
  drawProofs(draw, kit, proofs, withSimilar);
  return draw.done(holdsOf(proofs));
}
