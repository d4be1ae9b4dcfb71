// How to add the open document in the AWS console, and a download of all documents.
import { Download } from 'lucide';
import { Icon } from '#app/controls/icon.tsx';
import { Button } from '#app/controls/button.tsx';
import { Dialog } from '#app/controls/dialog.tsx';
import { useKit } from '#app/selectors/kit.ts';
import { useDocuments, useOpenDocument } from '#app/selectors/documents.ts';
import { downloadAll } from '#app/persistence/files.ts';
import { actions } from '#app/state/store.ts';
import { consoleGuideOf } from '#app/selectors/console-guide.ts';
import { lowerTitle } from './lower-title.ts';
import './console-dialog.css';

export function ConsoleDialog() {
  const document = useOpenDocument();
  const documents = useDocuments();
  const { steps, page } = consoleGuideOf(document);
  const kit = useKit();
  return (
    <Dialog
      title={`How to add the ${lowerTitle(document.source.title)} in the AWS console`}
      onClose={() => actions.openDialog(null)}
    >
      <ol className="console-steps">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p className="hint">
        {document.holder.kind === 'role' ? 'New roles can take a few seconds to propagate. ' : ''}
        <a href={page} target="_blank" rel="noreferrer">
          AWS page
        </a>
      </p>
      <div className="dialog-buttons">
        <Button onClick={() => void downloadAll(documents, kit)}>
          <Icon of={Download} />
          {documents.length === 1
            ? 'Download with a README (.zip)'
            : `Download all ${documents.length} documents (.zip)`}
        </Button>
      </div>
    </Dialog>
  );
}
