// Every document as a JSON file to paste into the console, a README that explains where each goes, and a map of all.
import { svgOf } from '#deepseek/map/svg.ts';
import { exportMap, mapTitle } from '#deepseek/export/export-map.ts';
import type { ExportKit } from '#deepseek/export/export-kit.ts';
import type { ExportedFile, Exporter } from '#deepseek/export/exporter.ts';
import { fileNames, type DocumentHolder } from '#deepseek/export/placed-document.ts';
import { readMe } from '#deepseek/export/readme.ts';
import { documentsIn } from '#deepseek/export/targets.ts';
import {
  documentsOf,
  roleDocuments,
  type KitContents,
  type KitDocument,
} from '#deepseek/compose/role-kit.ts';
import { notReadyLines } from '#deepseek/export/not-ready.ts';

function holderOf({ roles, policies }: KitContents, source: KitDocument): DocumentHolder {
  const role = roles.find((each) => roleDocuments(each).includes(source));
  if (role) return { kind: 'role', role };
  const policy = policies.find(({ documents }) => documents.includes(source));
  return policy ? { kind: 'policy', policy } : { kind: 'pasted' };
}

function files(kit: ExportKit): readonly ExportedFile[] {
  const { composed, groups, title, alone = [] } = kit;
  const texts = new Map([...groups.flatMap(documentsIn), ...alone].map(({ id, text }) => [id, text]));
  const placed = [
    ...documentsOf(composed).map((source) => ({ source, holder: holderOf(composed, source) })),
    ...alone.map((source) => ({ source, holder: { kind: 'pasted' } as const })),
  ];
  const names = fileNames(placed);
  const documents = placed.map(({ source }, index) => ({
    name: names[index] ?? '',
    text: texts.get(source.id) ?? '',
  }));
  const map = exportMap(kit);
  return [
    ...documents,
    {
      name: 'README.md',
      text: readMe(placed, names, composed, title, notReadyLines(kit.left, 'placeholders')),
    },
    ...(map.arrows.length > 0 ? [{ name: 'map.svg', text: svgOf(map, mapTitle(kit)) }] : []),
  ];
}

export const json: Exporter = { files };
