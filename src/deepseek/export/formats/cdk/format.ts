// CDK: what the page and the command line say of the format before they load it.
import type { ExporterRow } from '#deepseek/export/exporter.ts';

export const format: ExporterRow = {
  id: 'cdk',
  rank: 50,
  title: 'CDK',
  description: 'An app in TypeScript with a stack for each account',
  language: 'typescript',
  load: async () => (await import('./cdk.ts')).cdk,
};
