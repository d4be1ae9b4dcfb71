// The export formats. Each is loaded when it is first chosen.
import type { ExporterRow } from './exporter.ts';

export const EXPORTERS: readonly ExporterRow[] = [
  {
    id: 'json',
    title: 'JSON',
    description: 'Each document as a file, with a README on where each goes and a map',
    language: 'json',
    load: async () => (await import('./formats/json/exporter.ts')).json,
  },
  {
    id: 'aws-cli',
    title: 'AWS CLI',
    description: 'Bash scripts that create or update everything, remove it, and check what is deployed',
    language: 'bash',
    load: async () => (await import('./formats/aws-cli/exporter.ts')).awsCli,
  },
  {
    id: 'terraform',
    title: 'Terraform',
    description: 'A module for the AWS provider, with an example that calls it',
    language: 'hcl',
    load: async () => (await import('./formats/terraform/exporter.ts')).terraform,
  },
  {
    id: 'cloudformation',
    title: 'CloudFormation',
    description: 'A template for each account, with a parameter for each placeholder',
    language: 'yaml',
    load: async () => (await import('./formats/cloudformation/exporter.ts')).cloudFormation,
  },
  {
    id: 'cdk',
    title: 'CDK',
    description: 'An app in TypeScript with a stack for each account',
    language: 'typescript',
    load: async () => (await import('./formats/cdk/exporter.ts')).cdk,
  },
  {
    id: 'pulumi',
    title: 'Pulumi',
    description: 'A project in TypeScript for each account',
    language: 'typescript',
    load: async () => (await import('./formats/pulumi/exporter.ts')).pulumi,
  },
  {
    id: 'markdown',
    title: 'Report',
    description: 'For a review: your answers, a map, each document with its reasons, and the next steps',
    language: 'markdown',
    load: async () => (await import('./formats/markdown/exporter.ts')).markdown,
  },
  {
    id: 'cases',
    title: 'Test cases',
    description: 'For “rolewright test”: each check, with the policies that apply to it',
    language: 'yaml',
    load: async () => (await import('./formats/cases/exporter.ts')).cases,
  },
];

export const findExporter = (id: string): ExporterRow | undefined => EXPORTERS.find((row) => row.id === id);
