// The map of a kit: who assumes and passes its roles, what they reach, what limits and stops them, and which statement says so.
import {
  boundaryOf,
  isCreated,
  roleDocuments,
  type KitContents,
  type KitDocument,
  type KitRole,
} from '#deepseek/compose/role-kit.ts';
import { conditionWords } from './condition-words.ts';
import { callsOf } from './denied-resources.ts';
import { createDrawing, roleId, type Drawing } from './drawing.ts';
import { drawGuards } from './guards.ts';
import type { KitMap, MapDocument } from './kit-map.ts';
import { drawPolicy, policyId } from './policy-arrows.ts';
import { lastOf, principalsOf } from './principal-names.ts';
import { drawProofs, holdsOf, type MapProof } from './proof-arrows.ts';
import { connectAll, reachedBy, stoppedBy, type Reading } from './reach.ts';
import { readStatements, type ReadStatement } from './read-statements.ts';

interface MapSources {
  /** A document as it stands, hand edits included; undefined if its text has syntax errors. */
  readonly valueIn?: (document: KitDocument) => unknown;
  /** Results of the kit's expectations. */
  readonly proofs?: readonly MapProof[];
  /** Whether calls that nothing allows, as expected, have arrows too. */
  readonly withSimilar?: boolean;
}

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
