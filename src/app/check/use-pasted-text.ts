// Takes what is pasted into the editor: each policy in it gets a document of its own, and anything else leads on.
import { useEffect } from 'react';
import { selectOpenDocument } from '#app/selectors/documents.ts';
import { pastedOf } from '#app/state/pasted.ts';
import { services } from '#app/services/index.ts';
import { actions, useStore } from '#app/state/store.ts';

const isInEditor = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('.code-view') !== null;

const lines = (text: string): string => text.replaceAll(/\r\n?/g, '\n');

/** A text that replaced all of a document may hold several policies, or prose around them. */
function splitIfReplaced(text: string): void {
  const open = selectOpenDocument(useStore.getState());
  if (open?.holder.kind === 'pasted' && open.text === lines(text))
    void services.pastedPolicies.split(open.source.id, open.text);
}

/** What is not a policy: the first step reads it. */
const LEADS_ON: ReadonlySet<string> = new Set(['denials', 'code', 'link']);

async function take(text: string): Promise<void> {
  const { textKind } = await import('#deepseek/understand/text-kind.ts');
  if (LEADS_ON.has(textKind(text))) actions.startFrom(text);
  else await services.pastedPolicies.add([{ text }], 'keep');
}

export function usePastedText(): void {
  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      const text = event.clipboardData?.getData('text/plain') ?? '';
      const isPasted = pastedOf(useStore.getState().draft).open;
      if (!isPasted || !isInEditor(event.target) || text.trim() === '') return;
      const open = selectOpenDocument(useStore.getState());
      if (open && open.text.trim() !== '') {
        // The editor has taken the text by then.
        setTimeout(() => splitIfReplaced(text));
        return;
      }
      event.preventDefault();
      event.stopImmediatePropagation();
      void take(text);
    };
    // Before the editor, which would put all of it into one document.
    document.addEventListener('paste', onPaste, true);
    return () => document.removeEventListener('paste', onPaste, true);
  }, []);
}
