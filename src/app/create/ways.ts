// The ways to create a kit: one row each.
import type { FileWayId } from '#deepseek/create/index.ts';

/** `formats` are files that nothing is created from: a report, JSON, test cases. */
export type WayId = 'console' | FileWayId | 'formats';

interface WayRow {
  readonly id: WayId;
  readonly title: string;
  readonly description: string;
}

export const WAYS: readonly [WayRow, ...WayRow[]] = [
  {
    id: 'console',
    title: 'Console',
    description: 'Copy each document into the screen it belongs to',
  },
  { id: 'aws-cli', title: 'AWS CLI', description: 'Run 1 script for each account' },
  { id: 'terraform', title: 'Terraform', description: 'Apply a module, or call it from your configuration' },
  { id: 'cloudformation', title: 'CloudFormation', description: 'Deploy 1 template for each account' },
  { id: 'cdk', title: 'CDK', description: 'Deploy an app in TypeScript' },
  { id: 'pulumi', title: 'Pulumi', description: 'Deploy a program in TypeScript' },
  { id: 'formats', title: 'More formats', description: 'A report, JSON, test cases' },
];

export const isFileWay = (id: string): id is FileWayId =>
  id !== 'console' && id !== 'formats' && WAYS.some((way) => way.id === id);

/** The way that was kept; where a format was chosen that is a way of its own, that one. */
export const wayOf = (kept: string, format: string | null): WayId =>
  kept === 'formats' && format !== null && isFileWay(format)
    ? format
    : (WAYS.find(({ id }) => id === kept) ?? WAYS[0]).id;
