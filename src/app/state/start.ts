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
