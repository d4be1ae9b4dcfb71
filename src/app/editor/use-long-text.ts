// Keeps the full editor fast when somebody pastes a text that is too long for a policy.
import type { editor } from 'monaco-editor/editor';
import { useEffect, useLayoutEffect } from 'react';

/** Twice what AWS takes of any document but a bucket policy, which it takes just so long. */
const LONG = 20_480;

/**
 * Where a row ends is measured, as in the read-only view, except in a long text: there it would block the page.
 * So measuring ends before such a text comes, and begins once it has gone. Must come after the text is in the model.
 */
export function useLongText(codeEditor: editor.IStandaloneCodeEditor | null, text: string): void {
  const long = text.length > LONG;

  // Before the effects that put a text into the editor.
  useLayoutEffect(() => {
    if (long) codeEditor?.updateOptions({ wrappingStrategy: 'simple' });
  }, [codeEditor, long]);

  useEffect(() => {
    if (!long) codeEditor?.updateOptions({ wrappingStrategy: 'advanced' });
  }, [codeEditor, long]);

  useEffect(() => {
    const node = codeEditor?.getContainerDomNode();
    const onPaste = ({ clipboardData }: ClipboardEvent) => {
      const pasted = clipboardData?.getData('text/plain') ?? '';
      if (pasted.length > LONG) codeEditor?.updateOptions({ wrappingStrategy: 'simple' });
    };
    node?.addEventListener('paste', onPaste, { capture: true });
    return () => node?.removeEventListener('paste', onPaste, { capture: true });
  }, [codeEditor]);
}
