// A hand edit compared with the wizard's version, line by line.
import { Button } from '#app/controls/button.tsx';
import { Dialog } from '#app/controls/dialog.tsx';
import { SIGN_WORDS, useLineDifference } from '#app/controls/use-line-difference.ts';
import { useOpenDocument } from '#app/selectors/documents.ts';
import { EditList } from '#app/notes/edit-list.tsx';
import { actions } from '#app/state/store.ts';
import './difference-dialog.css';

export function DifferenceDialog() {
  const document = useOpenDocument();
  const { composed, text, source, holder } = document;
  const before = holder.kind === 'pasted' ? 'the pasted version' : 'the wizard’s version';
  const lines = useLineDifference(composed, text);
  const close = (): void => actions.openDialog(null);
  return (
    <Dialog title={`${source.title}: ${before} and yours`} wide onClose={close}>
      <EditList document={document} onShow={close} />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrollable region must be reachable by keyboard */}
      <pre className="block difference" tabIndex={0} aria-label="Differences">
        {lines.map(({ key, sign, text: line }) => (
          <span key={key} className="difference-line" data-sign={sign}>
            <span aria-hidden>{sign} </span>
            <span className="visually-hidden">{SIGN_WORDS[sign]}</span>
            {line}
            {'\n'}
          </span>
        ))}
      </pre>
      <div className="dialog-buttons">
        <Button
          onClick={() => {
            actions.resetDocument(source.id, composed);
            close();
          }}
        >
          Use {before}
        </Button>
        <Button weight="primary" onClick={close}>
          Keep mine
        </Button>
      </div>
    </Dialog>
  );
}
