// The export formats. Each is loaded when it is first chosen.
import type { ExporterRow } from './exporter.ts';
import { FORMATS } from './formats/rows.ts';

/** In the order in which a person chooses. */
export const EXPORTERS: readonly ExporterRow[] = FORMATS.toSorted((a, b) => a.rank - b.rank);

export const findExporter = (id: string): ExporterRow | undefined => EXPORTERS.find((row) => row.id === id);
