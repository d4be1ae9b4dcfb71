// The result of Copy or Download: done and where to paste it, or what is still missing.
import { Check, TriangleAlert, X } from 'lucide';
import { Icon } from '#app/controls/icon.tsx';
import { Button } from '#app/controls/button.tsx';
import { useKit } from '#app/selectors/kit.ts';
import type { ShownDocument } from '#app/selectors/documents.ts';
import { actions } from '#app/state/store.ts';
import { fieldOf } from '#core/answers/fields/fields.ts';
import { consoleGuideOf } from '#app/selectors/console-guide.ts';
import './copy-outcome.css';

/** The text that an outcome is about: once it changes, the outcome is no longer shown. */
interface AboutText {
  readonly id: string;
  readonly text: string;
}

export type CopyResult =
  | (AboutText & { readonly kind: 'copied' | 'saved-all' | 'failed' })
  | (AboutText & { readonly kind: 'downloaded'; readonly file: string })
  | (AboutText & { readonly kind: 'placeholders'; readonly proceed: () => void });

interface CopyResultProps {
  readonly outcome: CopyResult;
  readonly document: ShownDocument;
  readonly onClose: () => void;
}

function Placeholders({ proceed }: { proceed: () => void }) {
  const { placeholders } = useKit();
  const first = placeholders[0];
  return (
    <>
      <Icon of={TriangleAlert} className="severity-warning" />
      <p>
        Placeholders stand in for {placeholders.map((id) => fieldOf(id).label).join(', ')}. AWS would accept
        the policy, but it would not match your account.
      </p>
      {first ? (
        <Button onClick={() => actions.goToStep(fieldOf(first).step, first)}>Fill them in</Button>
      ) : null}
      <Button weight="quiet" onClick={proceed}>
        Continue anyway
      </Button>
    </>
  );
}

function Done({ outcome, document }: { outcome: CopyResult; document: ShownDocument }) {
  if (outcome.kind === 'failed') {
    return (
      <>
        <Icon of={TriangleAlert} className="severity-error" />
        <p>The browser did not allow copying. Click into the text, select all and copy, or use Download.</p>
      </>
    );
  }
  if (outcome.kind === 'saved-all') {
    return (
      <>
        <Icon of={Check} className="severity-ok" />
        <p>Saved all documents as one .zip, with a README that says where each one goes.</p>
      </>
    );
  }
  return (
    <>
      <Icon of={Check} className="severity-ok" />
      <p>
        {outcome.kind === 'downloaded' ? `Saved as ${outcome.file}.` : `Copied: ${document.label}.`} Paste it
        in {consoleGuideOf(document).path}.
      </p>
      <Button weight="quiet" onClick={() => actions.openDialog('console')}>
        Show the steps
      </Button>
    </>
  );
}

export function CopyResultBar({ outcome, document, onClose }: CopyResultProps) {
  return (
    <div className="outcome" role={outcome.kind === 'failed' ? 'alert' : 'status'}>
      {outcome.kind === 'placeholders' ? (
        <Placeholders proceed={outcome.proceed} />
      ) : (
        <Done outcome={outcome} document={document} />
      )}
      <button type="button" className="icon-button" aria-label="Dismiss" onClick={onClose}>
        <Icon of={X} />
      </button>
    </div>
  );
}
