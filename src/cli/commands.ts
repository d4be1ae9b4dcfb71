// Every command. Each is loaded when it is called, so that the others do not slow it down.
import type { Command } from './command.ts';

interface CommandRow {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<Command>;
}

export const COMMANDS: readonly CommandRow[] = [
  {
    name: 'scenarios',
    summary: 'Lists the scenarios that roles can be composed for.',
    load: async () => (await import('./scenarios.ts')).scenariosCommand,
  },
  {
    name: 'understand',
    summary: 'Shows what a sentence or a pasted text means, as answers.',
    load: async () => (await import('./understand.ts')).understandCommand,
  },
  {
    name: 'compose',
    summary: 'Composes a role kit from answers or a share link.',
    load: async () => (await import('./compose.ts')).composeCommand,
  },
  {
    name: 'check',
    summary: 'Checks the policies in files, and in templates.',
    load: async () => (await import('./check.ts')).checkCommand,
  },
  {
    name: 'fix',
    summary: 'Applies the safe fixes for what check finds.',
    load: async () => (await import('./fix.ts')).fixCommand,
  },
  {
    name: 'simulate',
    summary: 'Decides whether requests are allowed, with the reasons.',
    load: async () => (await import('./simulate.ts')).simulateCommand,
  },
  {
    name: 'test',
    summary: 'Tests whether policies allow and deny what cases say.',
    load: async () => (await import('./test.ts')).testCommand,
  },
  {
    name: 'can',
    summary: 'Shows which AWS actions a policy allows.',
    load: async () => (await import('./can.ts')).canCommand,
  },
  {
    name: 'expand',
    summary: 'Lists the actions that patterns stand for.',
    load: async () => (await import('./expand.ts')).expandCommand,
  },
  {
    name: 'shrink',
    summary: 'Writes actions as the fewest patterns that allow no other.',
    load: async () => (await import('./expand.ts')).shrinkCommand,
  },
  {
    name: 'who',
    summary: 'Shows which users and roles of an account can do something.',
    load: async () => (await import('./who.ts')).whoCommand,
  },
  {
    name: 'tighten',
    summary: 'Narrows a broad policy to a task, and shows what stops.',
    load: async () => (await import('./tighten.ts')).tightenCommand,
  },
  {
    name: 'diff',
    summary: 'Shows what access a policy change gains and loses.',
    load: async () => (await import('./diff.ts')).diffCommand,
  },
  {
    name: 'review',
    summary: 'Shows what was changed in a shared version.',
    load: async () => (await import('./review.ts')).reviewCommand,
  },
  {
    name: 'explain',
    summary: 'Explains why AWS denied calls, and what to change.',
    load: async () => (await import('./explain.ts')).explainCommand,
  },
  {
    name: 'lsp',
    summary: 'Serves editors: problems, completions, hovers and fixes.',
    load: async () => (await import('./lsp.ts')).lspCommand,
  },
  {
    name: 'mcp',
    summary: 'Serves agents: composing, checking and explaining as tools.',
    load: async () => (await import('./mcp.ts')).mcpCommand,
  },
  {
    name: 'schema',
    summary: 'Prints the JSON Schema of what a command prints or reads.',
    load: async () => (await import('./schema.ts')).schemaCommand,
  },
  {
    name: 'completion',
    summary: 'Prints a script that completes commands in your shell.',
    load: async () => (await import('./completion.ts')).completionCommand,
  },
];

type RawCommand = (args: readonly string[]) => Promise<number>;

/** Commands for developers of Rolewright. They read their arguments themselves. */
export const DEVELOPER_COMMANDS: Readonly<Record<string, () => Promise<RawCommand>>> = {
  'check-file': async () => (await import('./check-file.ts')).checkFileCommand,
  man: async () => (await import('./man.ts')).manCommand,
  decide: async () => (await import('./decide.ts')).decideCommand,
  agreement: async () => (await import('./agreement.ts')).agreementCommand,
};
