// The text beside the documents of a .zip: where each file goes, what it does not stop, and what is left to do.
import { documentName, type ShownDocument } from '#app/store/kit.ts';
import { findScenario } from '#core/catalog/scenarios.ts';
import type { RoleKit } from '#core/compose/role-kit.ts';
import { consoleGuide } from './console-steps.ts';

function section(file: string, document: ShownDocument): string {
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

/** In Markdown. `files` are the names in the .zip, one for each document. */
export function readMe(documents: readonly ShownDocument[], files: readonly string[], kit: RoleKit): string {
  return `${[
    `# ${findScenario(kit.scenario)?.title ?? 'Role kit'}`,
    'Made with Rolewright, an independent tool. A new role may take some seconds until every AWS service knows it.',
    ...kit.notices.map(({ text }) => `Note: ${text}`),
    ...documents.map((document, index) => section(files[index] ?? '', document)),
    ...nextSteps(kit),
  ].join('\n\n')}\n`;
}
