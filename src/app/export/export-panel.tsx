// Carries the kit away: a format, its choices, and the files it comes to.
import { useState } from 'react';
import { useExporter, useExportKit } from '#app/selectors/exporting.ts';
import type { ExportKit } from '#core/export/export-kit.ts';
import type { Choices, ExporterRow } from '#core/export/exporter.ts';
import { EXPORTERS } from '#core/export/index.ts';
import { ChoiceList } from './choice-list.tsx';
import { ExportFiles } from './export-files.tsx';
import { ExportNotes } from './export-notes.tsx';
import { FormatList } from './format-list.tsx';
import { Unfit } from './unfit.tsx';
import { useLate } from '#app/controls/use-late.ts';
import './export.css';

const [FIRST] = EXPORTERS;

/** What was chosen last stays chosen when the tab is left and opened again. */
const last: { format: string; choices: Record<string, Choices> } = { format: FIRST?.id ?? '', choices: {} };

function Format({ row, kit }: { readonly row: ExporterRow; readonly kit: ExportKit }) {
  const { exporter, failed } = useExporter(row);
  const [choices, setChoices] = useState<Choices>(last.choices[row.id] ?? {});
  const late = useLate(!exporter && !failed);
  if (failed)
    return (
      <p role="alert">
        The part that writes {row.title} could not be loaded. Reload the page: your answers are kept.
      </p>
    );
  if (!exporter) return late ? <p className="hint">Loading…</p> : null;
  const choose = (id: string, value: string): void => {
    const next = { ...choices, [id]: value };
    last.choices[row.id] = next;
    setChoices(next);
  };
  return (
    <>
      <ChoiceList choices={exporter.choices ?? []} chosen={choices} onChoose={choose} />
      <ExportNotes kit={kit} />
      <ExportFiles row={row} exporter={exporter} kit={kit} choices={choices} />
    </>
  );
}

export default function ExportPanel() {
  const result = useExportKit();
  const [format, setFormat] = useState(last.format);
  const row = EXPORTERS.find(({ id }) => id === format) ?? FIRST;
  if (!row) return null;
  const choose = (id: string): void => {
    last.format = id;
    setFormat(id);
  };
  return (
    <div className="export">
      <h2 className="visually-hidden">Export</h2>
      <FormatList rows={EXPORTERS} chosen={row} onChoose={choose} />
      <section className="export-result" aria-label={row.title}>
        {result.ok ? <Format key={row.id} row={row} kit={result.kit} /> : <Unfit unfit={result.unfit} />}
      </section>
    </div>
  );
}
