// Saves all documents as one .zip, with a README that says where each goes.
import type { ShownDocument } from '#app/selectors/documents.ts';
import type { RoleKit } from '#deepseek/compose/index.ts';
import { cleanText, fileNames, kitName, kitTitle, readMe } from '#deepseek/export/index.ts';
import { saveFiles } from './files.ts';

export async function downloadAll(documents: readonly ShownDocument[], kit: RoleKit): Promise<void> {
  const names = fileNames(documents);
  const title = documents[0]?.holder.kind === 'pasted' ? 'Pasted policies' : kitTitle(kit);
  await saveFiles(kitName(documents), [
    { name: 'README.md', text: readMe(documents, names, kit, title) },
    ...documents.map(({ text }, index) => ({ name: names[index] ?? '', text: cleanText(text) })),
  ]);
}
