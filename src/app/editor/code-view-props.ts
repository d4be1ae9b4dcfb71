// What every view of a document's text is given, whichever of them is on screen.
import type { Completion, Hover, PolicyFinding } from '#worker/protocol.ts';

/** Lines to mark, 1-based and inclusive. */
export interface CodeHighlight {
  readonly startLine: number;
  readonly endLine: number;
  /**
   * `changed` glows for a moment, `field` marks what the focused field made, `statement` is a bar at the left,
   * `deciding` marks what decides on the request that is tried.
   */
  readonly kind: 'changed' | 'field' | 'statement' | 'deciding';
}

/** Where the lines stand, so that notes beside the code can stand level with them. */
export interface CodeGeometry {
  /** Pixels from the top of the content to the top of a line. */
  lineTop(line: number): number;
  readonly scrollTop: number;
}

/** A place to go to; a new token goes there again. */
export interface RevealedPosition {
  readonly line: number;
  readonly column: number;
  readonly token: number;
}

/** One way to repair findings. */
export interface CodeFix {
  readonly title: string;
  /** The text it would leave behind. */
  text(): Promise<string>;
}

/** What the full editor may ask while someone works in it. Everything is optional. */
export interface CodeAssist {
  /** Repairs offered in the light bulb and on Ctrl+. at a finding. */
  fixes?(finding: PolicyFinding): readonly CodeFix[];
  /** A repair of all findings that can be mended without a look at each. */
  fixAll?: CodeFix | undefined;
  /** What stands at an offset, shown on hover. */
  explain?(offset: number): Promise<Hover | undefined>;
  /** What may stand at an offset of a text that may be newer than the one shown. */
  complete?(text: string, offset: number): Promise<readonly Completion[]>;
  /** The text, laid out; undefined when it cannot be. */
  format?(text: string): Promise<string>;
}

export interface CodeViewProps {
  /** One model, with its own undo, per id. */
  documentId: string;
  /** Accessible name, such as "Trust policy of DeepSeekInvoke". */
  label: string;
  text: string;
  findings: readonly PolicyFinding[];
  highlights: readonly CodeHighlight[];
  readOnly: boolean;
  assist?: CodeAssist | undefined;
  /** Only for what a person typed or pasted; never for a text handed in. */
  onEdit(text: string): void;
  /** The line of the cursor once someone has put it somewhere; null when another document is shown. */
  onCursorLine(line: number | null): void;
  /** On every scroll and layout. */
  onGeometry(geometry: CodeGeometry): void;
  revealed: RevealedPosition | null;
}

/** The full editor takes the place of the read-only view, and so begins where that one stands. */
export interface FullEditorProps extends CodeViewProps {
  /** Pixels the read-only view is scrolled by. */
  initialScrollTop(): number;
  /** Drawn and about to be shown; answers whether the view it replaces had the focus. */
  onReady(): boolean;
}
