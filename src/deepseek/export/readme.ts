// The README of a .zip: where each file goes, what it does not stop, and the next steps. What a person typed stays text.
import { fieldOf } from '#deepseek/answers/fields/fields.ts';
import { findScenario } from '#deepseek/catalog/scenarios.ts';
import { noticeText, type KitContents, type RoleKit } from '#deepseek/compose/role-kit.ts';
import { consoleGuide } from './console-steps.ts';
import { bullets, fenced, link, numbered, prose } from './formats/markdown/text.ts';
import { documentName, type PlacedDocument } from './placed-document.ts';

function section(file: string, document: PlacedDocument): string {
  const { holder } = document;
  const leaves = holder.kind === 'policy' ? holder.policy.leaves : [];
  const { path, steps, page } = consoleGuide(document);
  return [
    `## ${prose(file)}`,
    prose(`${documentName(document)}. Add it in ${path}.`),
    numbered(steps.map(prose)),
    link('AWS documentation', page),
    ...(leaves.length > 0 ? ['It does not stop:', bullets(leaves.map(prose))] : []),
  ].join('\n\n');
}

function nextSteps({ nextSteps: steps }: KitContents): readonly string[] {
  if (steps.length === 0) return [];
  const items = steps.map(({ title, text, code, page }) =>
    [
      `### ${prose(title)}`,
      prose(text),
      ...(code ? [fenced(code)] : []),
      ...(page ? [link('AWS documentation', page)] : []),
    ].join('\n\n'),
  );
  return ['## Next steps', ...items];
}

/** Pasted policies have nothing to do with the answers. */
function openAnswers(documents: readonly PlacedDocument[], { placeholders }: KitContents): readonly string[] {
  if (placeholders.length === 0 || documents.some(({ holder }) => holder.kind === 'pasted')) return [];
  const labels = placeholders.map((id) => fieldOf(id).label).join(', ');
  return [
    prose(
      `Note: the documents contain placeholders for ${labels}. AWS would accept them, but they do not fit your account.`,
    ),
  ];
}

export const kitTitle = ({ scenario }: Pick<RoleKit, 'scenario'>): string =>
  findScenario(scenario)?.title ?? 'Role kit';

/** In Markdown. `files` are the names in the .zip, one for each document; `notReady` is what its first line says. */
export function readMe(
  documents: readonly PlacedDocument[],
  files: readonly string[],
  kit: KitContents,
  title: string,
  notReady: readonly string[] = [],
): string {
  return `${[
    `# ${prose(title)}`,
    ...notReady.map(prose),
    'Made with Rolewright, an independent tool. New roles can take a few seconds to propagate.',
    'Check what is deployed: bash verify.sh, one of the files of the AWS CLI format.',
    ...openAnswers(documents, kit),
    ...kit.notices.map((notice) => prose(`Note: ${noticeText(notice)}`)),
    ...documents.map((document, index) => section(files[index] ?? '', document)),
    ...nextSteps(kit),
  ].join('\n\n')}\n`;
}
