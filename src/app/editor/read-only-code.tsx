// The highlighted, complete text of a document: before the full editor, instead of it, and on paper.
import { memo, useMemo } from 'react';
import type { CodeHighlight, CodeViewProps } from './code-view-props.ts';
import { tokenizeLine } from './json-tokens.ts';
import { atEachPlace, lineSegments, marksByLine, type LineMark, type LineStretch } from './line-segments.ts';
import { splitLines } from './text-lines.ts';
import { useReadOnlyEvents } from './use-read-only-events.ts';

const NO_MARKS: readonly LineMark[] = [];
// Longer texts are not colored, which would take too long; IAM's limits are a few thousand characters.
const COLOR_LIMIT = 200_000;
// Deeper wrapped rows are not indented further.
const DEEPEST_INDENT = 24;

interface LineProps {
  text: string;
  plain: boolean;
  last: boolean;
  marks: readonly LineMark[];
  highlights: string;
  changes: readonly LineStretch[];
}

const sameLine = (a: LineProps, b: LineProps) =>
  a.text === b.text &&
  a.plain === b.plain &&
  a.last === b.last &&
  a.highlights === b.highlights &&
  JSON.stringify([a.marks, a.changes]) === JSON.stringify([b.marks, b.changes]);

const CodeLine = memo(function CodeLine(props: LineProps) {
  const { text, plain, last, marks, highlights, changes } = props;
  const indent = Math.min(text.length - text.trimStart().length, DEEPEST_INDENT);
  const segments = plain
    ? [{ text, kind: null, severity: null, looks: [] }]
    : lineSegments(text, tokenizeLine(text), marks, changes);
  return (
    <span className={`code-line${highlights}`} style={{ ['--code-indent' as string]: `${indent}ch` }}>
      {segments.map(({ text, kind, severity, looks }, index) => {
        const look = [kind && `code-${kind}`, severity && `code-mark code-mark-${severity}`, ...looks]
          .filter(Boolean)
          .join(' ');
        return look ? (
          // The segments have no identity except their order.
          // oxlint-disable-next-line react/no-array-index-key
          <span key={index} className={look}>
            {text}
          </span>
        ) : (
          text
        );
      })}
      {last ? null : '\n'}
    </span>
  );
}, sameLine);

/** Of a part of a line, not of the whole. */
const isInline = (kind: CodeHighlight['kind']): boolean => kind === 'changed' || kind.startsWith('mark-');

/** Class names for the highlights of a line (from 1), each with a leading space. */
function highlightClasses(highlights: readonly CodeHighlight[], line: number): string {
  const kinds = new Set<string>();
  for (const { startLine, endLine, kind } of highlights)
    if (!isInline(kind) && startLine <= line && line <= endLine)
      kinds.add(kind.startsWith('line-') ? ` ${kind}` : ` code-${kind}`);
  return [...kinds].join('');
}

const NO_CHANGES: readonly LineStretch[] = [];

/** The changed parts of a line (from 1). */
function changesOf(highlights: readonly CodeHighlight[], line: number): readonly LineStretch[] {
  const here = highlights.filter(({ kind, startLine }) => isInline(kind) && startLine === line);
  if (here.length === 0) return NO_CHANGES;
  return here.map(({ startColumn = 1, endColumn = 1, kind }) => ({
    start: startColumn - 1,
    end: endColumn - 1,
    look: kind === 'changed' ? 'code-changed' : kind,
  }));
}

/** The text, colors and marks of the full editor as plain HTML, which can be prerendered. */
export function ReadOnlyCode(props: CodeViewProps) {
  const { label, text, findings, highlights } = props;
  const lines = useMemo(() => splitLines(text), [text]);
  const marks = useMemo(() => marksByLine(lines, atEachPlace(findings)), [lines, findings]);
  const { region, content, onClick } = useReadOnlyEvents(props);
  return (
    // A scrollable region must be focusable, or the keyboard cannot scroll it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <div ref={region} className="code-read" role="region" aria-label={label} tabIndex={0} onClick={onClick}>
      <pre ref={content}>
        <code>
          {lines.map((line, index) => (
            <CodeLine
              // Lines have no identity except their position.
              // oxlint-disable-next-line react/no-array-index-key
              key={index}
              text={line.text}
              plain={text.length > COLOR_LIMIT}
              last={index === lines.length - 1}
              marks={marks.get(index) ?? NO_MARKS}
              highlights={highlightClasses(highlights, index + 1)}
              changes={changesOf(highlights, index + 1)}
            />
          ))}
        </code>
      </pre>
    </div>
  );
}
