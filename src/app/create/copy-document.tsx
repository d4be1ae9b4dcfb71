// Copies one document, shows it, and says what it still lacks.
import { Check, Copy, TriangleAlert } from 'lucide';
import { useState } from 'react';
import { Button } from '#app/controls/button.tsx';
import { Icon } from '#app/controls/icon.tsx';
import { copyDocument } from '#app/persistence/files.ts';
import { isCopied } from '#app/selectors/copied.ts';
import { selectCopyTroubles } from '#app/selectors/copy-troubles.ts';
import { useDocuments, type ShownDocument } from '#app/selectors/documents.ts';
import { actions, useStore } from '#app/state/store.ts';
import { fieldOf } from '#core/answers/fields/fields.ts';

function Troubles({ document }: { readonly document: ShownDocument }) {
  const [first, ...more] = useStore((state) => selectCopyTroubles(state, document));
  if (!first) return null;
  const { place } = first;
  const go = (): void => {
    if (place.kind === 'text') actions.goTo(document.source.id, place.offset);
    else actions.goToStep(fieldOf(place.field).step, place.field);
  };
  return (
    <>
      <Icon of={TriangleAlert} className={`severity-${first.severity}`} />
      <span>
        Copied, but not ready:{' '}
        <button type="button" className="link-button" title={first.names} onClick={go}>
          {first.words}
        </button>
        {more.map(({ words }) => `, ${words}`).join('')}
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
