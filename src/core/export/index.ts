// The formats in which a role kit can be carried away. Each is loaded when it is first asked for.
import type { ExporterRow } from './exporter.ts';

export const EXPORTERS: readonly ExporterRow[] = [
  {
    id: 'json',
    title: 'JSON',
    description: 'Every document as a file, and a text that says where each goes',
    language: 'json',
    load: async () => (await import('./formats/json.ts')).json,
  },
  {
    id: 'aws-cli',
    title: 'AWS CLI',
    description: 'A bash script that makes or updates everything, and one that takes it away',
    language: 'bash',
    load: async () => (await import('./formats/aws-cli.ts')).awsCli,
  },
  {
    id: 'terraform',
    title: 'Terraform',
    description: 'A configuration for the AWS provider, with variables for what is open',
    language: 'hcl',
    load: async () => (await import('./formats/terraform.ts')).terraform,
  },
  {
    id: 'cloudformation',
    title: 'CloudFormation',
    description: 'A template for each account, with parameters for what is open',
    language: 'yaml',
    load: async () => (await import('./formats/cloudformation.ts')).cloudFormation,
  },
  {
    id: 'cdk',
    title: 'CDK',
    description: 'An app in TypeScript with a stack for each account',
    language: 'typescript',
    load: async () => (await import('./formats/cdk.ts')).cdk,
  },
  {
    id: 'pulumi',
    title: 'Pulumi',
    description: 'A program in TypeScript for each account',
    language: 'typescript',
    load: async () => (await import('./formats/pulumi.ts')).pulumi,
  },
  {
    id: 'markdown',
    title: 'Report',
    description: 'For a review: what was asked, every document with its reasons, and what is still to do',
    language: 'markdown',
    load: async () => (await import('./formats/markdown.ts')).markdown,
  },
];

export const findExporter = (id: string): ExporterRow | undefined => EXPORTERS.find((row) => row.id === id);
