// Ways out of the page that send nothing anywhere: the clipboard, and files.
import { cleanText, fileName, fileNames, kitName } from '#core/export/placed-document.ts';
import type { ExportedFile } from '#core/export/exporter.ts';
import { zipOf } from '#core/export/zip.ts';
import type { ShownDocument } from '#app/selectors/kit.ts';

export const copyDocument = (document: ShownDocument): Promise<boolean> => copyText(cleanText(document.text));

/** Copies text; false when the browser does not allow it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function saveFile(name: string, parts: BlobPart[], type: string): void {
  const address = URL.createObjectURL(new Blob(parts, { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has its own hold on the data by the next task.
  setTimeout(() => URL.revokeObjectURL(address), 0);
}

/** Names may hold what a file name may not. */
const safeName = (name: string): string => name.replaceAll(/[^\w+=,.@-]+/g, '-');

/** Saves a text, and tells the name of its file. */
export function saveText(title: string, ending: string, text: string, type: string): string {
  const name = `${safeName(title)}.${ending}`;
  saveFile(name, [text], type);
  return name;
}

/** Saves a file as it is, several as one .zip with the title; tells the name of what was saved. */
export async function saveFiles(title: string, files: readonly ExportedFile[]): Promise<string> {
  const [only, ...more] = files;
  if (only && more.length === 0) {
    const name = safeName(only.name.slice(only.name.lastIndexOf('/') + 1));
    saveFile(name, [only.text], 'text/plain');
    return name;
  }
  const name = `${safeName(title)}.zip`;
  saveFile(name, [(await zipOf(files)).slice()], 'application/zip');
  return name;
}

export function downloadDocument(document: ShownDocument): void {
  saveFile(fileName(document), [cleanText(document.text)], 'application/json');
}

/** All documents in one .zip, and beside them a text that says where each of them goes. */
export async function downloadAll(
  documents: readonly ShownDocument[],
  readMe: (files: readonly string[]) => string,
): Promise<void> {
  const names = fileNames(documents);
  const texts = documents.map(({ text }, index) => ({ name: names[index] ?? '', text: cleanText(text) }));
  const bytes = await zipOf([{ name: 'README.md', text: readMe(names) }, ...texts]);
  saveFile(`${kitName(documents)}.zip`, [bytes.slice()], 'application/zip');
}
