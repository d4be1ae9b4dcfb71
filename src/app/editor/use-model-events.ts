// Makes the full editor report its geometry and cursor line, and move to a revealed position.
import type { editor } from 'monaco-editor/editor';
import { useEffect, useRef } from 'react';
import type { CodeViewProps } from './code-view-props.ts';

/** The last jump. The editor is made anew when the documents come back after another page: it then goes where it was sent since, and only there. */
let goneTo: number | undefined;

/** Whether the editor was not yet there. */
export const isNewJump = (revealed: CodeViewProps['revealed']): boolean =>
  revealed !== null && revealed.token !== goneTo;

/** Wires the callbacks of the props to the editor. */
export function useModelEvents(
  codeEditor: editor.IStandaloneCodeEditor | null,
  { documentId, onCursorLine, onGeometry, revealed }: CodeViewProps,
): void {
  const latest = useRef({ onCursorLine, onGeometry });
  useEffect(() => {
    latest.current = { onCursorLine, onGeometry };
  });

  useEffect(() => {
    if (!codeEditor) return;
    const sendGeometry = () =>
      latest.current.onGeometry({
        lineTop: (line) => codeEditor.getTopForLineNumber(line),
        scrollTop: codeEditor.getScrollTop(),
        height: codeEditor.getContentHeight(),
        scrollBy: (pixels) => codeEditor.setScrollTop(codeEditor.getScrollTop() + pixels),
      });
    const sendLine = () => {
      // The cursor also moves when the wizard changes the text; only moves by a person count.
      if (codeEditor.hasTextFocus())
        latest.current.onCursorLine(codeEditor.getPosition()?.lineNumber ?? null);
    };
    let height = codeEditor.getLayoutInfo().height;
    // A message above or below the editor makes it lower: the line being typed must stay visible.
    const keepCursorVisible = (layout: editor.EditorLayoutInfo) => {
      const position = codeEditor.getPosition();
      if (layout.height < height && position && codeEditor.hasTextFocus())
        codeEditor.revealPosition(position);
      height = layout.height;
    };
    const listeners = [
      codeEditor.onDidScrollChange(sendGeometry),
      codeEditor.onDidLayoutChange(sendGeometry),
      codeEditor.onDidLayoutChange(keepCursorVisible),
      codeEditor.onDidContentSizeChange(sendGeometry),
      codeEditor.onDidChangeModelContent(sendGeometry),
      codeEditor.onDidChangeModel(sendGeometry),
      codeEditor.onDidChangeCursorPosition(sendLine),
      codeEditor.onDidFocusEditorText(sendLine),
    ];
    sendGeometry();
    return () => listeners.forEach((listener) => listener.dispose());
  }, [codeEditor]);

  useEffect(() => {
    if (!codeEditor) return;
    latest.current.onCursorLine(
      codeEditor.hasTextFocus() ? (codeEditor.getPosition()?.lineNumber ?? null) : null,
    );
  }, [codeEditor, documentId]);

  const token = revealed?.token;
  useEffect(() => {
    if (!codeEditor || !revealed || token === goneTo) return;
    goneTo = token;
    const position = { lineNumber: revealed.line, column: revealed.column };
    codeEditor.setPosition(position);
    codeEditor.revealPositionInCenterIfOutsideViewport(position);
    // Who types somewhere else by now stays there.
    if (!document.activeElement?.closest('input, textarea:not(.inputarea), select, dialog'))
      codeEditor.focus();
    // Only a new token asks to move again.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [codeEditor, token]);
}
