// Report: what the page and the command line say of the format before they load it.
import type { ExporterRow } from '#deepseek/export/exporter.ts';

export const format: ExporterRow = {
  id: 'markdown',
  rank: 70,
  title: 'Report',
  description: 'For a review: your answers, a map, each document with its reasons, and the next steps',
  language: 'markdown',
  load: async () => (await import('./markdown.ts')).markdown,
};
