// Lets a text that was changed elsewhere come into the editor with the next frame.
import type { editor } from 'monaco-editor/editor';
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import type { CodeViewProps } from './code-view-props.ts';

/**
 * The props that the editor shows. A new text for the document on screen, with its marks, waits for the next frame, so that
 * a letter typed into a field of the wizard and the text that it changes are two tasks. What is typed into the editor is
 * there already.
 */
export function useNextFrame<T extends CodeViewProps>(
  codeEditor: editor.IStandaloneCodeEditor | null,
  props: T,
): T {
  const [drawn, setDrawn] = useState(props);
  const waits =
    codeEditor !== null &&
    props.text !== drawn.text &&
    props.documentId === drawn.documentId &&
    !document.hidden &&
    !codeEditor.hasTextFocus();
  if (!waits && drawn !== props) setDrawn(props);
  useEffect(() => {
    if (!waits) return undefined;
    const frame = requestAnimationFrame(() => {
      flushSync(() => setDrawn(props));
      // Otherwise Monaco draws it in the frame after that.
      codeEditor?.render();
    });
    return () => cancelAnimationFrame(frame);
  }, [codeEditor, props, waits]);
  return waits ? drawn : props;
}
