// Ways out of the page that send nothing anywhere: the clipboard, and files.
import { kitName, type ShownDocument } from './kit.ts';

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

/** Names may hold what a file name may not. */
const safeName = (name: string): string => name.replaceAll(/[^\w+=,.@-]+/g, '-');

/** Saves a text, and tells the name of its file. */
export function saveText(title: string, ending: string, text: string, type: string): string {
  const name = `${safeName(title)}.${ending}`;
  saveFile(name, [text], type);
  return name;
}

/** A role made elsewhere may have the name of another. */
function baseName({ holder, source }: ShownDocument): string {
  const account = holder.kind === 'role' && holder.role.account ? `-${holder.role.account}` : '';
  const name = safeName(`${source.name}${account}`);
  return source.type === 'trust' ? `${name}-trust-policy` : name;
}

export const fileName = (document: ShownDocument): string => `${baseName(document)}.json`;

/** A name for each document, no two the same. */
function fileNames(documents: readonly ShownDocument[]): readonly string[] {
  const taken = new Set<string>();
  return documents.map((document) => {
    let name = fileName(document);
    for (let n = 2; taken.has(name); n += 1) name = `${baseName(document)}-${n}.json`;
    taken.add(name);
    return name;
  });
}

export function downloadDocument(document: ShownDocument): void {
  saveFile(fileName(document), [cleanText(document.text)], 'application/json');
}

/** All documents in one .zip, and beside them a text that says where each of them goes. */
export async function downloadAll(
  documents: readonly ShownDocument[],
  readMe: (files: readonly string[]) => string,
): Promise<void> {
  const { strToU8, zipSync } = await import('fflate');
  const names = fileNames(documents);
  const texts = documents.map((document, index) => [names[index] ?? '', cleanText(document.text)] as const);
  const files = [['README.md', readMe(names)] as const, ...texts].map(
    ([name, text]) => [name, strToU8(text)] as const,
  );
  saveFile(`${kitName(documents)}.zip`, [zipSync(Object.fromEntries(files)).slice()], 'application/zip');
}
