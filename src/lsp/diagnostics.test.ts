// Diagnostics of the running server: as files open, change and close, and when the client asks.
import {
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticRequest,
  ErrorCodes,
} from 'vscode-languageserver-protocol/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CAPABILITIES, startEditor, type Editor } from './testing/editor.ts';
import { rangeOfWord, WRONG } from './testing/texts.ts';

let editor: Editor;
let number = 0;

async function opened(text: string, languageId = 'json', name = 'policy.json'): Promise<string> {
  number += 1;
  const uri = `file:///folder-${number}/${name}`;
  await editor.open(uri, text, languageId);
  return uri;
}

/** A policy that is opened later and answered: what came before it is done. */
async function everythingDone(): Promise<void> {
  await editor.found(await opened(WRONG));
}

// The first start bundles the sources.
beforeAll(async () => {
  editor = await startEditor();
});
afterAll(async () => {
  expect(await editor.leave()).toBe(0);
  expect(editor.stderr).toBe('');
});

test('mark what is wrong, with the rule and the page that states it', async () => {
  const [first, second, ...others] = await editor.found(await opened(WRONG));
  expect(others).toEqual([]);
  expect(first).toMatchObject({
    range: rangeOfWord(WRONG, '"s3:GetObjct"'),
    severity: 1,
    code: 'invalid-action',
    source: 'rolewright',
    message: expect.stringContaining('s3:GetObject'),
    codeDescription: { href: expect.stringMatching(/^https:\/\/docs\.aws\.amazon\.com\//) },
  });
  expect(second).toMatchObject({ range: rangeOfWord(WRONG, '"s3:PutObjekt"'), code: 'invalid-action' });
});

test('name the further places of a finding', async () => {
  const text = JSON.stringify({
    Version: '2012-10-17',
    Statement: ['s3:GetObject', 's3:PutObject'].map((Action) => ({
      Sid: 'Same',
      Effect: 'Allow',
      Action,
      Resource: 'arn:aws:s3:::b/*',
    })),
  });
  const found = await editor.found(await opened(text));
  expect(found.find(({ code }) => code === 'duplicate-sid')?.relatedInformation).toEqual([
    expect.objectContaining({ location: expect.objectContaining({ uri: expect.any(String) }) }),
  ]);
});

test('count positions in UTF-16 units, also in parts of a changed text', async () => {
  const text = WRONG.replace('"Effect"', '"Sid": "😀é", "Effect"');
  const uri = await opened(text);
  await editor.found(uri);
  const { start } = rangeOfWord(text, '"s3:GetObjct"');
  expect((await editor.found(uri)).some(({ range }) => range.start.character === start.character)).toBe(true);
  // Behind the emoji, which is two units.
  await editor.change(uri, 2, { range: rangeOfWord(text, 's3:GetObjct'), text: 's3:GetObject' });
  const left = await editor.found(uri, 2);
  expect(left.filter(({ code }) => code === 'invalid-action').map(({ range }) => range)).toEqual([
    rangeOfWord(text.replace('GetObjct', 'GetObject'), '"s3:PutObjekt"'),
  ]);
});

test('go when their cause goes, and when the file is closed', async () => {
  const uri = await opened(WRONG);
  await editor.found(uri);
  await editor.change(uri, 2, { text: WRONG.replace('Objct', 'Object').replace('Objekt', 'Object') });
  expect(await editor.found(uri, 2)).toEqual([]);
  await editor.change(uri, 3, { text: WRONG });
  await editor.found(uri, 3);
  await editor.close(uri);
  const closed = await editor.diagnostics.first((each) => each.uri === uri && each.version === undefined);
  expect(closed.diagnostics).toEqual([]);
});

test('are for the last of 50 fast changes, and for no text in between', async () => {
  const uri = await opened(WRONG);
  await editor.found(uri);
  const changes = Array.from({ length: 50 }, (_, index) =>
    editor.change(uri, index + 2, {
      range: rangeOfWord(WRONG, '"s3:GetObjct"'),
      text: `"s3:GetObj${String(index).padStart(2, '0')}"`.slice(0, 13),
    }),
  );
  await Promise.all(changes);
  expect((await editor.found(uri, 51)).length).toBeGreaterThan(0);
  const versions = editor.diagnostics.all.flatMap((each) =>
    each.uri === uri && each.version !== undefined ? [each.version] : [],
  );
  expect(versions).toEqual(versions.toSorted((a, b) => a - b));
  // A busy machine may take a pause among them, but never checks each.
  expect(versions.length).toBeLessThan(25);
});

test.each([
  ['JSON of something else', '{"name": "a", "version": "1.0.0"}', 'json', 'package.json'],
  ['an empty file', '', 'json', 'empty.json'],
  ['YAML of something else', 'services:\n  web:\n    image: nginx\n', 'yaml', 'compose.yaml'],
  ['a policy in a language that is none of its own', WRONG, 'typescript', 'policy.ts'],
  ['a policy in a text', WRONG, 'plaintext', 'notes'],
])('are none for %s', async (_name, text, languageId, name) => {
  const uri = await opened(text, languageId, name);
  await everythingDone();
  expect(editor.diagnostics.all.filter((each) => each.uri === uri)).toEqual([]);
});

test('come anew when a file on the disk has changed', async () => {
  const uri = await opened(WRONG);
  await editor.found(uri);
  const before = editor.diagnostics.all.length;
  await editor.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
    changes: [{ uri: 'file:///folder/variables.tf', type: 2 }],
  });
  await editor.diagnostics.first(
    (each) => editor.diagnostics.all.indexOf(each) >= before && each.uri === uri,
  );
});

describe('a client that asks for diagnostics', () => {
  let asking: Editor;
  beforeAll(async () => {
    asking = await startEditor({
      capabilities: {
        ...CAPABILITIES,
        textDocument: { ...CAPABILITIES.textDocument, diagnostic: {} },
        workspace: { ...CAPABILITIES.workspace, diagnostics: { refreshSupport: true } },
      },
    });
  });
  afterAll(async () => {
    expect(await asking.leave()).toBe(0);
  });

  test('gets them as the answer, and only so', async () => {
    const uri = 'file:///asked.json';
    await asking.open(uri, WRONG);
    const report = await asking.connection.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument: { uri },
    });
    expect(report).toMatchObject({
      kind: 'full',
      items: [{ code: 'invalid-action' }, { code: 'invalid-action' }],
    });
    const none = { textDocument: { uri: 'file:///not-open.json' } };
    expect(await asking.connection.sendRequest(DocumentDiagnosticRequest.type, none)).toEqual({
      kind: 'full',
      items: [],
    });
    expect(asking.diagnostics.all).toEqual([]);
  });

  test('is refused after it has said that it leaves', async () => {
    const leaving = await startEditor();
    await leaving.connection.sendRequest('shutdown');
    await expect(
      leaving.connection.sendRequest('textDocument/hover', {
        textDocument: { uri: 'file:///a.json' },
        position: { line: 0, character: 0 },
      }),
    ).rejects.toMatchObject({ code: ErrorCodes.InvalidRequest });
    await leaving.connection.sendNotification('exit');
    expect(await leaving.exited).toBe(0);
  });
});
