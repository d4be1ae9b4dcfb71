// What the running server offers, in which order, and what a choice writes. A row is a text with the cursor.
import {
  CompletionRequest,
  HoverRequest,
  InsertTextFormat,
  type CompletionItem,
  type CompletionList,
  type MarkupContent,
  type TextEdit,
} from 'vscode-languageserver-protocol/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import rows from './testing/offered.json';
import { startEditor, type Editor } from './testing/editor.ts';
import { applied, cursorIn } from './testing/texts.ts';

const IDS: Readonly<Record<string, string>> = { json: 'json', yaml: 'yaml', hcl: 'terraform' };
const ENDINGS: Readonly<Record<string, string>> = { json: 'json', yaml: 'yaml', hcl: 'tf' };

let editor: Editor;
let number = 0;
beforeAll(async () => {
  editor = await startEditor();
});
afterAll(async () => {
  expect(await editor.leave()).toBe(0);
  expect(editor.stderr).toBe('');
});

interface Place {
  readonly language: string;
  readonly text: string;
}

async function openedAt({ language, text: marked }: Place) {
  const { text, position } = cursorIn(marked);
  number += 1;
  const uri = `file:///offered-${number}/main.${ENDINGS[language]}`;
  await editor.open(uri, text, IDS[language]);
  return { text, uri, at: { textDocument: { uri }, position } };
}

/** The items in the order that an editor shows. */
async function offeredAt(place: Place): Promise<{ text: string; items: CompletionItem[] }> {
  const { text, uri, at } = await openedAt(place);
  const { items } = (await editor.connection.sendRequest(CompletionRequest.type, at)) as CompletionList;
  await editor.close(uri);
  return { text, items: items.toSorted((a, b) => (a.sortText! < b.sortText! ? -1 : 1)) };
}

/** The text with the item in it. */
function chosen(text: string, { textEdit, insertTextFormat }: CompletionItem): string {
  const { range, newText } = textEdit as TextEdit;
  const isSnippet = insertTextFormat === InsertTextFormat.Snippet;
  return applied(text, [{ range, newText: isSnippet ? newText.replaceAll(/\\([\\$}])/g, '$1') : newText }]);
}

describe('offers, the likeliest first', () => {
  test.each(rows.completions.map((row) => [`${row.language}: ${row.place}`, row] as const))(
    '%s',
    async (_name, { first = [], offers = [], lacks = [], becomes, ...place }) => {
      const { text, items } = await offeredAt(place);
      const labels = items.map(({ label }) => label);
      expect(labels.slice(0, first.length)).toEqual(first);
      expect(labels).toEqual(expect.arrayContaining(offers));
      for (const label of lacks) expect(labels).not.toContain(label);
      if (becomes) expect(chosen(text, items[0]!)).toContain(becomes);
    },
  );
});

describe('explains blocks and attributes, with a page', () => {
  test.each(rows.hovers.map((row) => [`${row.text} (${row.says})`, row] as const))(
    '%s',
    async (_name, { says, ...place }) => {
      const { at } = await openedAt({ language: 'hcl', ...place });
      const hover = await editor.connection.sendRequest(HoverRequest.type, at);
      const { value } = hover!.contents as MarkupContent;
      expect(value).toContain(says);
      expect(value).toMatch(/\]\(https:\/\/docs\.aws\.amazon\.com\//);
    },
  );
});

test('offers accounts and roles of the other open files', async () => {
  const other = '{ "Resource": "arn:aws:iam::777788889999:role/Deploy" }';
  await editor.open('file:///elsewhere/other.json', other);
  const text = `{ "Version": "2012-10-17", "Statement": [{ "Principal": { "AWS": "¦" } }] }`;
  const { items } = await offeredAt({ language: 'json', text });
  const labels = items.map(({ label }) => label);
  expect(labels).toEqual(
    expect.arrayContaining(['arn:aws:iam::777788889999:role/Deploy', 'arn:aws:iam::777788889999:root']),
  );
});

test('offers every service that is known', async () => {
  const text = `{ "Version": "2012-10-17", "Statement": [{ "Principal": { "Service": "¦" } }] }`;
  const { items } = await offeredAt({ language: 'json', text });
  expect(items.length).toBeGreaterThan(300);
});
