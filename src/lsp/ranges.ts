// Offsets of a text as the protocol's positions: lines from 0, UTF-16 units from 0, as both count them.
import type { Range, TextEdit as ProtocolEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit, TextRange } from '#iam/json/index.ts';

export const rangeIn = (document: TextDocument, { start, end }: TextRange): Range => ({
  start: document.positionAt(start),
  end: document.positionAt(end),
});

/** The edits in the order of the text. */
export const editsIn = (document: TextDocument, edits: readonly TextEdit[]): ProtocolEdit[] =>
  edits
    .toSorted((a, b) => a.start - b.start)
    .map(({ text, ...range }) => ({ range: rangeIn(document, range), newText: text }));
