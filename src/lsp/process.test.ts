// The running server as a process: how it ends, cancels, and takes what no client should send.
import { readFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import {
  createProtocolConnection,
  ErrorCodes,
  LogMessageNotification,
  LSPErrorCodes,
  HoverRequest,
  CompletionRequest,
  InitializeRequest,
  PublishDiagnosticsNotification,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createReference } from '#iam/reference/index.ts';
import { serve } from './server.ts';
import { Editor, startEditor } from './testing/editor.ts';
import { WRONG } from './testing/texts.ts';

const URI = 'file:///policy.json';

const own = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

const frame = (message: unknown): string => {
  const text = JSON.stringify(message);
  return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
};

describe('ends', () => {
  test('with status 0 after “shutdown” and “exit”', async () => {
    const editor = await startEditor();
    await editor.open(URI, WRONG);
    expect(await editor.leave()).toBe(0);
  });

  test('with status 1 after “exit” alone', async () => {
    const editor = await startEditor();
    await editor.connection.sendNotification('exit');
    expect(await editor.exited).toBe(1);
  });

  test.each([
    ['1', 'without a farewell', false],
    ['0', 'after “shutdown”', true],
  ])('with status %s when its input closes %s', async (status, _how, isShutDown) => {
    const editor = await startEditor();
    await editor.open(URI, WRONG);
    await editor.found(URI);
    if (isShutDown) await editor.connection.sendRequest('shutdown');
    editor.process.stdin.end();
    expect(await editor.exited).toBe(Number(status));
    expect(editor.stderr).toBe('');
  });

  test('when its input closes before a word is said', async () => {
    const editor = new Editor();
    editor.process.stdin.end();
    expect(await editor.exited).toBe(1);
    expect(editor.stderr).toBe('');
  });

  test('when nobody reads its output any more', async () => {
    const editor = await startEditor();
    editor.process.stdout.destroy();
    await editor.open(URI, WRONG);
    editor.process.stdin.end();
    expect(await editor.exited).toBe(1);
    expect(editor.stderr).toBe('');
  });
});

describe('stays', () => {
  let editor: Editor;
  beforeAll(async () => {
    editor = await startEditor();
  });
  afterAll(async () => {
    expect(await editor.leave()).toBe(0);
  });

  /** It still answers. */
  let opened = 0;
  const works = async (): Promise<void> => {
    opened += 1;
    const uri = `file:///works-${opened}.json`;
    await editor.open(uri, WRONG);
    expect(await editor.found(uri)).toHaveLength(2);
  };

  test('answers a canceled request with that, and takes the next', async () => {
    await editor.open(URI, WRONG);
    const place = { textDocument: { uri: URI }, position: { line: 3, character: 40 } };
    const kinds = ['textDocument/hover', 'textDocument/completion'];
    let said = '';
    const answered = new Promise<void>((resolve) => {
      editor.process.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        if (kinds.every((id) => said.includes(`"id":"${id}"`))) resolve();
      });
    });
    // In one piece: what is canceled has not been begun, however fast the server is.
    editor.process.stdin.write(
      kinds
        .flatMap((method) => [
          { jsonrpc: '2.0', id: method, method, params: place },
          { jsonrpc: '2.0', method: '$/cancelRequest', params: { id: method } },
        ])
        .map(frame)
        .join(''),
    );
    await answered;
    const codes = [...said.matchAll(/"code":(-?\d+)/g)].map(([, code]) => Number(code));
    expect(codes).toEqual(kinds.map(() => LSPErrorCodes.RequestCancelled));
    expect(await editor.connection.sendRequest(HoverRequest.type, place)).toBeDefined();
  });

  test.each([
    ['a request that it does not know', { id: 'a', method: 'textDocument/unknown', params: {} }],
    ['a notification that it does not know', { method: '$/unknown', params: [] }],
    ['a notification without its parameters', { method: 'textDocument/didOpen' }],
    [
      'a change of a file that is not open',
      {
        method: 'textDocument/didChange',
        params: { textDocument: { uri: 'file:///x', version: 2 }, contentChanges: [{ text: '' }] },
      },
    ],
    [
      'a change without a version',
      {
        method: 'textDocument/didChange',
        params: { textDocument: { uri: 'file:///works-1.json' }, contentChanges: [{ text: '{' }] },
      },
    ],
    ['a request without its parameters', { id: 'b', method: 'textDocument/hover' }],
    [
      'a position far outside',
      {
        id: 'c',
        method: 'textDocument/completion',
        params: {
          textDocument: { uri: 'file:///works-1.json' },
          position: { line: 99_999, character: 99_999 },
        },
      },
    ],
    [
      'an address that cannot be decoded',
      {
        method: 'textDocument/didOpen',
        params: {
          textDocument: { uri: 'file:///%E0%A4.tf', languageId: 'terraform', version: 1, text: 'a' },
        },
      },
    ],
    ['a response to nothing', { id: 999, result: {} }],
    ['no message at all', 7],
  ])('after %s', async (_what, message) => {
    const whole = typeof message === 'object' ? { jsonrpc: '2.0', ...message } : message;
    editor.process.stdin.write(frame(whole));
    await works();
  });

  test('after a body that is not JSON', async () => {
    editor.process.stdin.write('Content-Length: 5\r\n\r\n{"a":');
    await works();
  });

  const deep = '['.repeat(50_000);
  test.each([
    ['deep JSON', 'json', `{"Version":"2012-10-17","Statement":${deep}`],
    ['deep YAML', 'yaml', `Version: "2012-10-17"\nStatement: ${deep}`],
    ['deep Terraform', 'terraform', `resource "aws_iam_policy" "a" {\n  policy = jsonencode(${deep}`],
    [
      'aliases of aliases',
      'yaml',
      `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefgh'.replaceAll(/./g, (letter) => `${letter}: &${letter} [${Array.from({ length: 9 }, () => `*${String.fromCodePoint((letter.codePointAt(0) ?? 0) - 1)}`).join(',')}]\n`)}Statement: *h\n`,
    ],
    [
      'a long text',
      'json',
      `{"Version":"2012-10-17","Statement":[${'{"Effect":"Allow","Action":"s3:GetObjct","Resource":"*"},'.repeat(5000)}`,
    ],
    ['a text beyond its limit', 'json', `{"Version":"2012-10-17","Statement":"${'a'.repeat(2_100_000)}"}`],
    [
      'names of prototypes',
      'json',
      '{"Version":"2012-10-17","Statement":[{"__proto__":{"Effect":"Allow"},"constructor":1,"Action":"__proto__:toString"}]}',
    ],
    ['half a surrogate', 'json', WRONG.replace('s3:GetObjct', 's3:\ud83d')],
  ])('after %s', async (what, languageId, text) => {
    const uri = `file:///hostile/${encodeURIComponent(what)}`;
    await editor.open(uri, text, languageId);
    const place = { textDocument: { uri }, position: { line: 0, character: 30 } };
    await editor.connection.sendRequest(CompletionRequest.type, place);
    await editor.connection.sendRequest(HoverRequest.type, place);
    await editor.connection.sendRequest('textDocument/documentLink', { textDocument: { uri } });
    await works();
    expect(editor.stderr).toBe('');
  });
});

test('refuses questions before it is greeted', async () => {
  const editor = new Editor();
  await expect(
    editor.connection.sendRequest(HoverRequest.type, {
      textDocument: { uri: URI },
      position: { line: 0, character: 0 },
    }),
  ).rejects.toMatchObject({ code: ErrorCodes.ServerNotInitialized });
  const { serverInfo, capabilities } = await editor.connection.sendRequest(InitializeRequest.type, {
    processId: null,
    rootUri: null,
    capabilities: {},
  });
  expect(serverInfo).toEqual({ name: 'rolewright', version: own.version });
  expect(capabilities).toMatchObject({ textDocumentSync: { change: 2 }, hoverProvider: true });
  expect(capabilities.diagnosticProvider).toBeUndefined();
  expect(await editor.leave()).toBe(0);
});

test('leaves with the process of its client', async () => {
  const editor = new Editor();
  // A process that has ended.
  const { spawnSync } = await import('node:child_process');
  const { pid } = spawnSync(process.execPath, ['-e', '0']);
  await editor.connection.sendRequest(InitializeRequest.type, {
    processId: pid,
    rootUri: null,
    capabilities: {},
  });
  expect(await editor.exited).toBe(1);
});

test('says once in the log that the service reference is old', async () => {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const reference = createReference({ date: '2020-01-02', services: {}, arns: {}, namespaces: {}, rcp: [] });
  const ended = serve({ input, output, version: '0', referenceWith: () => reference });
  const client = createProtocolConnection(new StreamMessageReader(output), new StreamMessageWriter(input));
  const [logged, found]: [string[], string[]] = [[], []];
  client.onNotification(LogMessageNotification.type, ({ message }) => void logged.push(message));
  client.onNotification(PublishDiagnosticsNotification.type, ({ uri }) => void found.push(uri));
  client.listen();
  await client.sendRequest(InitializeRequest.type, { processId: null, rootUri: null, capabilities: {} });
  for (const uri of ['file:///a.json', 'file:///b.json'])
    await client.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'json', version: 1, text: WRONG },
    });
  await vi.waitFor(() => expect(found).toHaveLength(2));
  expect(logged).toEqual([
    'AWS’s service reference here is of 2020-01-02, more than 60 days old: a newer version of Rolewright knows newer actions.',
  ]);
  await client.sendRequest('shutdown');
  await client.sendNotification('exit');
  expect(await ended).toBe(0);
});
