// The export tab: a format, its choices and the files it makes.
import { useExporter } from './use-exporter.ts';
import { useExportKit } from '#app/selectors/export.ts';
import { useWritten } from '#app/selectors/written-policies.ts';
import { pastedOf } from '#app/state/pasted.ts';
import { actions, useStore } from '#app/state/store.ts';
import type { ExportKit } from '#core/export/export-kit.ts';
import type { Choices, ExporterRow } from '#core/export/exporter.ts';
import { EXPORTERS } from '#core/export/index.ts';
import { ChoiceList } from './choice-list.tsx';
import { ExportFiles } from './export-files.tsx';
import { ExportNotes } from './export-notes.tsx';
import { FormatList } from './format-list.tsx';
import { PastedNames } from './pasted-names.tsx';
import { UnusableEdit } from './unusable-edit.tsx';
import { ReloadWords } from '#app/controls/reload-words.tsx';
import { useIsSlow } from '#app/controls/use-is-slow.ts';
import './export.css';

const [FIRST] = EXPORTERS;

const NO_CHOICES: Choices = {};

function Format({ row, kit }: { readonly row: ExporterRow; readonly kit: ExportKit }) {
  const { exporter, failed } = useExporter(row);
  const choices = useStore(({ exporting }) => exporting.byFormat[row.id] ?? NO_CHOICES);
  const slow = useIsSlow(!exporter && !failed);
  if (failed)
    return (
      <p role="alert">
        The part that writes {row.title} could not be loaded. <ReloadWords />
      </p>
    );
  if (!exporter) return slow ? <p className="hint">Loading…</p> : null;
  return (
    <>
      <ChoiceList
        choices={exporter.choices ?? []}
        chosen={choices}
        onChoose={(id, value) => actions.chooseForFormat(row.id, id, value)}
      />
      <ExportNotes kit={kit} />
      <PastedNames kit={kit} />
      <ExportFiles row={row} exporter={exporter} kit={kit} choices={choices} />
    </>
  );
}

export default function ExportPanel() {
  const result = useExportKit();
  const format = useStore(({ exporting }) => exporting.format);
  const row = EXPORTERS.find(({ id }) => id === format) ?? FIRST;
  const pasted = useStore((state) => pastedOf(state.draft).open);
  const written = useWritten().length;
  if (!row) return null;
  if (pasted && written === 0)
    return (
      <p className="hint">Paste a policy to export it as {EXPORTERS.map(({ title }) => title).join(', ')}.</p>
    );
  return (
    <div className="export" data-format={row.id}>
      <h2 className="visually-hidden">Export</h2>
      <FormatList rows={EXPORTERS} chosen={row} onChoose={actions.chooseFormat} />
      <section className="export-result" aria-label={row.title}>
        {result.ok ? (
          <Format key={row.id} row={row} kit={result.kit} />
        ) : (
          <UnusableEdit unfit={result.unfit} />
        )}
      </section>
    </div>
  );
}
