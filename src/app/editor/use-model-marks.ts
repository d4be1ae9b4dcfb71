// Shows findings and highlights in the full editor.
import { editor } from 'monaco-editor/editor';
import { useEffect } from 'react';
import type { CodeViewProps } from './code-view-props.ts';
import { modelOf } from './document-models.ts';
import { setKnowledge } from './monaco-assist.ts';
import { highlightsOf, markersOf, underlinesOf } from './monaco-marks.ts';

const OWNER = 'rolewright';
// As long as the animation in editor.css.
const GLOW = 1800;

/** Must come after the text is in the model, for the marks are placed in that text. */
export function useModelMarks(
  codeEditor: editor.IStandaloneCodeEditor | null,
  { documentId, text, findings, highlights, assist }: CodeViewProps,
): void {
  useEffect(() => {
    const model = modelOf(codeEditor, documentId);
    if (model) setKnowledge(model, { findings, assist });
  }, [codeEditor, documentId, findings, assist]);

  useEffect(() => {
    const model = modelOf(codeEditor, documentId);
    if (!model) return;
    editor.setModelMarkers(model, OWNER, markersOf(findings, text, model.uri));
    const underlines = codeEditor?.createDecorationsCollection(underlinesOf(findings, text));
    return () => underlines?.clear();
  }, [codeEditor, documentId, text, findings]);

  // F8 walks through the markers of all models; only those on screen can be walked to.
  useEffect(() => {
    const model = modelOf(codeEditor, documentId);
    return () => {
      if (model) editor.setModelMarkers(model, OWNER, []);
    };
  }, [codeEditor, documentId]);

  useEffect(() => {
    const model = modelOf(codeEditor, documentId);
    if (!model) return;
    const lines = codeEditor?.createDecorationsCollection(
      highlightsOf(highlights, true, model.getLineCount()),
    );
    return () => lines?.clear();
  }, [codeEditor, documentId, highlights]);

  // Monaco draws lines anew as it scrolls, and each time the glow would begin again; so it ends for good.
  useEffect(() => {
    const model = modelOf(codeEditor, documentId);
    if (!model) return;
    const lines = codeEditor?.createDecorationsCollection(
      highlightsOf(highlights, false, model.getLineCount()),
    );
    const end = setTimeout(() => lines?.clear(), GLOW);
    return () => {
      clearTimeout(end);
      lines?.clear();
    };
  }, [codeEditor, documentId, highlights]);
}
