// The kit on screen as exporters take it, and the files they make of it.
import { useEffect, useState } from 'react';
import type { Answers } from '#core/answers/answers.ts';
import type { RoleKit } from '#core/compose/role-kit.ts';
import { exportKitOf, type Edits, type ExportKit, type ExportKitResult } from '#core/export/export-kit.ts';
import type { Choices, ExportedFile, Exporter, ExporterRow } from '#core/export/exporter.ts';
import { selectKit } from './kit.ts';
import { remember } from './remember.ts';
import type { State } from './state.ts';
import { useStore } from './store.ts';

const exportKit = remember(2, (answers: Answers, edits: Edits, composed: RoleKit): ExportKitResult =>
  exportKitOf(answers, edits, composed),
);

const selectExportKit = (state: State): ExportKitResult =>
  exportKit(state.draft.answers, state.draft.overrides, selectKit(state));

export const useExportKit = (): ExportKitResult => useStore(selectExportKit);

export interface LoadedExporter {
  readonly row: ExporterRow;
  readonly exporter: Exporter | undefined;
  /** Its code did not come. */
  readonly failed: boolean;
}

/** The exporter, fetched when it is first asked for. */
export function useExporter(row: ExporterRow): LoadedExporter {
  const [loaded, setLoaded] = useState<LoadedExporter>({ row, exporter: undefined, failed: false });
  useEffect(() => {
    let wanted = true;
    row.load().then(
      (exporter) => wanted && setLoaded({ row, exporter, failed: false }),
      () => wanted && setLoaded({ row, exporter: undefined, failed: true }),
    );
    return () => {
      wanted = false;
    };
  }, [row]);
  return loaded.row === row ? loaded : { row, exporter: undefined, failed: false };
}

export const filesOf = remember(
  8,
  (exporter: Exporter, kit: ExportKit, choices: Choices): readonly ExportedFile[] =>
    exporter.files(kit, choices),
);
