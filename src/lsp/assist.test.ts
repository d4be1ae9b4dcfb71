// Completions, hovers and fixes of the running server.
import {
  CodeActionRequest,
  CodeActionResolveRequest,
  CompletionRequest,
  CompletionResolveRequest,
  HoverRequest,
  type CodeAction,
  type CompletionList,
  type TextDocumentEdit,
  type TextEdit,
} from 'vscode-languageserver-protocol/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CAPABILITIES, startEditor, type Editor } from './testing/editor.ts';
import { applied, cursorIn, rangeOfWord, SLIPS, SLIPS_FIXED, WRONG } from './testing/texts.ts';

/** With all that editors can do. */
let editor: Editor;
/** With as little as the protocol allows. */
let plain: Editor;
let number = 0;

async function opened(text: string, by: Editor = editor): Promise<string> {
  number += 1;
  const uri = `file:///folder-${number}/policy.json`;
  await by.open(uri, text);
  return uri;
}

beforeAll(async () => {
  editor = await startEditor({
    capabilities: {
      ...CAPABILITIES,
      textDocument: {
        ...CAPABILITIES.textDocument,
        codeAction: {
          ...CAPABILITIES.textDocument?.codeAction,
          dataSupport: true,
          resolveSupport: { properties: ['edit'] },
        },
      },
    },
  });
  plain = await startEditor({
    capabilities: {
      textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } } },
    },
  });
});
afterAll(async () => {
  expect([await editor.leave(), await plain.leave()]).toEqual([0, 0]);
  expect(editor.stderr + plain.stderr).toBe('');
});

async function completed(marked: string, by: Editor = editor): Promise<CompletionList> {
  const { text, position } = cursorIn(marked);
  const textDocument = { uri: await opened(text, by) };
  return (await by.connection.sendRequest(CompletionRequest.type, {
    textDocument,
    position,
  })) as CompletionList;
}

test.each([
  ['file:///empty/scp-1.json', true],
  ['file:///policies/a.json', true],
  ['untitled:Untitled-1', true],
  ['file:///empty/package.json', false],
  ['file:///app/descriptor.json', false],
])('in an empty file begin a policy where its name says so: %s', async (uri, isOffered) => {
  await editor.open(uri, '');
  const { items } = (await editor.connection.sendRequest(CompletionRequest.type, {
    textDocument: { uri },
    position: { line: 0, character: 0 },
  })) as CompletionList;
  expect(items.length > 0).toBe(isOffered);
});

test('completes an action in a string that is not closed yet', async () => {
  const marked = WRONG.replace(
    '"s3:GetObjct", "s3:PutObjekt"], "Resource": "arn:aws:s3:::b/*" }',
    '"s3:GetObjectTag¦',
  );
  const { items } = await completed(marked);
  const item = items.find(({ label }) => label === 's3:GetObjectTagging')!;
  const { text, position } = cursorIn(marked);
  expect(applied(text, [item.textEdit as TextEdit])).toContain('"s3:GetObjectTagging"');
  expect((item.textEdit as TextEdit).range.start.line).toBe(position.line);
});

test('leaves its order to an editor that sorts by what fits its own filter', async () => {
  const { items } = await completed(WRONG.replace('s3:GetObjct', 'bedrock:InvokeModelW¦'));
  expect(items.map(({ label }) => label)).toEqual([
    'bedrock:InvokeModelWithResponseStream',
    'bedrock:Invoke*',
  ]);
  // VS Code ranks a whole match first, and a longer text that begins as typed like any other.
  for (const { filterText } of items) expect(filterText).toMatch(/^bedrock:InvokeModelW./);
});

test('documents a completion when somebody looks at it', async () => {
  const { items } = await completed(WRONG.replace('s3:GetObjct', 's3:GetObjectTag¦'));
  const item = items.find(({ label }) => label === 's3:GetObjectTagging')!;
  expect(item.documentation).toBeUndefined();
  const resolved = await editor.connection.sendRequest(CompletionResolveRequest.type, item);
  expect(resolved.documentation).toMatchObject({ kind: 'markdown', value: expect.stringMatching(/\w/) });
  // Of an older list nothing is known any more.
  await completed(WRONG.replace('s3:GetObjct', 's3:PutObjectTag¦'));
  const old = await editor.connection.sendRequest(CompletionResolveRequest.type, item);
  expect(old.documentation).toBeUndefined();
});

test('gives snippets and documentation on demand only to clients that know them', async () => {
  const marked = WRONG.replace('"Effect"', '"Condi¦", "Effect"');
  const rich = (await completed(marked)).items.find(({ label }) => label === 'Condition');
  expect(rich).toMatchObject({ insertTextFormat: 2, textEdit: { newText: expect.stringContaining('$1') } });
  const simple = (await completed(marked, plain)).items.find(({ label }) => label === 'Condition');
  expect(simple).toMatchObject({
    insertTextFormat: 1,
    textEdit: { newText: expect.not.stringContaining('$') },
  });
  const [action] = (await completed(WRONG.replace('s3:GetObjct', 's3:GetObjectTag¦'), plain)).items;
  expect(action?.documentation).toEqual(expect.any(String));
});

async function hovered(text: string, word: string, by: Editor = editor) {
  const textDocument = { uri: await opened(text, by) };
  const { start } = rangeOfWord(text, word);
  return by.connection.sendRequest(HoverRequest.type, { textDocument, position: start });
}

test('explains an action in Markdown, in which the policy stays text', async () => {
  const right = WRONG.replace('GetObjct', 'GetObject');
  const hover = await hovered(right, 's3:GetObject');
  expect(hover?.range).toEqual(rangeOfWord(right, '"s3:GetObject"'));
  expect(hover?.contents).toMatchObject({
    kind: 'markdown',
    value: expect.stringContaining('**s3:GetObject**'),
  });
  expect(hover?.contents).toMatchObject({
    value: expect.stringMatching(/\]\(https:\/\/docs\.aws\.amazon\.com\//),
  });
  const hostile = WRONG.replace('s3:GetObjct', 'x:[a](https://a.example)<b>');
  expect(JSON.stringify(await hovered(hostile, 'x:[a]'))).not.toContain('](https://a.example)');
});

test('explains in plain text where there is no Markdown', async () => {
  const hover = await hovered(WRONG, 'Effect', plain);
  expect(hover?.contents).toMatchObject({ kind: 'plaintext', value: expect.not.stringContaining('**') });
  expect(await hovered(WRONG, '\n', plain)).toBeNull();
});

async function actionsOn(text: string, word: string, only?: string[], by: Editor = editor) {
  const uri = await opened(text, by);
  const found = await by.connection.sendRequest(CodeActionRequest.type, {
    textDocument: { uri },
    range: rangeOfWord(text, word),
    context: { diagnostics: [], ...(only && { only }) },
  });
  return { uri, actions: (found ?? []) as CodeAction[] };
}

const editsOf = ({ edit }: CodeAction): TextEdit[] =>
  Object.values(edit?.changes ?? {})
    .flat()
    .concat(
      (edit?.documentChanges ?? []).flatMap((change) => (change as TextDocumentEdit).edits as TextEdit[]),
    );

test('fixes one finding, and all that are safe', async () => {
  const { uri, actions } = await actionsOn(SLIPS, 'allow');
  expect(actions.map(({ title, kind, isPreferred }) => ({ title, kind, isPreferred }))).toEqual([
    { title: 'Replace with Allow', kind: 'quickfix', isPreferred: true },
    { title: 'Apply all safe fixes', kind: 'quickfix', isPreferred: undefined },
  ]);
  const [one, all] = actions as [CodeAction, CodeAction];
  expect(one.diagnostics).toEqual([(await editor.found(uri))[0]]);
  expect(one.edit?.documentChanges).toMatchObject([{ textDocument: { uri, version: 1 } }]);
  expect(applied(SLIPS, editsOf(one))).toBe(SLIPS.replace('allow', 'Allow'));
  expect(all.edit).toBeUndefined();
  const resolved = await editor.connection.sendRequest(CodeActionResolveRequest.type, all);
  expect(applied(SLIPS, editsOf(resolved))).toBe(SLIPS_FIXED);
});

test('leaves what could be meant otherwise to a person', async () => {
  const { actions } = await actionsOn(WRONG, 's3:GetObjct');
  expect(actions.map(({ title }) => title)).toEqual(['Replace with s3:GetObject']);
  expect(applied(WRONG, editsOf(actions[0]!))).toBe(WRONG.replace('GetObjct', 'GetObject'));
  expect((await actionsOn(WRONG, 's3:GetObjct', ['source.fixAll'])).actions).toEqual([]);
});

test('offers what runs on save under its kind, to every client', async () => {
  for (const only of [['source.fixAll'], ['source'], ['source.fixAll.rolewright']]) {
    const { actions } = await actionsOn(SLIPS, '{', only, plain);
    expect(actions.map(({ kind }) => kind)).toEqual(['source.fixAll.rolewright']);
    expect(applied(SLIPS, editsOf(actions[0]!))).toBe(SLIPS_FIXED);
  }
  for (const only of [['refactor'], ['source.organizeImports'], ['source.fixAll.eslint']])
    expect((await actionsOn(SLIPS, 'allow', only, plain)).actions).toEqual([]);
});
