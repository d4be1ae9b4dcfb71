// rolewright mcp: tools for agents.
import type { Command } from './command.ts';
import { UsageError } from './usage.ts';

export const mcpCommand: Command = {
  name: 'mcp',
  operands: '',
  count: [0, 0],
  summary: 'Serves agents: composing, checking and explaining as tools.',
  about: [
    'Speaks the Model Context Protocol on standard input and output. Agents start it themselves: add a server with the command “npx” and the arguments “rolewright”, “mcp”.',
    'All tools only read what they are sent. They open no files, call no network and need no credentials. Messages for people go to standard error.',
  ],
  options: [],
  examples: ['rolewright mcp', 'claude mcp add rolewright -- npx rolewright mcp'],
  async run(_input, terminal) {
    if (process.stdin.isTTY)
      throw new UsageError('Agents start this server: tell yours to run “rolewright mcp”.');
    const { serve } = await import('./mcp/server.ts');
    await serve(ROLEWRIGHT_VERSION, {
      input: process.stdin,
      output: process.stdout,
      log: (line) => terminal.note(line),
    });
    return 0;
  },
};
