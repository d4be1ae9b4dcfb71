// The first that runs of the page's code: by the time the rest of it is done, the editor's code is on its way.
import { fetchEditorCode } from './editor-code.ts';

export const editorCode: Promise<boolean> = fetchEditorCode();
