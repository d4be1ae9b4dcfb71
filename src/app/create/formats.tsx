// More formats: files that nothing is created from. A report, JSON, test cases, and every document as a .zip.
import { Download } from 'lucide';
import { Button } from '#app/controls/button.tsx';
import { Icon } from '#app/controls/icon.tsx';
import { saveFiles } from '#app/persistence/files.ts';
import { actions, useStore } from '#app/state/store.ts';
import { EXPORTERS } from '#deepseek/export/index.ts';
import type { ExporterRow } from '#deepseek/export/exporter.ts';
import { Files } from './files.tsx';
import { isFileWay } from './ways.ts';

const FORMATS = EXPORTERS.filter(({ id }) => !isFileWay(id));

function Format({ row }: { readonly row: ExporterRow }) {
  return (
    <Files way={row.id}>
      {({ kit, files }) => {
        const title = `${kit.name}-${row.id}`;
        const save = async (): Promise<void> => actions.announce(`Saved: ${await saveFiles(title, files)}`);
        return (
          <Button weight="primary" onClick={() => void save()}>
            <Icon of={Download} />
            {files.length === 1
              ? `Download ${files[0]?.name ?? ''}`
              : `Download ${files.length} files (.zip)`}
          </Button>
        );
      }}
    </Files>
  );
}

export function Formats() {
  const format = useStore(({ exporting }) => exporting.format);
  const row = FORMATS.find(({ id }) => id === format) ?? FORMATS[0];
  if (!row) return null;
  return (
    <div className="create-formats" data-format={row.id}>
      <fieldset>
        <legend className="visually-hidden">Format</legend>
        {FORMATS.map(({ id, title, description }) => (
          <label key={id}>
            <input
              type="radio"
              name="create-format"
              checked={id === row.id}
              onChange={() => actions.chooseFormat(id)}
            />
            <span>
              <b>{title}</b> {description}
            </span>
          </label>
        ))}
      </fieldset>
      <Format key={row.id} row={row} />
    </div>
  );
}
