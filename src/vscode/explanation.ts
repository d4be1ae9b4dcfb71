// Rolewright: Explain a denial from the clipboard. Shows what `rolewright explain` says.
import { env, EventEmitter, languages, Uri, ViewColumn, window, workspace, type Disposable } from 'vscode';
import { run } from './program.ts';

const ADDRESS = Uri.parse('rolewright:/Denial explained');

/** The language has word wrap on, and no line numbers: see configurationDefaults in the manifest. */
const LANGUAGE = 'rolewright-explanation';

let shown = '';
const changed = new EventEmitter<Uri>();

export const provideExplanations = (): Disposable =>
  workspace.registerTextDocumentContentProvider(ADDRESS.scheme, {
    onDidChange: changed.event,
    provideTextDocumentContent: () => shown,
  });

export async function explainClipboard(): Promise<void> {
  const input = await env.clipboard.readText();
  if (input.trim() === '') {
    void window.showInformationMessage(
      'The clipboard is empty. Copy the whole error message, then run this again.',
    );
    return;
  }
  ({ text: shown } = await run(['explain', '-'], { input }));
  changed.fire(ADDRESS);
  const document = await workspace.openTextDocument(ADDRESS);
  await languages.setTextDocumentLanguage(document, LANGUAGE);
  await window.showTextDocument(document, { viewColumn: ViewColumn.Active, preview: false });
}
