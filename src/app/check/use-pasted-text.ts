// Takes what is pasted anywhere on the page except into a field: each policy in it gets a document of its own.
import { useEffect } from 'react';
import { selectOpenDocument } from '#app/selectors/documents.ts';
import { services } from '#app/services/index.ts';
import { useStore } from '#app/state/store.ts';

const FIELDS = 'input, textarea, select, dialog, [contenteditable]';

/** Where a paste goes: into the editor, a field of the page, or nowhere in particular. */
function placeOf(target: EventTarget | null): 'editor' | 'field' | 'page' {
  if (!(target instanceof Element)) return 'page';
  if (target.closest('.code-view')) return 'editor';
  return target.closest(FIELDS) ? 'field' : 'page';
}

const lines = (text: string): string => text.replaceAll(/\r\n?/g, '\n');

/** A text that replaced all of a document may hold several policies, or prose around them. */
function splitIfReplaced(text: string): void {
  const open = selectOpenDocument(useStore.getState());
  if (open?.holder.kind === 'pasted' && open.text === lines(text))
    void services.pastedPolicies.split(open.source.id, open.text);
}

export function usePastedText(): void {
  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      const text = event.clipboardData?.getData('text/plain') ?? '';
      const place = placeOf(event.target);
      if (place === 'field' || text.trim() === '') return;
      const open = selectOpenDocument(useStore.getState());
      if (place === 'editor' && open && open.text.trim() !== '') {
        // The editor has taken the text by then.
        setTimeout(() => splitIfReplaced(text));
        return;
      }
      event.preventDefault();
      event.stopImmediatePropagation();
      void services.pastedPolicies.add([{ text }]);
    };
    // Before the editor, which would put all of it into one document.
    document.addEventListener('paste', onPaste, true);
    return () => document.removeEventListener('paste', onPaste, true);
  }, []);
}
