// Starts the server as agents do, and speaks to it with the protocol's own client.
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { CallToolResultSchema } from '@modelcontextprotocol/sdk/types.js';

export interface Answer {
  readonly isError: boolean;
  readonly text: string;
  /** The structured result. */
  readonly result: Readonly<Record<string, unknown>>;
}

export interface Agent {
  readonly client: Client;
  /** What the server wrote to standard error. */
  readonly stderr: () => string;
  call(name: string, args?: Readonly<Record<string, unknown>>): Promise<Answer>;
}

export async function startAgent(bin: string): Promise<Agent> {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [bin, 'mcp'],
    stderr: 'pipe',
  });
  let stderr = '';
  transport.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const client = new Client({ name: 'agent', version: '1.0.0' });
  await client.connect(transport);
  return {
    client,
    stderr: () => stderr,
    async call(name, args = {}) {
      const answer = CallToolResultSchema.parse(await client.callTool({ name, arguments: { ...args } }));
      const [first] = answer.content;
      return {
        isError: answer.isError === true,
        text: first?.type === 'text' ? first.text : '',
        result: answer.structuredContent ?? {},
      };
    },
  };
}
