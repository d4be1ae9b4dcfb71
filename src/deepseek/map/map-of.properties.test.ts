// Whatever the answers, the map has everything that the kit has, and every arrow points to statements that exist.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyAnswers } from '#deepseek/answers/answers.arbitrary.ts';
import { startAnswers, type Answers } from '#deepseek/answers/answers.ts';
import { scenarios, type ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { documentsOf, type RoleKit } from '#deepseek/compose/role-kit.ts';
import { toArray, type Statement } from '#iam/policy/policy.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import { describeResource } from './resource-names.ts';
import { layoutOf, type MapCard } from './layout.ts';
import { mapOf } from './map-of.ts';
import { nodesById, sentenceOf, type KitMap } from './kit-map.ts';

/** The resources that a statement names have a node each: their own, or that of a role of the kit. */
function hasResources(kit: RoleKit, map: KitMap, { Resource, NotResource, Effect }: Statement): void {
  const labels = map.nodes.map(({ label }) => label);
  const roles = new Set(kit.roles.flatMap((role) => (role.kind === 'attachment' ? [] : [role.arn])));
  const named = [...toArray(Resource), ...(Effect === 'Deny' ? toArray(NotResource) : [])];
  for (const arn of named.filter((each) => each !== '*' && !roles.has(each))) {
    // An SCP is shown with models instead of jobs.
    if (/:[\w-]*(?:-job|-invoke)\//.test(arn) && toArray(NotResource).includes(arn)) continue;
    // On bedrock-mantle, the resource of a call is its model.
    if (arn.includes(':bedrock-mantle:')) continue;
    const { words } = describeResource(arn);
    expect(
      labels.some((label) => label === words || label.startsWith(`${words} in `)),
      `${arn}: ${words}`,
    ).toBe(true);
  }
}

function isWhole(answers: Answers): void {
  const kit = compose(answers);
  const map = mapOf(kit);
  const byId = nodesById(map);
  expect(byId.size).toBe(map.nodes.length);
  const documents = documentsOf(kit);
  const shown = map.nodes.flatMap((node) => node.documents ?? []);
  expect(shown.map(({ id }) => id).toSorted()).toEqual(documents.map(({ id }) => id).toSorted());
  for (const { id } of kit.roles) expect(byId.has(`role:${id}`)).toBe(true);
  for (const { id } of kit.policies) expect(byId.has(`policy:${id}`)).toBe(true);
  expect(new Set(map.arrows.map(({ id }) => id)).size).toBe(map.arrows.length);
  for (const arrow of map.arrows) {
    expect(byId.has(arrow.from) && byId.has(arrow.to)).toBe(true);
    expect(arrow.verbs.length).toBeGreaterThan(0);
    expect(sentenceOf(arrow, byId)).not.toMatch(/undefined|arn:|\s{2}/);
    // Only a limit as a whole has no statement.
    if (arrow.calls.length > 0) expect(arrow.statements.length).toBeGreaterThan(0);
    for (const { document, index } of arrow.statements) {
      const statement = documents.find(({ id }) => id === document)?.document.Statement[index];
      expect(statement, `${document}, ${index}`).toBeDefined();
      expect(toArray(statement?.Action).some((action) => arrow.calls.includes(action))).toBe(true);
    }
  }
  const told = new Set(
    map.arrows.flatMap(({ statements }) => statements.map(({ document, index }) => `${document} ${index}`)),
  );
  for (const { id, document } of documents)
    for (const [index, statement] of document.Statement.entries()) {
      hasResources(kit, map, statement);
      expect(told.has(`${id} ${index}`), `${id}, statement ${index + 1} has an arrow`).toBe(true);
    }
}

test.each(scenarios.all().map(({ id }) => id as ScenarioId))('%s, as it starts', (scenario) => {
  isWhole(startAnswers(scenario));
});

test('any answers', () => {
  fc.assert(fc.property(anyAnswers, isWhole), { numRuns: runs(60) });
});

const overlap = (a: MapCard, b: MapCard): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

test('cards never overlap, and every arrow has its row', () => {
  fc.assert(
    fc.property(anyAnswers, fc.integer({ min: 0, max: 2000 }), (answers, room) => {
      const map = mapOf(compose(answers));
      const { width, height, cards, lines } = layoutOf(map, room);
      expect(cards.length).toBe(map.nodes.length);
      expect(lines.length).toBe(map.arrows.length);
      const rows = cards.flatMap((card) => card.rows.flatMap(({ arrow }) => (arrow ? [arrow.id] : [])));
      expect(rows.toSorted()).toEqual(map.arrows.map(({ id }) => id).toSorted());
      for (const card of cards) {
        expect(card.x).toBeGreaterThanOrEqual(0);
        expect(card.y).toBeGreaterThanOrEqual(0);
        expect(card.x + card.width).toBeLessThanOrEqual(width);
        expect(card.y + card.height).toBeLessThanOrEqual(height);
        expect(cards.some((other) => other !== card && overlap(card, other))).toBe(false);
      }
    }),
    { numRuns: runs(30) },
  );
});
