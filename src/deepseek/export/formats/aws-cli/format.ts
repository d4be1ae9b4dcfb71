// AWS CLI: what the page and the command line say of the format before they load it.
import type { ExporterRow } from '#deepseek/export/exporter.ts';

export const format: ExporterRow = {
  id: 'aws-cli',
  rank: 20,
  title: 'AWS CLI',
  description: 'Bash scripts that create or update everything, remove it, and check what is deployed',
  language: 'bash',
  load: async () => (await import('./aws-cli.ts')).awsCli,
};
