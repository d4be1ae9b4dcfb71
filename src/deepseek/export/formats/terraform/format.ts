// Terraform: what the page and the command line say of the format before they load it.
import type { ExporterRow } from '#deepseek/export/exporter.ts';

export const format: ExporterRow = {
  id: 'terraform',
  rank: 30,
  title: 'Terraform',
  description: 'A module for the AWS provider, with an example that calls it',
  language: 'hcl',
  load: async () => (await import('./terraform.ts')).terraform,
};
