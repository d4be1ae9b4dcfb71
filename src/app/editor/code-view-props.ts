// The props of every view of a document's text.
import type { Completion, Hover, PolicyFinding } from '#worker/protocol.ts';

/** Lines to mark, or a part of one, 1-based and inclusive. */
export interface CodeHighlight {
  readonly startLine: number;
  readonly endLine: number;
  /** The columns in the line; the end is behind the part. */
  readonly startColumn?: number;
  readonly endColumn?: number;
  /**
   * `changed` glows for a moment, and is scrolled to if none of it is in view, `field` marks what the focused field made, `statement` is a bar at the left,
   * `deciding` marks the statements that decide the tried request, `undecided` what waits for a choice. The marks are
   * those of answers, as in the sentence.
   */
  readonly kind:
    | 'changed'
    | 'field'
    | 'statement'
    | 'deciding'
    | 'undecided'
    | 'mark-stated'
    | 'mark-assumed'
    | 'mark-needed'
    | 'mark-conflict'
    /** A line that contradicts another; one that reaches further than a task needs, or lets in whom no answer names. */
    | 'line-conflict'
    | 'line-broad';
}

/** The positions of lines, so that notes next to the code can be level with them. */
export interface CodeGeometry {
  /** Pixels from the top of the content to the top of a line. */
  lineTop(line: number): number;
  readonly scrollTop: number;
  /** Of the whole content, in pixels. */
  readonly height: number;
  scrollBy(pixels: number): void;
}

/** A position to move to; a new token moves there again. */
export interface RevealedPosition {
  readonly line: number;
  readonly column: number;
  readonly token: number;
}

/** A fix of one or several findings. */
export interface CodeFix {
  readonly title: string;
  /** The text after the fix. */
  text(): Promise<string>;
}

/** What the full editor can ask. Everything is optional. */
export interface CodeAssist {
  /** Fixes for a finding, offered in the light bulb and on Ctrl+. */
  fixes?(finding: PolicyFinding): readonly CodeFix[];
  /** The fix of all findings with a safe fix. */
  fixAll?: CodeFix | undefined;
  /** What may stand at an offset instead, with the whole text after it. */
  rewrites?(offset: number): Promise<readonly { readonly title: string; readonly text: string }[]>;
  /** The explanation at an offset, shown on hover. */
  explain?(offset: number): Promise<Hover | undefined>;
  /** Completions at an offset of a text, which may be newer than the one shown. */
  complete?(text: string, offset: number): Promise<readonly Completion[]>;
  /** The text with standard indentation; undefined when it cannot be formatted. */
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
  /** Called for typed and pasted changes, not for changes of `text`. */
  onEdit(text: string): void;
  /** The line of the cursor once a person has moved it; null when another document is shown. */
  onCursorLine(line: number | null): void;
  /** On every scroll and layout. */
  onGeometry(geometry: CodeGeometry): void;
  revealed: RevealedPosition | null;
}

/** The full editor replaces the read-only view, and begins at its scroll position. */
export interface FullEditorProps extends CodeViewProps {
  /** The scroll position of the read-only view, in pixels. */
  initialScrollTop(): number;
  /** Called before the editor is shown; returns whether the replaced view had the focus. */
  onReady(): boolean;
}
