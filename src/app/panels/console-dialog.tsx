// Where the open document goes in the AWS console, and all documents as one file.
import { Download } from 'lucide';
import { Icon } from '#app/controls/icon.tsx';
import { Button } from '#app/controls/button.tsx';
import { Dialog } from '#app/controls/dialog.tsx';
import { useDocuments, useOpenDocument } from '#app/store/kit.ts';
import { downloadAll } from '#app/store/hand-over.ts';
import { actions } from '#app/store/store.ts';
import { consoleGuide } from './console-steps.ts';

export function ConsoleDialog() {
  const document = useOpenDocument();
  const documents = useDocuments();
  const { steps, page } = consoleGuide(document);
  const name = documents[0]?.role.name ?? 'role-kit';
  return (
    <Dialog
      title={`Where to paste the ${document.source.title.toLowerCase()}`}
      onClose={() => actions.openDialog(null)}
    >
      <ol className="console-steps">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p className="hint">
        A new role may take some seconds until every AWS service knows it.{' '}
        <a href={page} target="_blank" rel="noreferrer">
          AWS page
        </a>
      </p>
      <div className="dialog-buttons">
        <Button onClick={() => void downloadAll(documents, name)}>
          <Icon of={Download} />
          Download all {documents.length} documents (.zip)
        </Button>
      </div>
    </Dialog>
  );
}
