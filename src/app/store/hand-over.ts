// Ways out of the page that send nothing anywhere: the clipboard, and files.
import type { ShownDocument } from './kit.ts';

/** The document as a file holds it and as IAM accepts it: no BOM, LF, one newline at the end. */
function cleanText(text: string): string {
  return `${text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .trimEnd()}\n`;
}

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

export function fileName({ source }: ShownDocument): string {
  return source.type === 'trust' ? `${source.name}-trust-policy.json` : `${source.name}.json`;
}

export function downloadDocument(document: ShownDocument): void {
  saveFile(fileName(document), [cleanText(document.text)], 'application/json');
}

/** All documents in one .zip. */
export async function downloadAll(documents: readonly ShownDocument[], name: string): Promise<void> {
  const { strToU8, zipSync } = await import('fflate');
  const files = documents.map((document) => [fileName(document), strToU8(cleanText(document.text))] as const);
  saveFile(`${name}.zip`, [zipSync(Object.fromEntries(files)).slice()], 'application/zip');
}
