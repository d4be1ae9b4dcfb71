// The formats in which a role kit can be carried away. Each is loaded when it is first asked for.
import type { ExporterRow } from './exporter.ts';

export const EXPORTERS: readonly ExporterRow[] = [
  {
    id: 'json',
    title: 'JSON',
    says: 'Every document as a file, and a text that says where each goes',
    language: 'json',
    load: async () => (await import('./formats/json.ts')).json,
  },
  {
    id: 'aws-cli',
    title: 'AWS CLI',
    says: 'A bash script that makes or updates everything, and one that takes it away',
    language: 'bash',
    load: async () => (await import('./formats/aws-cli.ts')).awsCli,
  },
];

export const findExporter = (id: string): ExporterRow | undefined => EXPORTERS.find((row) => row.id === id);
