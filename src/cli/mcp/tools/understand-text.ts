// understand_text: what a person wrote or pasted → the answers that compose_role takes, and what they do not follow.
import '#deepseek/answers/register-all.ts';
import { z } from 'zod';
import { understand, understandingJson } from '#deepseek/understand/index.ts';
import { SCHEMAS } from '#cli/schemas/index.ts';
import { text } from '#cli/mcp/inputs.ts';
import { defineTool } from '#cli/mcp/tool.ts';

export const understandText = defineTool({
  name: 'understand_text',
  title: 'Understand a text',
  description:
    'Reads a sentence of a person, code that calls AWS, configuration, or identifiers as answers for compose_role. Ask the person about conflicts, and tell them what was assumed, not read or outside, before composing; below a confidence of 0.5 choose among closest.',
  input: z.strictObject({ text: text('The words of the person, or the code or file.') }),
  output: () => SCHEMAS['understand']!(),
  run: async (given) => understandingJson(given.text, await understand(given.text)),
});
