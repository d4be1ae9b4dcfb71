// CloudFormation: what the page and the command line say of the format before they load it.
import type { ExporterRow } from '#deepseek/export/exporter.ts';

export const format: ExporterRow = {
  id: 'cloudformation',
  rank: 40,
  title: 'CloudFormation',
  description: 'A template for each account, with a parameter for each placeholder',
  language: 'yaml',
  load: async () => (await import('./cloudformation.ts')).cloudFormation,
};
