// Gives each document its own Monaco model, by address.
import { editor } from 'monaco-editor/editor';

/** The address of a document's model. `home` distinguishes editors that show the same document. */
export function modelAddress(home: string, documentId: string): string {
  return `inmemory://rolewright/${encodeURIComponent(home)}/${encodeURIComponent(documentId)}.json`;
}

/** The model in the editor if it is this document's: changes of one document must never reach another. */
export function modelOf(
  codeEditor: editor.IStandaloneCodeEditor | null,
  documentId: string,
): editor.ITextModel | null {
  const model = codeEditor?.getModel();
  return model?.uri.path.endsWith(`/${documentId}.json`) ? model : null;
}

/** Disposes every model of one editor. */
export function disposeModels(home: string): void {
  for (const model of editor.getModels()) if (model.uri.path.startsWith(`/${home}/`)) model.dispose();
}
