// Settings: from the start, as the answer for a file, and sent later.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  CodeActionRequest,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DidSaveTextDocumentNotification,
} from 'vscode-languageserver-protocol/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { judged, readSettings } from './settings.ts';
import { CAPABILITIES, startEditor, type Editor, type EditorOptions } from './testing/editor.ts';
import { SLIPS, WRONG } from './testing/texts.ts';

const ASKED = { ...CAPABILITIES, workspace: { ...CAPABILITIES.workspace, configuration: true } };
const TRUST = WRONG.replace('s3:GetObjct', 'sts:AssumeRole');

test('from the start ignore rules and set severities, by id or by code', async () => {
  const editor = await startEditor({
    initializationOptions: { rolewright: { severities: { INVALID_ACTION: 'suggestion' } } },
  });
  await editor.open('file:///a.json', WRONG);
  expect((await editor.found('file:///a.json')).map(({ severity }) => severity)).toEqual([3, 3]);
  await editor.connection.sendNotification(DidChangeConfigurationNotification.type, {
    settings: { rolewright: { ignoredRules: ['invalid-action'] } },
  });
  const gone = await editor.diagnostics.first(({ diagnostics }) => diagnostics.length === 0);
  expect(gone.uri).toBe('file:///a.json');
  expect(await editor.leave()).toBe(0);
});

test('are asked for each file, and again when they have changed', async () => {
  let type = 'trust';
  const editor = await startEditor({
    capabilities: ASKED,
    configuration: (uri) => (uri?.includes('/trust/') ? { policyType: type } : null),
  });
  await editor.open('file:///trust/a.json', TRUST);
  await editor.open('file:///other/a.json', TRUST);
  const codes = async (uri: string) => (await editor.found(uri)).map(({ code }) => code);
  expect(await codes('file:///trust/a.json')).not.toEqual(await codes('file:///other/a.json'));
  const before = editor.diagnostics.all.length;
  type = 'auto';
  await editor.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
  const again = await editor.diagnostics.first(
    (each) => editor.diagnostics.all.indexOf(each) >= before && each.uri === 'file:///trust/a.json',
  );
  expect(again.diagnostics.map(({ code }) => code)).toEqual(await codes('file:///other/a.json'));
  expect(await editor.leave()).toBe(0);
});

test('that are wrong are named once, and the rest holds', async () => {
  const editor = await startEditor({
    initializationOptions: { policyType: 'role', ignoredRules: ['invalid-action'] },
  });
  await editor.open('file:///a.json', WRONG);
  expect(await editor.messages.first(() => true)).toContain('rolewright.policyType is "role"');
  await editor.open('file:///b.json', WRONG.replace('"Allow"', '"allow"'));
  expect((await editor.found('file:///b.json')).map(({ code }) => code)).toEqual(['invalid-effect']);
  expect(editor.messages.all).toHaveLength(1);
  expect(await editor.leave()).toBe(0);
});

test.each([
  [7, 'rolewright is 7'],
  [{ severities: [] }, 'rolewright.severities is []'],
  [{ attachedTo: 'bucket' }, 'rolewright.attachedTo is "bucket"'],
  [{ severities: { a: 'fatal' } }, 'rolewright.severities.a is "fatal"'],
  [{ ignoredRules: 'a' }, 'rolewright.ignoredRules is "a"'],
  [{ ignoredRules: [1] }, 'rolewright.ignoredRules is 1'],
])('%j is wrong', (value, fault) => {
  expect(readSettings(value).faults).toEqual([expect.stringContaining(fault)]);
});

test('say what resource policies are attached to', () => {
  expect(readSettings({ attachedTo: 'AWS::S3::Bucket' })).toMatchObject({
    settings: { attachedTo: 'AWS::S3::Bucket' },
    faults: [],
  });
});

test('leave findings alone that they do not name', () => {
  const findings = [
    { id: 'a', code: 'A', severity: 'error' },
    { id: 'b', severity: 'warning' },
  ] as const;
  const { settings } = readSettings({ severities: { A: 'off', b: 'security' } });
  expect(judged(findings, settings)).toEqual([{ id: 'b', severity: 'security' }]);
  expect(judged(findings, readSettings(null).settings)).toBe(findings);
});

describe('rolewright.config.json', () => {
  let top = '';
  beforeAll(() => {
    top = mkdtempSync(join(tmpdir(), 'rolewright-'));
  });
  afterAll(() => rmSync(top, { recursive: true }));

  const NAME = 'rolewright.config.json';
  const IGNORING = { ignores: [{ rule: 'invalid-action', action: 's3:GetObjct', reason: 'A preview' }] };
  const uriOf = (path: string): string => pathToFileURL(join(top, path)).href;
  const write = (path: string, value: unknown): void => {
    mkdirSync(join(top, path, '..'), { recursive: true });
    writeFileSync(join(top, path), typeof value === 'string' ? value : JSON.stringify(value));
  };
  const started = (folder: string, options: EditorOptions = {}): Promise<Editor> =>
    startEditor({ folder: uriOf(folder), ...options });

  /** What is shown of a file after something else happened. */
  async function after(editor: Editor, uri: string, happens: () => Promise<void>): Promise<unknown[]> {
    const before = editor.diagnostics.all.length;
    await happens();
    const { diagnostics } = await editor.diagnostics.first(
      (each) => editor.diagnostics.all.indexOf(each) >= before && each.uri === uri,
    );
    return diagnostics.map(({ code, severity }) => [code, severity]);
  }
  const shownOf = async (editor: Editor, uri: string): Promise<unknown[]> =>
    (await editor.found(uri)).map(({ code, severity }) => [code, severity]);

  test('demands are held, and an edit of them is seen', async () => {
    write(`demanding/${NAME}`, { forbidden: [{ action: 's3:Delete*' }] });
    const text = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 's3:DeleteObject', Resource: 'arn:aws:s3:::b/*' }],
    });
    write('demanding/a.json', text);
    const editor = await started('demanding');
    const uri = uriOf('demanding/a.json');
    await editor.open(uri, text);
    expect(await shownOf(editor, uri)).toEqual([['forbidden-action', 1]]);
    write(`demanding/${NAME}`, { required: [{ action: 's3:*', key: 'aws:SourceVpce' }] });
    const changed = () =>
      editor.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
        changes: [{ uri: uriOf(`demanding/${NAME}`), type: 2 }],
      });
    expect(await after(editor, uri, changed)).toEqual([['missing-required-condition', 1]]);
  });

  test('is found upward, as far as the open folder, and reread when it changes', async () => {
    write(`reread/${NAME}`, { severities: { 'invalid-action': 'suggestion' } });
    write(`reread/open/${NAME}`, IGNORING);
    write('reread/open/deep/a.json', WRONG);
    const editor = await started('reread/open');
    const uri = uriOf('reread/open/deep/a.json');
    await editor.open(uri, WRONG);
    expect(await shownOf(editor, uri)).toEqual([['invalid-action', 1]]);
    const tell = (type: 2 | 3) => () =>
      editor.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
        changes: [{ uri: uriOf(`reread/open/${NAME}`), type }],
      });
    write(`reread/open/${NAME}`, { severities: { 'invalid-action': 'warning' } });
    expect(await after(editor, uri, tell(2))).toEqual([
      ['invalid-action', 2],
      ['invalid-action', 2],
    ]);
    write(`reread/open/${NAME}`, IGNORING);
    const save = () =>
      editor.connection.sendNotification(DidSaveTextDocumentNotification.type, {
        textDocument: { uri: uriOf(`reread/open/${NAME}`) },
      });
    await editor.open(uriOf(`reread/open/${NAME}`), JSON.stringify(IGNORING));
    expect(await after(editor, uri, save)).toEqual([['invalid-action', 1]]);
    // What is above the open folder is not of this project.
    rmSync(join(top, 'reread/open', NAME));
    expect(await after(editor, uri, tell(3))).toEqual([
      ['invalid-action', 1],
      ['invalid-action', 1],
    ]);
    expect(editor.messages.all).toEqual([]);
    expect(await editor.leave()).toBe(0);
  });

  test('yields to the settings of the editor, and says what policies are', async () => {
    write(`wins/${NAME}`, {
      policies: [{ files: 'trust/**', type: 'trust' }],
      severities: { 'invalid-action': 'suggestion', 'invalid-effect': 'suggestion' },
    });
    const editor = await started('wins', {
      initializationOptions: { severities: { 'invalid-action': 'warning' } },
    });
    const uri = uriOf('wins/a.json');
    await editor.open(uri, WRONG.replace('"Allow"', '"allow"'));
    expect(await shownOf(editor, uri)).toEqual([
      ['invalid-effect', 3],
      ['invalid-action', 2],
      ['invalid-action', 2],
    ]);
    await editor.open(uriOf('wins/trust/a.json'), TRUST);
    await editor.open(uriOf('wins/other/a.json'), TRUST);
    expect(await shownOf(editor, uriOf('wins/trust/a.json'))).not.toEqual(
      await shownOf(editor, uriOf('wins/other/a.json')),
    );
    expect(await editor.leave()).toBe(0);
  });

  test('that is faulty is named once with its place and what to write; the rest of it holds', async () => {
    write(`faulty/${NAME}`, '{\n  "severity": {},\n  "severities": { "invalid-action": "suggestion" }\n}');
    const editor = await started('faulty');
    await editor.open(uriOf('faulty/a.json'), WRONG);
    expect(await shownOf(editor, uriOf('faulty/a.json'))).toEqual([
      ['invalid-action', 3],
      ['invalid-action', 3],
    ]);
    await editor.open(uriOf('faulty/b.json'), WRONG);
    await editor.found(uriOf('faulty/b.json'));
    expect(editor.messages.all).toEqual([
      expect.stringMatching(/faulty.rolewright\.config\.json:2:3: .*`severities`/),
    ]);
    const open =
      '{ "severity": {}, "ignores": [{ "rule": "invalid-action", "reason": "a", "until": "2020-01-01" }] }';
    await editor.open(uriOf(`faulty/${NAME}`), open);
    expect((await editor.found(uriOf(`faulty/${NAME}`))).map(({ code }) => code)).toEqual([
      'faulty-configuration',
      'expired-ignore',
    ]);
    expect(await editor.leave()).toBe(0);
  });

  test('and comments keep what they ignore from being shown and fixed', async () => {
    write(`fixes/${NAME}`, { ignores: [{ rule: 'invalid-effect', reason: 'A test' }] });
    const editor = await started('fixes');
    const uri = uriOf('fixes/a.json');
    await editor.open(uri, SLIPS);
    expect(await shownOf(editor, uri)).not.toContainEqual(['invalid-effect', 1]);
    const actions = await editor.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri },
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      context: { diagnostics: [], only: ['source.fixAll'] },
    });
    const made = JSON.stringify(actions);
    expect(made).toContain('source.fixAll.rolewright');
    expect(made).not.toContain('Allow');
    expect(await editor.leave()).toBe(0);
  });
});

const COMMENTED = `Resources:
  Reader:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            # rolewright-ignore invalid-action: A preview
            Action: s3:GetObjct
            # rolewright-ignore redundant-action: Not needed
            Resource: arn:aws:s3:::b/* # rolewright-ignore nothing: No such rule
          # rolewright-ignore invalid-action until 2020-01-01: Long ago
          - Effect: Allow
            Action: s3:PutObjekt
            Resource: arn:aws:s3:::b/*
`;

test('comments ignore findings, and those to look at again are marked', async () => {
  const editor = await startEditor();
  await editor.open('file:///t.yaml', COMMENTED, 'yaml');
  const found = await editor.found('file:///t.yaml');
  expect(found.map(({ code, range }) => [code, range.start.line]).toSorted()).toEqual([
    ['expired-ignore', 12],
    ['faulty-ignore', 11],
    ['invalid-action', 14],
    ['unused-ignore', 10],
  ]);
  // Who is writing may not have written yet what an ignore is for.
  await editor.open('file:///u.yaml', COMMENTED.replace('Action: s3:PutObjekt', 'Action:'), 'yaml');
  const codes = (await editor.found('file:///u.yaml')).map(({ code }) => code);
  expect(codes).toContain('faulty-ignore');
  expect(codes).not.toContain('unused-ignore');
  expect(await editor.leave()).toBe(0);
});
