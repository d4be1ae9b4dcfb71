// Shows findings and highlights in the full editor.
import { editor, Range } from 'monaco-editor/editor';
import { useEffect, useRef } from 'react';
import type { CodeHighlight, CodeViewProps } from './code-view-props.ts';
import { modelOf } from './document-models.ts';
import { setKnowledge } from './monaco-assist.ts';
import { highlightsOf, markersOf, underlinesOf } from './monaco-marks.ts';
import { splitLines } from './text-lines.ts';

const OWNER = 'rolewright';
// The animation in editor.css, with its delay.
const GLOW = 1800;

/** So many decorations are made in one turn; the rest of a long text's follow in turns of their own. */
const IN_ONE_TURN = 150;

/** Decorates the model, from its top. Returns how to take that back. */
function decorate(
  codeEditor: editor.IStandaloneCodeEditor,
  all: readonly editor.IModelDeltaDecoration[],
): () => void {
  const collection = codeEditor.createDecorationsCollection(all.slice(0, IN_ONE_TURN));
  let timer: ReturnType<typeof setTimeout> | undefined;
  function more(from: number): void {
    if (from >= all.length) return;
    timer = setTimeout(() => {
      collection.append(all.slice(from, from + IN_ONE_TURN));
      more(from + IN_ONE_TURN);
    });
  }
  more(IN_ONE_TURN);
  return () => {
    clearTimeout(timer);
    collection.clear();
  };
}

/** Must run after the text is in the model, since marks are placed in that text. */
export function useModelMarks(
  codeEditor: editor.IStandaloneCodeEditor | null,
  { documentId, text, findings, highlights, assist }: CodeViewProps,
): void {
  const shown = useRef<CodeHighlight>(undefined);
  useEffect(() => {
    const model = modelOf(codeEditor, documentId);
    if (model) setKnowledge(model, { findings, assist });
  }, [codeEditor, documentId, findings, assist]);

  useEffect(() => {
    const model = modelOf(codeEditor, documentId);
    if (!codeEditor || !model) return;
    const lines = findings.length === 0 ? [] : splitLines(text);
    editor.setModelMarkers(model, OWNER, markersOf(findings, lines, model.uri));
    return decorate(codeEditor, underlinesOf(findings, lines));
  }, [codeEditor, documentId, text, findings]);

  // F8 moves through the markers of all models, but only those on screen can be reached.
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

  // What decides on a check that was chosen next to the code is moved into view once.
  const deciding = highlights.find(({ kind }) => kind === 'deciding')?.startLine;
  useEffect(() => {
    if (deciding !== undefined && modelOf(codeEditor, documentId))
      codeEditor?.revealLineInCenterIfOutsideViewport(deciding);
  }, [codeEditor, documentId, deciding]);

  // Monaco draws lines again while scrolling, which would restart the glow, so it is removed at its end.
  useEffect(() => {
    const model = modelOf(codeEditor, documentId);
    if (!model) return;
    const fading = highlightsOf(highlights, false, model.getLineCount());
    const [first] = fading;
    if (!codeEditor || !first) return;
    const lines = codeEditor.createDecorationsCollection(fading);
    const inView = codeEditor
      .getVisibleRanges()
      .some((view) => fading.some(({ range }) => Range.areIntersectingOrTouching(view, range)));
    const newest = highlights.find(({ kind }) => kind === 'changed');
    // Highlights come again with other marks; somebody may have scrolled on since.
    if (!inView && newest !== shown.current) codeEditor.revealRangeInCenter(first.range);
    shown.current = newest;
    const end = setTimeout(() => lines.clear(), GLOW);
    return () => {
      clearTimeout(end);
      lines.clear();
    };
  }, [codeEditor, documentId, highlights]);
}
