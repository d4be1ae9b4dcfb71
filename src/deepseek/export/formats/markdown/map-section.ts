// The map of the kit in the report: a Mermaid picture for those who see it, and every arrow in a table.
import type { ExportKit } from '#deepseek/export/export-kit.ts';
import { exportMap } from '#deepseek/export/export-map.ts';
import type { ReviewInput } from '#deepseek/export/review.ts';
import { documentsIn } from '#deepseek/export/targets.ts';
import { nodesById, sentenceOf, STATE_WORDS, type KitMap, type MapArrow } from '#deepseek/map/kit-map.ts';
import { mermaidOf } from '#deepseek/map/mermaid.ts';
import { codeCell, fenced, prose, table } from './text.ts';

/** "Permissions policy `DeepSeekInvoke`: 1, 3" */
function restsOn({ statements, document }: MapArrow, titles: ReadonlyMap<string, string>): string {
  const documents = [...new Set(statements.map((at) => at.document))];
  if (documents.length === 0) return document === undefined ? '' : (titles.get(document) ?? '');
  return documents
    .map((id) => {
      const numbers = statements.filter((at) => at.document === id).map(({ index }) => index + 1);
      return `${titles.get(id) ?? ''}: ${numbers.toSorted((a, b) => a - b).join(', ')}`;
    })
    .join('<br>');
}

/** Arrows in which something is wrong come first. */
const RANKS = ['missing', 'unwanted'];
const rank = ({ state }: MapArrow): number => (RANKS.includes(state) ? 0 : 1);

function arrowTable(map: KitMap, titles: ReadonlyMap<string, string>): string {
  const byId = nodesById(map);
  return table(
    ['Arrow', 'State', 'Calls', 'Statements'],
    map.arrows
      .toSorted((a, b) => rank(a) - rank(b))
      .map((arrow) => [
        prose(sentenceOf(arrow, byId)),
        rank(arrow) === 0 ? `**${STATE_WORDS[arrow.state]}**` : STATE_WORDS[arrow.state],
        arrow.calls.map(codeCell).join('<br>'),
        restsOn(arrow, titles),
      ]),
  );
}

export function mapSection(kit: ExportKit, { proofs }: ReviewInput): readonly string[] {
  const map = exportMap(kit, proofs);
  if (map.arrows.length === 0) return [];
  const titles = new Map(
    kit.groups.flatMap(documentsIn).map(({ id, title, name }) => [id, `${prose(title)} ${codeCell(name)}`]),
  );
  return [
    '## Map',
    'Who uses the roles, what each statement allows or stops, and on which resource.',
    fenced(mermaidOf(map), 'mermaid'),
    arrowTable(map, titles),
  ];
}
