// The code of an export format, loaded when the format is first chosen.
import { useEffect, useState } from 'react';
import type { Exporter, ExporterRow } from '#core/export/exporter.ts';

export interface LoadedExporter {
  readonly row: ExporterRow;
  readonly exporter: Exporter | undefined;
  /** The code could not be loaded. */
  readonly failed: boolean;
}

export function useExporter(row: ExporterRow): LoadedExporter {
  const [loaded, setLoaded] = useState<LoadedExporter>({ row, exporter: undefined, failed: false });
  useEffect(() => {
    let isCurrent = true;
    row.load().then(
      (exporter) => isCurrent && setLoaded({ row, exporter, failed: false }),
      () => isCurrent && setLoaded({ row, exporter: undefined, failed: true }),
    );
    return () => {
      isCurrent = false;
    };
  }, [row]);
  return loaded.row === row ? loaded : { row, exporter: undefined, failed: false };
}
