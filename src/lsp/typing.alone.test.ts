// Findings on a word that somebody is typing wait: until they pause, save, or type elsewhere.
import {
  CodeActionRequest,
  DidChangeWorkspaceFoldersNotification,
  DidSaveTextDocumentNotification,
  DocumentDiagnosticRequest,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { CAPABILITIES, startEditor, type Editor } from './testing/editor.ts';
import { rangeOfWord, WRONG } from './testing/texts.ts';
import { Typing } from './typing.ts';

const RIGHT = WRONG.replace('Objct', 'Object').replace('Objekt', 'Object');
const actions = 's3:GetObject", "s3:PutObject';

let editor: Editor;
beforeAll(async () => {
  editor = await startEditor();
});
afterAll(async () => {
  expect(await editor.leave()).toBe(0);
});

const codesOf = (diagnostics: readonly { code?: unknown }[]): unknown[] =>
  diagnostics.map(({ code }) => code);

/** Opens a policy and deletes the last letter of its first action. */
async function typedIn(uri: string): Promise<void> {
  await editor.open(uri, RIGHT.replace(actions, actions.replace('s3:GetObject', 's3:GetObjectt')));
  expect(codesOf(await editor.found(uri))).toEqual(['invalid-action']);
  const { end } = rangeOfWord(RIGHT, 's3:GetObject');
  const range = { start: { line: end.line, character: end.character + 1 }, end };
  await editor.change(uri, 2, { range: { start: range.end, end: range.start }, text: 'x' });
}

test('a word that is typed is marked after a pause', async () => {
  const uri = 'file:///pause.json';
  await typedIn(uri);
  expect(await editor.found(uri, 2)).toEqual([]);
  const all = editor.diagnostics.all;
  const marked = await editor.diagnostics.first(
    (each) => each.uri === uri && each.version === 2 && each.diagnostics.length > 0,
  );
  expect(codesOf(marked.diagnostics)).toEqual(['invalid-action']);
  expect(all.filter((each) => each.uri === uri && each.version === 2)).toHaveLength(2);
});

test('a word is marked when the file is saved, and when its author types elsewhere', async () => {
  const uri = 'file:///save.json';
  await typedIn(uri);
  await editor.connection.sendNotification(DidSaveTextDocumentNotification.type, { textDocument: { uri } });
  await editor.diagnostics.first(
    (each) => each.uri === uri && each.version === 2 && each.diagnostics.length > 0,
  );
  const { end } = rangeOfWord(RIGHT, 's3:::b');
  await editor.change(uri, 3, { range: { start: end, end }, text: 'u' });
  // Nothing on this line changes how long it is before the place.
  expect(codesOf(await editor.found(uri, 3))).toEqual(['invalid-action']);
});

test('its fix is offered meanwhile', async () => {
  const uri = 'file:///fix.json';
  await typedIn(uri);
  const { start } = rangeOfWord(RIGHT, 's3:GetObject');
  const offered = await editor.connection.sendRequest(CodeActionRequest.type, {
    textDocument: { uri },
    range: { start, end: start },
    context: { diagnostics: [] },
  });
  expect(offered?.map(({ title }) => title)).toContainEqual(expect.stringContaining('s3:GetObject'));
});

test('a client that asks for diagnostics is told to ask again', async () => {
  const asking = await startEditor({
    capabilities: {
      ...CAPABILITIES,
      textDocument: { ...CAPABILITIES.textDocument, diagnostic: {} },
      workspace: { ...CAPABILITIES.workspace, diagnostics: { refreshSupport: true } },
    },
  });
  const refreshed = new Promise<void>((resolve) => {
    asking.connection.onRequest('workspace/diagnostic/refresh', () => {
      resolve();
      return null;
    });
  });
  const uri = 'file:///asked.json';
  const ask = async (): Promise<unknown[]> => {
    const report = await asking.connection.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument: { uri },
    });
    return report.kind === 'full' ? codesOf(report.items) : [];
  };
  await asking.open(uri, RIGHT);
  const { end } = rangeOfWord(RIGHT, 's3:GetObject');
  await asking.change(uri, 2, { range: { start: end, end }, text: 'x' });
  expect(await ask()).toEqual([]);
  await refreshed;
  expect(await ask()).toEqual(['invalid-action']);
  expect(await asking.leave()).toBe(0);
});

test.each([
  ['a letter', [{ range: [3, 3], text: 'x' }], 4],
  ['a line break with its indentation', [{ range: [3, 3], text: '\n        ' }], 12],
  ['a pair of quotes: inside of them', [{ range: [3, 3], text: '""' }], 4],
  ['a letter that is deleted', [{ range: [2, 3], text: '' }], 2],
  ['several letters, one change each', [3, 4, 5].map((at) => ({ range: [at, at], text: 'y' })), 6],
  ['all of the text with one letter more', [{ text: '01234x56789' }], 6],
  ['a paste', [{ range: [3, 3], text: '"s3:GetObject"' }], undefined],
  [
    'a paste and a letter',
    [
      { range: [3, 3], text: 'pasted' },
      { range: [9, 9], text: 'x' },
    ],
    undefined,
  ],
  ['another text', [{ text: 'something else' }], undefined],
  ['nothing', [], undefined],
])('%s is typed, or not', (_what, changes, offset) => {
  vi.useFakeTimers();
  const typing = new Typing(() => undefined);
  const document = TextDocument.create('file:///a', 'json', 1, '0123456789');
  const sent = (changes as { range?: number[]; text: string }[]).map(({ range, text }) => ({
    text,
    ...(range && {
      range: {
        start: { line: 0, character: range[0]! },
        end: { line: 0, character: range[1]! },
      },
    }),
  }));
  typing.update(document, sent, 2);
  expect(document.version).toBe(2);
  expect(typing.at('file:///a')).toBe(offset);
  typing.end();
  vi.useRealTimers();
});

test('folders can be opened while it runs', async () => {
  const { workspace } = CAPABILITIES;
  const open = await startEditor({
    capabilities: { ...CAPABILITIES, workspace: { ...workspace, workspaceFolders: true } },
  });
  await open.open('file:///a.json', WRONG);
  await open.found('file:///a.json');
  const before = open.diagnostics.all.length;
  await open.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
    event: { added: [{ uri: 'file:///later', name: 'later' }], removed: [] },
  });
  await open.diagnostics.first((each) => open.diagnostics.all.indexOf(each) >= before);
  expect(await open.leave()).toBe(0);
});
