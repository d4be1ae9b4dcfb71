// The diagram of a kit: who assumes and passes its roles, what they reach and what limits them. Read from its documents alone.
import { toArray, type Statement } from '#core/iam/policy.ts';
import { groupBy } from '#core/collections/group-by.ts';
import { deniedResources, type ReachedResource } from './denied-resources.ts';
import {
  inRegions,
  describeResource,
  describeResources,
  valuesOf,
  type MapResource,
} from './resource-names.ts';
import {
  boundaryOf,
  isCreated,
  type KitDocument,
  type KitPolicy,
  type KitRole,
  type RoleKit,
} from '#core/compose/role-kit.ts';
import { verbOf } from './verbs.ts';
import { type KitMap, roleId, createDrawing, type Drawing } from './drawing.ts';
import { lastOf, principalsOf } from './principal-names.ts';

const actionsOf = (statement: Statement): readonly string[] => toArray(statement.Action);

const statementsOf = (documents: readonly KitDocument[]): readonly Statement[] =>
  documents.flatMap(({ document }) => document.Statement);

/** Ties `from` to resources; the same one in several Regions is one. */
function connectAll(draw: Drawing, from: string, reached: readonly ReachedResource[]): void {
  const groups = new Map<string, { resource: ReachedResource; regions: Set<string>; verbs: Set<string> }>();
  for (const resource of reached) {
    // What is reached anyway is not reached only through something.
    const open = reached.some(
      ({ words, region, tail, verb }) =>
        tail === undefined &&
        words === resource.words &&
        region === resource.region &&
        verb === resource.verb,
    );
    if (resource.tail !== undefined && open) continue;
    const key = `${resource.words}${resource.tail ?? ''}`;
    const group = groups.get(key) ?? { resource, regions: new Set(), verbs: new Set() };
    if (resource.region) group.regions.add(resource.region);
    group.verbs.add(resource.verb);
    groups.set(key, group);
  }
  for (const { resource, regions, verbs } of groups.values()) {
    const to = draw.word('resource', `${resource.words}${inRegions([...regions])}${resource.tail ?? ''}`);
    for (const verb of verbs) draw.tie(from, verb, to);
  }
}

/** Only AWS manages a model: who starts a job with it uses it. In the same way, interfaces use the subnet that they are created in. */
const isUsed = ({ words, region }: MapResource): boolean =>
  region !== undefined || /^(?:subnet|security group) /.test(words);

/** What the Allow statements reach, by what each action does; roles of the kit are tied at once. */
function reachedBy(
  draw: Drawing,
  from: string,
  statements: readonly Statement[],
): readonly ReachedResource[] {
  return statements
    .filter(({ Effect }) => Effect === 'Allow')
    .flatMap((statement) => {
      const resources = toArray(statement.Resource);
      const others = resources.filter((arn) => draw.roleWith(arn) === undefined);
      const verbs = groupBy(actionsOf(statement), verbOf);
      return [...verbs].flatMap(([verb, actions]) => {
        for (const arn of resources) {
          const own = draw.roleWith(arn);
          if (own) draw.tie(from, verb, own);
        }
        return describeResources(statement, actions, others).map((resource) => ({
          ...resource,
          verb: verb === 'manages' && isUsed(resource) ? 'uses' : verb,
        }));
      });
    });
}

/** Conditions that limit a role as a whole. */
const GUARDS: readonly (readonly [string, (value: string) => string])[] = [
  ['aws:SourceVpce', (id) => `VPC endpoint ${id}`],
  ['aws:SourceIp', (range) => `addresses ${range}`],
  ['bedrock:GuardrailIdentifier', (arn) => describeResource(arn.replace(/:(?:\d+|\*)$/, '')).words],
];

function drawGuards(draw: Drawing, role: string, statements: readonly Statement[]): void {
  for (const statement of statements) {
    for (const [key, words] of GUARDS) {
      for (const value of valuesOf(statement, key).flatMap(({ values }) => values))
        draw.tie(draw.word('policy', words(value)), 'limits', role);
    }
  }
}

function drawRole(draw: Drawing, role: KitRole): void {
  const statements = statementsOf(role.permissions);
  const id = roleId(role);
  for (const statement of statementsOf(isCreated(role) ? [role.trust] : [])) {
    if (statement.Effect !== 'Allow') continue;
    for (const principal of principalsOf(statement, draw)) draw.tie(principal, 'assumes', id);
  }
  const boundary = boundaryOf(role);
  if (boundary) draw.tie(draw.word('policy', `boundary ${lastOf(boundary)}`), 'limits', id);
  drawGuards(draw, id, statements);
  connectAll(draw, id, reachedBy(draw, id, statements));
}

/** A policy on a resource: what it opens, and to whom; an endpoint's says what passes through. */
function drawResourcePolicy(draw: Drawing, id: string, policy: KitPolicy): void {
  const opens = /endpoint/i.test(policy.title) ? 'lets pass' : 'opens';
  const statements = statementsOf(policy.documents);
  const reached = statements.flatMap((statement) =>
    describeResources(statement, actionsOf(statement), toArray(statement.Resource)).map((resource) => ({
      ...resource,
      verb: statement.Effect === 'Allow' ? opens : 'limits',
    })),
  );
  connectAll(draw, id, reached);
  for (const statement of statements.filter(({ Effect }) => Effect === 'Allow')) {
    for (const principal of principalsOf(statement, draw))
      connectAll(draw, principal, reachedBy(draw, principal, [statement]));
  }
}

function drawPolicy(draw: Drawing, policy: KitPolicy, kit: RoleKit): void {
  const id = `policy:${policy.id}`;
  const type = policy.documents[0]?.type;
  // The boundary of a role of this kit is there already, under its name.
  const own = kit.roles.find((role) => {
    const boundary = boundaryOf(role);
    return boundary && lastOf(boundary) === policy.name;
  });
  if (type === undefined || (type === 'identity' && own)) return;
  draw.add({ id, kind: 'policy', label: policy.name, detail: policy.title });
  if (type === 'resource') {
    drawResourcePolicy(draw, id, policy);
    return;
  }
  draw.tie(id, 'limits', draw.word('resource', policy.attachTo));
  if (type !== 'identity') connectAll(draw, id, deniedResources(statementsOf(policy.documents)));
}

/** The kit in its context. Pure and total. */
export function mapOf(kit: RoleKit): KitMap {
  const draw = createDrawing(kit);
  for (const role of kit.roles) {
    draw.add(
      isCreated(role)
        ? { id: roleId(role), kind: 'role', label: role.name, detail: role.title }
        : { id: roleId(role), kind: 'person', label: role.title, detail: role.attachTo },
    );
  }
  for (const role of kit.roles) drawRole(draw, role);
  for (const policy of kit.policies) drawPolicy(draw, policy, kit);
  return draw.done();
}

/** "reads and writes", "reads, decrypts with and uses". */
export function joinWords(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
