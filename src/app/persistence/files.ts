// Saves files on the person's computer; nothing is sent anywhere.
import { type ExportedFile, cleanText, fileName, zipOf } from '#deepseek/export/index.ts';
import type { ShownDocument } from '#app/selectors/documents.ts';
import { copyText } from './clipboard.ts';

function saveFile(name: string, parts: BlobPart[], type: string): void {
  const address = URL.createObjectURL(new Blob(parts, { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // By the next task the download has a reference to the data.
  setTimeout(() => URL.revokeObjectURL(address), 0);
}

/** Replaces the characters that a file name must not have. */
const safeName = (name: string): string => name.replaceAll(/[^\w+=,.@-]+/g, '-');

/** Saves a text and returns the name of its file. */
export function saveText(title: string, ending: string, text: string, type: string): string {
  const name = `${safeName(title)}.${ending}`;
  saveFile(name, [text], type);
  return name;
}

/** Saves one file as it is, several as one .zip named after the title. Returns the name of what was saved. */
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

/** Copies a document's text as IAM accepts it. */
export const copyDocument = (document: ShownDocument): Promise<boolean> => copyText(cleanText(document.text));

/** Saves a document and returns the name of its file. */
export function downloadDocument(document: ShownDocument): string {
  const name = fileName(document);
  saveFile(name, [cleanText(document.text)], 'application/json');
  return name;
}
