// A text to read policies from.

export interface SourceText {
  readonly text: string;
  /** The name of its file. */
  readonly name?: string | undefined;
}
