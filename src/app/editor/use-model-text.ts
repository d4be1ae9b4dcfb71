// Keeps the model's text and the document's text equal, whichever changes.
import { editor } from 'monaco-editor/editor';
import { useEffect, useRef } from 'react';
import { modelOf } from './document-models.ts';
import { editsTo } from './monaco-assist.ts';

const MODEL_OPTIONS: editor.ITextModelUpdateOptions = {
  tabSize: 2,
  indentSize: 2,
  insertSpaces: true,
  // Brackets have the color of punctuation, as everywhere else.
  bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false },
};

/** Puts a new text into the model, and reports changes by a person. */
export function useModelText(
  codeEditor: editor.IStandaloneCodeEditor | null,
  documentId: string,
  text: string,
  onEdit: (text: string) => void,
): void {
  const latest = useRef(onEdit);
  const applying = useRef(false);
  // Updates from the wizard in a row are one step of undo.
  const lastByPerson = useRef(true);
  useEffect(() => {
    latest.current = onEdit;
  });

  useEffect(() => {
    const listener = codeEditor?.onDidChangeModelContent(() => {
      if (applying.current) return;
      lastByPerson.current = true;
      latest.current(codeEditor.getValue());
    });
    return () => listener?.dispose();
  }, [codeEditor]);

  useEffect(() => {
    const model = modelOf(codeEditor, documentId);
    if (!model) return;
    applying.current = true;
    try {
      if (model.getEOL() !== '\n') model.setEOL(editor.EndOfLineSequence.LF);
      model.updateOptions(MODEL_OPTIONS);
      const edits = editsTo(model, text);
      if (edits.length === 0) return;
      if (lastByPerson.current) model.pushStackElement();
      lastByPerson.current = false;
      model.pushEditOperations(null, edits, () => null);
    } finally {
      applying.current = false;
    }
  }, [codeEditor, documentId, text]);
}
