// Pulumi: what the page and the command line say of the format before they load it.
import type { ExporterRow } from '#deepseek/export/exporter.ts';

export const format: ExporterRow = {
  id: 'pulumi',
  rank: 60,
  title: 'Pulumi',
  description: 'A project in TypeScript for each account',
  language: 'typescript',
  load: async () => (await import('./pulumi.ts')).pulumi,
};
