// Tests of the shipped command, with the client of the protocol.
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ANSWERED, DENIED, READ, REFUSED } from './calls.ts';
import { startAgent, type Agent } from './client.ts';

/** Runs the server with raw input, and returns what it answers. */
async function raw(
  bin: string,
  input: string,
): Promise<{
  readonly out: readonly { readonly id?: unknown }[];
  readonly stderr: string;
  readonly status: number | null;
}> {
  const child = spawn(process.execPath, [bin, 'mcp']);
  const [out, stderr, status] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((done) => child.once('close', done)),
    new Promise<void>((done) => child.stdin.end(input, done)),
  ]);
  const lines = out.split('\n').filter((line) => line !== '');
  return { out: lines.map((line) => JSON.parse(line) as { id?: unknown }), stderr, status };
}

const message = (id: number, method: string, params: object = {}): string =>
  `${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`;
const HELLO = message(1, 'initialize', {
  protocolVersion: '2025-06-18',
  capabilities: {},
  clientInfo: { name: 'agent', version: '1' },
});

export function describeAgents(binOf: () => string): void {
  describe('agents', () => {
    let agent: Agent;
    const outputs = new Map<string, ValidateFunction>();
    beforeAll(async () => {
      agent = await startAgent(binOf());
      const ajv = new Ajv2020({ strictTypes: false, formats: { uri: true, date: true } });
      const { tools } = await agent.client.listTools();
      for (const { name, outputSchema } of tools) outputs.set(name, ajv.compile(outputSchema!));
    });
    afterAll(() => agent.client.close());

    test('find tools that only read, each with a schema of what it takes and returns', async () => {
      const { tools } = await agent.client.listTools();
      expect(tools.map(({ name }) => name)).toEqual([
        'list_scenarios',
        'understand_text',
        'compose_role',
        'check_policy',
        'explain_denial',
        'decide',
        'list_access',
        'compare_access',
        'find_facts',
      ]);
      for (const { inputSchema, annotations, description } of tools) {
        expect(annotations).toMatchObject({ readOnlyHint: true, openWorldHint: false });
        expect(description?.length).toBeGreaterThan(60);
        for (const property of Object.values(inputSchema.properties ?? {}))
          expect(property).toHaveProperty('description');
        expect(inputSchema['additionalProperties']).toBe(false);
      }
    });

    test.each(ANSWERED)('%s answers %j', async (tool, args, part) => {
      const { isError, text: said, result } = await agent.call(tool, args);
      expect(isError, said).toBe(false);
      expect(result).toMatchObject(part);
      const validate = outputs.get(tool)!;
      validate(result);
      expect(validate.errors ?? []).toEqual([]);
      expect(said.length).toBeGreaterThan(10);
    });

    test.each(REFUSED)('%s is told what to send instead of %j', async (tool, args, advice) => {
      const { isError, text: said, result } = await agent.call(tool, args);
      expect(isError).toBe(true);
      expect(said).toContain(advice);
      expect(result).toEqual({});
    });

    test('get 10 MB refused, and are served on', async () => {
      const { isError, text: said } = await agent.call('check_policy', { policy: ' '.repeat(10_000_000) });
      expect([isError, said]).toEqual([true, expect.stringContaining('Send at most')]);
      const { isError: next } = await agent.call('list_scenarios');
      expect(next).toBe(false);
    });

    test('find a kit again as a resource, by its link', async () => {
      const { result } = await agent.call('compose_role', { scenario: 'batch' });
      const uri = String(result['resource']);
      const { resources } = await agent.client.listResources();
      expect(resources.map((each) => each.uri)).toContain(uri);
      const { contents } = await agent.client.readResource({ uri });
      const [content] = contents;
      const kit = JSON.parse(content && 'text' in content ? content.text : '') as { nextSteps: object };
      expect(kit).toMatchObject({ scenario: 'batch', nextSteps: result['nextSteps'] });
    });

    test('read scenarios as resources, whose ids complete', async () => {
      const { resourceTemplates } = await agent.client.listResourceTemplates();
      expect(resourceTemplates.map(({ uriTemplate }) => uriTemplate)).toEqual([
        'rolewright://kit/{link}',
        'rolewright://scenario/{id}',
      ]);
      const { completion } = await agent.client.complete({
        ref: { type: 'ref/resource', uri: 'rolewright://scenario/{id}' },
        argument: { name: 'id', value: 'host-' },
      });
      expect(completion.values).toContain('host-ec2');
      const { contents } = await agent.client.readResource({ uri: 'rolewright://scenario/host-ec2' });
      expect(contents[0]).toMatchObject({ text: expect.stringContaining('"questions"') as string });
      await expect(agent.client.readResource({ uri: 'rolewright://scenario/host-ec' })).rejects.toThrow(
        'Did you mean rolewright://scenario/host-ec2?',
      );
      await expect(agent.client.readResource({ uri: 'file:///etc/passwd' })).rejects.toThrow('Ask for');
    });

    test('have prompts for the three usual jobs', async () => {
      const { prompts } = await agent.client.listPrompts();
      expect(prompts.map(({ name }) => name)).toEqual(['create_role', 'understand_denial', 'review_policy']);
      const { messages } = await agent.client.getPrompt({
        name: 'understand_denial',
        arguments: { error: DENIED },
      });
      expect(messages[0]?.content).toMatchObject({ text: expect.stringContaining(DENIED) as string });
      await expect(agent.client.getPrompt({ name: 'create_role' })).rejects.toThrow('Send task');
      await expect(agent.client.getPrompt({ name: 'x' })).rejects.toThrow('Prompts: create_role');
    });

    test('hear nothing on standard error while all is well', () => expect(agent.stderr()).toBe(''));

    test('that send garbage still get answers to what can be read', async () => {
      const garbage = [
        '',
        'garbage',
        '{"jsonrpc":"2.0"',
        '[]',
        '{"id":7}',
        'null',
        '\u0000\ufeff',
        '{"jsonrpc":"1.0","id":8,"method":"x"}',
      ];
      const { out, stderr, status } = await raw(
        binOf(),
        `${HELLO}${garbage.join('\n')}\n${message(2, 'tools/list')}${message(3, 'no/such')}${message(4, 'tools/call', { name: 'find_facts', arguments: { region: '*' } })}`,
      );
      const answered = new Map(out.map((each) => [each.id, each]));
      expect(answered.get(2)).toHaveProperty('result.tools');
      expect(answered.get(3)).toHaveProperty('error.code', -32601);
      expect(answered.get(4)).toHaveProperty('result.structuredContent.regions');
      expect(stderr).toContain('could not be read');
      expect(stderr).not.toContain('garbage');
      expect(status).toBe(0);
    });

    test('that cancel a call get no answer to it', async () => {
      const call = message(2, 'tools/call', {
        name: 'list_access',
        arguments: { policies: { identity: READ } },
      });
      const cancel = `${JSON.stringify({ jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 2 } })}\n`;
      const { out, stderr } = await raw(binOf(), `${HELLO}${call}${cancel}${message(3, 'ping')}`);
      expect(out.map(({ id }) => id).toSorted()).toEqual([1, 3]);
      expect(stderr).toBe('');
    });
  });
}
