// Copies one document, and says so.
import { Check, Copy } from 'lucide';
import { useState } from 'react';
import { Button } from '#app/controls/button.tsx';
import { Icon } from '#app/controls/icon.tsx';
import { copyDocument } from '#app/persistence/files.ts';
import { isCopied } from '#app/selectors/copied.ts';
import { useDocuments, type ShownDocument } from '#app/selectors/documents.ts';
import { actions, useStore } from '#app/state/store.ts';

function CopyOf({ document, title }: { readonly document: ShownDocument; readonly title: string }) {
  const copied = useStore((state) => isCopied(document, state.copied));
  const [failed, setFailed] = useState(false);
  const copy = async (): Promise<void> => {
    const done = await copyDocument(document);
    setFailed(!done);
    if (done) actions.markCopied(document.source.id, document.text);
  };
  return (
    <>
      <Button aria-label={`Copy ${title}`} onClick={() => void copy()}>
        <Icon of={copied ? Check : Copy} />
        {copied ? 'Copied' : 'Copy document'}
      </Button>
      <span className="create-note" role="status">
        {failed ? 'The browser did not allow copying. Use Download under Policies.' : ''}
      </span>
    </>
  );
}

export function CopyDocument({ id }: { readonly id: string }) {
  const document = useDocuments().find(({ source }) => source.id === id);
  return document ? <CopyOf document={document} title={document.label} /> : null;
}
