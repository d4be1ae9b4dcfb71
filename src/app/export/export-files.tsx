// The files of a format: one of them to read, all of them to copy or download.
import { Copy, Download } from 'lucide';
import { useState } from 'react';
import { Button } from '#app/controls/button.tsx';
import { Icon } from '#app/controls/icon.tsx';
import { useReview } from './use-review.ts';
import { filesOf } from '#app/selectors/export.ts';
import { saveFiles } from '#app/persistence/files.ts';
import { copyText } from '#app/persistence/clipboard.ts';
import { actions } from '#app/state/store.ts';
import type { ExportKit } from '#core/export/export-kit.ts';
import type { Choices, ExportedFile, Exporter, ExporterRow } from '#core/export/exporter.ts';

interface ExportFilesProps {
  readonly row: ExporterRow;
  readonly exporter: Exporter;
  readonly kit: ExportKit;
  readonly choices: Choices;
}

const lines = (text: string): number => text.split('\n').length - 1;

async function copyFile({ name, text }: ExportedFile): Promise<void> {
  actions.announce((await copyText(text)) ? `Copied: ${name}` : 'The browser did not allow copying.');
}

export function ExportFiles({ row, exporter, kit, choices }: ExportFilesProps) {
  const review = useReview(exporter);
  const files = filesOf(exporter, kit, choices, review);
  const [name, setName] = useState<string | null>(null);
  const file = files.find((each) => each.name === name) ?? files[0];
  if (!file) return <p className="hint">There is nothing to export yet.</p>;
  const save = async (some: readonly ExportedFile[]): Promise<void> => {
    const saved = await saveFiles(`${kit.name}-${row.id}`, some);
    actions.announce(`Saved: ${saved}`);
  };
  return (
    <>
      <div className="export-bar">
        {files.length > 1 ? (
          <label className="export-file">
            <span className="visually-hidden">File</span>
            <select value={file.name} onChange={(event) => setName(event.target.value)}>
              {files.map((each) => (
                <option key={each.name} value={each.name}>
                  {each.name}
                </option>
              ))}
            </select>
          </label>
        ) : (
          <code className="export-file">{file.name}</code>
        )}
        <span className="hint">
          {lines(file.text).toLocaleString('en')} lines
          {files.length > 1 ? `, ${files.length} files` : ''}
        </span>
        <span className="export-buttons">
          <Button weight="quiet" onClick={() => void save([file])}>
            <Icon of={Download} />
            Download
          </Button>
          {files.length > 1 ? (
            <Button weight="quiet" onClick={() => void save(files)}>
              Download all (.zip)
            </Button>
          ) : null}
          <Button onClick={() => void copyFile(file)}>
            <Icon of={Copy} />
            Copy
          </Button>
        </span>
      </div>
      <pre className="export-text">{file.text}</pre>
    </>
  );
}
