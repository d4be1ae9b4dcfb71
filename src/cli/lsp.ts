// rolewright lsp: the language server, for editors.
import { serve } from '#lsp/server.ts';
import type { Command } from './command.ts';
import { referenceWith } from './reference.ts';
import { UsageError } from './usage.ts';

export const lspCommand: Command = {
  name: 'lsp',
  operands: '',
  count: [0, 0],
  summary: 'Serves editors: problems, completions, hovers and fixes.',
  about: [
    'Speaks the Language Server Protocol on standard input and output. Editors start it themselves: tell yours to run “rolewright lsp --stdio” for JSON, YAML and Terraform files. Files without policies are left alone.',
    'Settings, in the section “rolewright”: “policyType” (the type of policies in files of their own), “severities” (rule → error, security, warning, suggestion or off) and “ignoredRules” (a list of rules). They win over rolewright.config.json, which is found upward from each file.',
  ],
  options: [{ name: 'stdio', text: 'Uses standard input and output. The only way, so it may be left out.' }],
  examples: ['rolewright lsp --stdio'],
  async run() {
    if (process.stdin.isTTY)
      throw new UsageError('Editors start the language server: tell yours to run “rolewright lsp --stdio”.');
    const status = await serve({
      input: process.stdin,
      output: process.stdout,
      version: ROLEWRIGHT_VERSION,
      referenceWith,
    });
    // What is left to read is nobody's any more.
    process.stdin.destroy();
    return status;
  },
};
