// Kits for tests of the map, and what their maps say.
import type { RoleKit } from '#deepseek/compose/role-kit.ts';
import { nodesById, sentenceOf } from '#deepseek/map/kit-map.ts';
import { mapOf } from '#deepseek/map/map-of.ts';

/** What the arrows of a kit's map say. */
export function sentences(kit: RoleKit): readonly string[] {
  const map = mapOf(kit);
  const byId = nodesById(map);
  return map.arrows.map((arrow) => sentenceOf(arrow, byId));
}

/** A kit that is empty but for these parts. */
export const kit = (parts: Partial<RoleKit>): RoleKit => ({
  scenario: 'invoke',
  roles: [],
  policies: [],
  nextSteps: [],
  notices: [],
  placeholders: [],
  problems: [],
  ...parts,
});
