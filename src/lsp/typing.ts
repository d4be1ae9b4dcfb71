// Where somebody is typing. Findings on a word that is half typed wait until it is finished: until they type elsewhere,
// save, or pause.
import { TextDocument, type TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';

/** Who thinks about a word this long sees what is wrong with it so far. */
const PAUSE_MS = 1000;

/** More at once is a paste, a completion or a fix: nothing of that is half typed. Line breaks bring their indentation. */
const MAX_TYPED = 3;

const PAIRS = new Set(['""', "''", '{}', '[]', '()']);

const isTyped = (text: string): boolean => text.trim().length <= MAX_TYPED;

/** Where the cursor is after a change. Editors close what they open. */
const cursorBehind = (start: number, text: string): number =>
  PAIRS.has(text) ? start + 1 : start + text.length;

interface Change {
  readonly start: number;
  readonly text: string;
}

/** What one text has that the other has not. */
function changeBetween(before: string, after: string): Change {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charAt(start) === after.charAt(start)) start += 1;
  let tail = 0;
  while (tail < most - start && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return { start, text: after.slice(start, after.length - tail) };
}

interface TypingFile {
  readonly offset: number;
  readonly timer: NodeJS.Timeout;
  /** Whether there are findings that wait. */
  isHolding: boolean;
}

export class Typing {
  readonly #files = new Map<string, TypingFile>();
  readonly #paused: (uri: string) => void;

  /** `paused` is called where findings waited that need not wait any more. */
  constructor(paused: (uri: string) => void) {
    this.#paused = paused;
  }

  /** Changes the document as the library does, and keeps where its author is. */
  readonly update = (
    document: TextDocument,
    changes: TextDocumentContentChangeEvent[],
    version: number,
  ): TextDocument => {
    const { uri } = document;
    let last: Change | undefined;
    let isTyping = changes.length > 0;
    for (const change of changes) {
      const before = 'range' in change ? '' : document.getText();
      last =
        'range' in change
          ? { start: document.offsetAt(change.range.start), text: change.text }
          : changeBetween(before, change.text);
      isTyping &&= isTyped(last.text);
      TextDocument.update(document, [change], version);
    }
    if (changes.length === 0) TextDocument.update(document, changes, version);
    this.forget(uri);
    if (last && isTyping) this.#begin(uri, cursorBehind(last.start, last.text));
    return document;
  };

  /** Where the author is in the newest text; undefined where nobody is typing. */
  at(uri: string): number | undefined {
    return this.#files.get(uri)?.offset;
  }

  /** Findings wait. */
  holds(uri: string): void {
    const file = this.#files.get(uri);
    if (file) file.isHolding = true;
  }

  /** Nothing waits any longer. */
  finish(uri: string): void {
    const isHolding = this.#files.get(uri)?.isHolding ?? false;
    this.forget(uri);
    if (isHolding) this.#paused(uri);
  }

  forget(uri: string): void {
    clearTimeout(this.#files.get(uri)?.timer);
    this.#files.delete(uri);
  }

  end(): void {
    for (const { timer } of this.#files.values()) clearTimeout(timer);
    this.#files.clear();
  }

  #begin(uri: string, offset: number): void {
    const timer = setTimeout(() => this.finish(uri), PAUSE_MS);
    this.#files.set(uri, { offset, timer, isHolding: false });
  }
}
