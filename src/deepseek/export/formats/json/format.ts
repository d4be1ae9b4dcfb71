// JSON: what the page and the command line say of the format before they load it.
import type { ExporterRow } from '#deepseek/export/exporter.ts';

export const format: ExporterRow = {
  id: 'json',
  rank: 10,
  title: 'JSON',
  description: 'Each document as a file, with a README on where each goes and a map',
  language: 'json',
  load: async () => (await import('./json.ts')).json,
};
