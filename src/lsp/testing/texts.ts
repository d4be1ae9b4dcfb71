// Texts of the server's tests, and places in them.
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position, Range, TextEdit } from 'vscode-languageserver-protocol/node';

/** Two actions that do not exist. */
export const WRONG = `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": ["s3:GetObjct", "s3:PutObjekt"], "Resource": "arn:aws:s3:::b/*" }
  ]
}
`;

/** Two slips with one answer each, and an action that could be meant otherwise. */
export const SLIPS = WRONG.replace('"Allow"', '"allow"').replace(
  '"s3:PutObjekt"',
  '"s3:PutObject", "s3:PutObject"',
);

/** What is left after its safe fixes. */
export const SLIPS_FIXED = SLIPS.replace('"allow"', '"Allow"').replace(', "s3:PutObject"', '');

const documentOf = (text: string): TextDocument => TextDocument.create('', '', 0, text);

/** The position of the character behind the first `¦`, and the text without it. */
export function cursorIn(marked: string): { readonly text: string; readonly position: Position } {
  const offset = marked.indexOf('¦');
  return { text: marked.replace('¦', ''), position: documentOf(marked).positionAt(offset) };
}

/** The range of the first occurrence of a word. */
export function rangeOfWord(text: string, word: string): Range {
  const start = text.indexOf(word);
  const document = documentOf(text);
  return { start: document.positionAt(start), end: document.positionAt(start + word.length) };
}

export const applied = (text: string, edits: TextEdit[]): string =>
  TextDocument.applyEdits(documentOf(text), edits);
