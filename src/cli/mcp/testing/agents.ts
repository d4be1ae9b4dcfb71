// Tests of the shipped command, with the client of the protocol.
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allow, policy } from '#cli/testing/run.ts';
import { startAgent, type Agent } from './client.ts';

const READ = JSON.parse(policy({ Sid: 'Read', ...allow('s3:GetObject', 'arn:aws:s3:::b/*') })) as object;
const MORE = JSON.parse(policy(allow(['s3:GetObject', 's3:PutObject'], 'arn:aws:s3:::b/*'))) as object;
const WRONG = policy(allow('s3:GetObjct', 'arn:aws:s3:::b/*'));
const DENIED =
  'An error occurred (AccessDeniedException) when calling the InvokeModel operation: User: arn:aws:sts::111122223333:assumed-role/App/i is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2 because no identity-based policy allows the bedrock:InvokeModel action';
const REQUEST = { action: 's3:GetObject', resource: 'arn:aws:s3:::b/x' };

type Args = Readonly<Record<string, unknown>>;

/** A call of each tool that is answered, and part of the result. */
const ANSWERED: readonly (readonly [tool: string, args: Args, part: object])[] = [
  [
    'list_scenarios',
    {},
    { scenarios: expect.arrayContaining([expect.objectContaining({ id: 'invoke', questions: [] })]) },
  ],
  [
    'list_scenarios',
    { scenario: 'import' },
    {
      scenarios: [
        { id: 'import', questions: expect.arrayContaining([expect.objectContaining({ id: 'weights' })]) },
      ],
    },
  ],
  [
    'compose_role',
    { scenario: 'invoke', values: { regions: ['us-west-2'] } },
    {
      scenario: 'invoke',
      link: expect.stringMatching(/^v=1&/),
      resource: expect.stringMatching(/^rolewright:\/\/kit\//),
    },
  ],
  [
    'compose_role',
    { scenario: 'import', format: 'terraform' },
    { files: expect.arrayContaining([expect.objectContaining({ name: 'main.tf' })]) },
  ],
  [
    'compose_role',
    { scenario: 'app-boundary', format: 'cases' },
    { files: [expect.objectContaining({ name: expect.stringMatching(/\.rolewright\.yaml$/) })] },
  ],
  [
    'check_policy',
    { policy: WRONG },
    { counts: { error: 1 }, files: [{ policies: [{ findings: [{ rule: 'invalid-action', line: 1 }] }] }] },
  ],
  ['check_policy', { policy: READ, type: 'identity' }, { counts: { error: 0 } }],
  [
    'check_policy',
    {
      policy:
        'resource "aws_iam_policy" "x" {\n  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObjct", Resource = "*" }] })\n}\n',
    },
    {
      files: [
        {
          policies: [
            {
              findings: expect.arrayContaining([
                expect.objectContaining({ rule: 'invalid-action', line: 2 }),
              ]),
            },
          ],
        },
      ],
    },
  ],
  ['explain_denial', { text: DENIED }, { denials: [{ action: 'bedrock:InvokeModel', layer: 'identity' }] }],
  ['explain_denial', { text: DENIED, policies: [READ] }, { denials: [{ comparison: expect.anything() }] }],
  ['explain_denial', { text: DENIED, scenario: 'invoke' }, { denials: [{ action: 'bedrock:InvokeModel' }] }],
  [
    'decide',
    { policies: { identity: READ }, ...REQUEST },
    { requests: [{ decision: 'Allowed', action: 's3:GetObject' }] },
  ],
  [
    'decide',
    {
      policies: { identity: [READ], scp: ['FullAWSAccess', [MORE]] },
      action: ['s3:GetObject', 's3:PutObject'],
      resource: 'arn:aws:s3:::b/x',
    },
    { requests: [{ decision: 'Allowed' }, { decision: 'ImplicitlyDenied' }] },
  ],
  [
    'decide',
    {
      policies: { identity: JSON.stringify(READ) },
      ...REQUEST,
      principal: 'arn:aws:iam::111122223333:user/mara',
      context: { 'aws:SecureTransport': true },
    },
    { requests: [{ principal: 'arn:aws:iam::111122223333:user/mara' }] },
  ],
  ['list_access', { policies: { identity: READ } }, { counts: { all: 0, some: 1 }, leftOut: 0 }],
  [
    'list_access',
    { policies: { identity: JSON.parse(policy(allow('*'))) as object }, services: ['s3'], limit: 5 },
    {
      services: [{ prefix: 's3', actions: expect.objectContaining({ length: 5 }) }],
      leftOut: expect.any(Number),
    },
  ],
  [
    'compare_access',
    { before: { identity: READ }, after: { identity: MORE } },
    { gained: [{ action: 's3:PutObject' }], lost: [], unchanged: 1, leftOut: 0 },
  ],
  [
    'find_facts',
    {
      model: 'DeepSeek-V3.2',
      region: 'us-east-1',
      action: 'bedrock:InvokeModel',
      conditionKey: 'aws:SourceVpce',
    },
    {
      models: [{ modelId: 'deepseek.v3.2' }],
      regions: [{ code: 'us-east-1' }],
      actions: [{ action: 'bedrock:InvokeModel', page: expect.stringContaining('docs.aws.amazon.com') }],
      conditionKeys: [{ key: 'aws:SourceVpce' }],
    },
  ],
  [
    'find_facts',
    { action: 'bedrock:Invoke*', model: '*', region: '*', conditionKey: 'bedrock:GuardrailIdentifier' },
    { conditionKeys: [{ key: 'bedrock:GuardrailIdentifier', page: expect.stringContaining('bedrock') }] },
  ],
];

const DEEP = JSON.parse(`${'{"a":'.repeat(300)}1${'}'.repeat(300)}`) as object;

/** A wrong call of each tool, and part of the message that says what to send. */
const REFUSED: readonly (readonly [tool: string, args: Args, advice: string])[] = [
  ['list_scenarios', { scenario: 'invok' }, 'Did you mean `invoke`?'],
  ['list_scenarios', { scenari: 'invoke' }, '`scenari` is not an argument. Did you mean `scenario`?'],
  ['compose_role', {}, 'Send a scenario'],
  ['compose_role', { scenario: 'invoke', values: { region: ['us-east-1'] } }, 'Did you mean `regions`?'],
  ['compose_role', { scenario: 'invoke', values: { regions: 'us-east-1' } }, 'another type'],
  ['compose_role', { scenario: 'invoke', values: { regions: 7 } }, 'values'],
  ['compose_role', { scenario: 'invoke', link: 'v=1&p=invoke' }, 'Send either link'],
  ['compose_role', { link: 'v=1&p=invoke&c=nope' }, 'link'],
  ['compose_role', { scenario: 'invoke', format: 'tf' }, 'Formats: documents'],
  ['check_policy', {}, '`policy`'],
  ['check_policy', { policy: 'resource "aws_s3_bucket" "b" {}' }, 'Send a policy document'],
  ['check_policy', { policy: '' }, 'must not be empty'],
  ['check_policy', { policy: WRONG, type: 'sns' }, 'Send `type` as identity or trust'],
  ['explain_denial', { text: 'all is well' }, 'Send the whole error message'],
  ['explain_denial', { text: DENIED, policies: ['x'] }, 'policies[0] has no policy'],
  ['explain_denial', { text: DENIED, policies: [READ], scenario: 'invoke' }, 'Send either policies'],
  [
    'decide',
    { policies: { identity: READ }, action: 's3:GetObjct', resource: 'arn:aws:s3:::b/x' },
    's3:GetObject',
  ],
  ['decide', { policies: { identity: READ }, ...REQUEST, principal: 'me' }, '`me` is not a principal'],
  [
    'decide',
    { policies: { identity: READ }, ...REQUEST, context: { 'aws:SourceVpcee': 'x' } },
    'aws:SourceVpce',
  ],
  ['decide', { policies: { identity: 'role.json' }, ...REQUEST }, 'Files are not read'],
  ['decide', { policies: { identity: '{broken' }, ...REQUEST }, 'not valid JSON'],
  ['decide', { policies: { identity: DEEP }, ...REQUEST }, 'with a Statement'],
  ['decide', { policies: { idenity: READ }, ...REQUEST }, '`idenity` is not a member of `policies`'],
  ['decide', { policies: {}, action: [], resource: '*' }, '`action`'],
  ['list_access', { policies: { identity: READ }, account: '12' }, 'Send account as 12 digits'],
  ['list_access', { policies: { identity: READ }, services: ['es3'] }, 'service prefix'],
  ['compare_access', { before: { identity: READ } }, '`after`'],
  ['find_facts', {}, 'Send at least one of'],
  ['find_facts', { model: 'DeepSeek-V3.3' }, 'Did you mean'],
  ['find_facts', { region: 'us-esat-1' }, 'us-east-1'],
  ['find_facts', { action: 'bedrock:InvokeModl' }, 'bedrock:InvokeModel'],
  ['find_facts', { conditionKey: 'aws:SourceVpcee' }, 'Did you mean `aws:SourceVpce'],
  ['compose_rol', {}, 'Did you mean compose_role?'],
];

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
        'compose_role',
        'check_policy',
        'explain_denial',
        'decide',
        'list_access',
        'compare_access',
        'find_facts',
      ]);
      for (const { inputSchema, annotations, description } of tools) {
        expect(annotations).toMatchObject({
          readOnlyHint: true,
          openWorldHint: false,
          destructiveHint: false,
        });
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
      expect(JSON.parse(said)).toEqual(result);
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
      const kit = JSON.parse(content && 'text' in content ? content.text : '') as object;
      expect(result).toMatchObject(kit);
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
