// The files of a way: each to download, and all together.
import { Download } from 'lucide';
import { Button } from '#app/controls/button.tsx';
import { Icon } from '#app/controls/icon.tsx';
import { saveFiles } from '#app/persistence/files.ts';
import { actions } from '#app/state/store.ts';
import type { ExportedFile } from '#core/export/exporter.ts';

interface FileDownloadsProps {
  readonly title: string;
  readonly files: readonly ExportedFile[];
}

export async function save(title: string, files: readonly ExportedFile[]): Promise<void> {
  actions.announce(`Saved: ${await saveFiles(title, files)}`);
}

export function FileDownloads({ title, files }: FileDownloadsProps) {
  const name = files.length === 1 ? (files[0]?.name ?? '') : `${files.length} files`;
  return (
    <>
      <Button onClick={() => void save(title, files)}>
        <Icon of={Download} />
        Download {name}
        {files.length > 1 ? ' (.zip)' : ''}
      </Button>
      {files.length > 1 ? (
        <ul className="create-files">
          {files.map((file) => (
            <li key={file.name}>
              <button type="button" className="link-button" onClick={() => void save(title, [file])}>
                {file.name}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
