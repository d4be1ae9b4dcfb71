// The files of a format: one of them to read and copy, under tabs.
import { useState } from 'react';
import { Tabs } from '#app/controls/tabs.tsx';
import type { ExportedFile } from '#deepseek/export/exporter.ts';
import { CodeLines, CopyButton } from './code-well.tsx';

export function FileTabs({ files }: { readonly files: readonly ExportedFile[] }) {
  const [name, setName] = useState<string | null>(null);
  const at = Math.max(
    0,
    files.findIndex((each) => each.name === name),
  );
  const file = files[at];
  if (!file) return null;
  return (
    <div className="create-well">
      <header>
        <Tabs
          label="Files"
          tabs={files.map((each, index) => ({ id: `file-${index}`, label: each.name }))}
          chosen={`file-${at}`}
          controls="create-file"
          onChoose={(id) => setName(files[Number(id.slice('file-'.length))]?.name ?? null)}
        />
        <CopyButton text={file.text} title={file.name} />
      </header>
      <div id="create-file" role="tabpanel" aria-labelledby={`tab-file-${at}`}>
        <CodeLines key={file.name} text={file.text} />
      </div>
    </div>
  );
}
