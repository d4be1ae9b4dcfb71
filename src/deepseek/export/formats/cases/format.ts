// Test cases: what the page and the command line say of the format before they load it.
import type { ExporterRow } from '#deepseek/export/exporter.ts';

export const format: ExporterRow = {
  id: 'cases',
  rank: 80,
  title: 'Test cases',
  description: 'For “rolewright test”: each check, with the policies that apply to it',
  language: 'yaml',
  load: async () => (await import('./cases.ts')).cases,
};
