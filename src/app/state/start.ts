// What a person says in the box: its text, and files that were dropped on the page.

/** A file that was dropped on the page. Its text is read, and not shown in the box. */
export interface DroppedFile {
  readonly name: string;
  readonly text: string;
}

export interface StartText {
  /** What stands in the box. */
  readonly text: string;
  readonly files: readonly DroppedFile[];
  /** The box is open over the sentence, to change it as text. */
  readonly open: boolean;
}

export const NO_START_TEXT: StartText = { text: '', files: [], open: false };

/** Everything that is to be read. */
export const textOf = ({ text, files }: Pick<StartText, 'text' | 'files'>): string =>
  [...files.map((file) => file.text), text].filter((each) => each.trim() !== '').join('\n\n');

/** Something that a text says and the answers do not follow. */
export interface LeftOutLine {
  /** A sentence, or quoted words. */
  readonly text: string;
  readonly isQuote?: true;
  /** The address of a role of its own for it, and what that role does. */
  readonly begin?: { readonly href: string; readonly title: string };
}

/** The words of a text that no answer follows. */
export const quotedLines = (words: readonly string[]): readonly LeftOutLine[] =>
  words.map((each) => ({ text: `“${each}”`, isQuote: true }));

/** What is quoted, in one line. */
export const quotesOf = (lines: readonly LeftOutLine[]): string =>
  lines.flatMap(({ text, isQuote }) => (isQuote ? [text] : [])).join(', ');
