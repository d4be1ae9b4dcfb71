// The README of a .zip: where each file goes, what it does not stop, and the next steps.
import { fieldOf } from '#core/answers/fields/fields.ts';
import { findScenario } from '#core/catalog/scenarios.ts';
import type { RoleKit } from '#core/compose/role-kit.ts';
import { consoleGuide } from './console-steps.ts';
import { documentName, type PlacedDocument } from './placed-document.ts';

function section(file: string, document: PlacedDocument): string {
  const { holder } = document;
  const leaves = holder.kind === 'policy' ? holder.policy.leaves : [];
  const { path, steps, page } = consoleGuide(document);
  return [
    `## ${file}`,
    `${documentName(document)}. Goes in ${path}.`,
    steps.map((step, index) => `${index + 1}. ${step}`).join('\n'),
    page,
    ...(leaves.length > 0 ? [`It does not stop:\n\n${leaves.map((text) => `- ${text}`).join('\n')}`] : []),
  ].join('\n\n');
}

function nextSteps({ nextSteps: steps }: RoleKit): readonly string[] {
  if (steps.length === 0) return [];
  const items = steps.map(({ title, text, code, page }) =>
    [`### ${title}`, text, ...(code ? [`\`\`\`\n${code}\n\`\`\``] : []), ...(page ? [page] : [])].join(
      '\n\n',
    ),
  );
  return ['## Next steps', ...items];
}

/** Pasted policies have nothing to do with the answers. */
function openAnswers(documents: readonly PlacedDocument[], { placeholders }: RoleKit): readonly string[] {
  if (placeholders.length === 0 || documents.some(({ holder }) => holder.kind === 'pasted')) return [];
  const labels = placeholders.map((id) => fieldOf(id).label).join(', ');
  return [
    `Note: placeholders stand in for ${labels}. AWS would accept the documents, but they would not fit your account.`,
  ];
}

/** In Markdown. `files` are the names in the .zip, one for each document. */
export function readMe(documents: readonly PlacedDocument[], files: readonly string[], kit: RoleKit): string {
  return `${[
    `# ${findScenario(kit.scenario)?.title ?? 'Role kit'}`,
    'Made with Rolewright, an independent tool. A new role may take some seconds until every AWS service knows it.',
    ...openAnswers(documents, kit),
    ...kit.notices.map(({ text }) => `Note: ${text}`),
    ...documents.map((document, index) => section(files[index] ?? '', document)),
    ...nextSteps(kit),
  ].join('\n\n')}\n`;
}
