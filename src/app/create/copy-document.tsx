// Copies one document, shows it, and says what it still lacks.
import { Check, Copy } from 'lucide';
import { Fragment, useState } from 'react';
import { Button } from '#app/controls/button.tsx';
import { Icon } from '#app/controls/icon.tsx';
import { copyDocument } from '#app/persistence/files.ts';
import { StateIcon } from '#app/readiness/state-icon.tsx';
import { StateText } from '#app/readiness/state-text.tsx';
import { isCopied } from '#app/selectors/copied.ts';
import { selectCopyTroubles } from '#app/selectors/copy-troubles.ts';
import { useDocuments, type ShownDocument } from '#app/selectors/documents.ts';
import { actions, useStore } from '#app/state/store.ts';

function Troubles({ document }: { readonly document: ShownDocument }) {
  const troubles = useStore((state) => selectCopyTroubles(state, document));
  const [first] = troubles;
  if (!first) return null;
  return (
    <>
      <StateIcon tone={first.tone} />
      <span>
        Copied, but not ready:{' '}
        {troubles.map((state, index) => (
          <Fragment key={state.id}>
            {index > 0 ? ', ' : ''}
            <StateText state={state} />
          </Fragment>
        ))}
      </span>
    </>
  );
}

function CopyOf({ document, title }: { readonly document: ShownDocument; readonly title: string }) {
  const copied = useStore((state) => isCopied(document, state.copied));
  const ready = useStore((state) => selectCopyTroubles(state, document).length === 0);
  const [failed, setFailed] = useState(false);
  const copy = async (): Promise<void> => {
    const done = await copyDocument(document);
    setFailed(!done);
    if (done) actions.markCopied(document.source.id, document.text);
  };
  return (
    <>
      <Button
        aria-label={`Copy ${title}`}
        onClick={() => {
          // The document is shown next to the list, so that the person sees what they paste.
          actions.openDocument(document.source.id);
          void copy();
        }}
      >
        <Icon of={Copy} />
        Copy document
      </Button>
      <span className="create-note" role="status">
        {failed ? 'The browser did not allow copying. Use Download under the document.' : null}
        {copied && ready ? (
          <>
            <Icon of={Check} className="severity-ok" /> Copied
          </>
        ) : null}
        {copied ? <Troubles document={document} /> : null}
      </span>
    </>
  );
}

export function CopyDocument({ id }: { readonly id: string }) {
  const document = useDocuments().find(({ source }) => source.id === id);
  return document ? <CopyOf document={document} title={document.label} /> : null;
}
