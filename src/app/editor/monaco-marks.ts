// Turns findings and highlights into Monaco's markers and decorations.
import { MarkerSeverity, Uri, type editor } from 'monaco-editor/editor';
import type { Severity } from '#iam/findings/index.ts';
import type { PolicyFinding } from '#worker/protocol.ts';
import type { CodeHighlight } from './code-view-props.ts';
import { atEachPlace, marksByLine } from './line-segments.ts';
import { rangeIn, type TextLine } from './text-lines.ts';

// Monaco has three levels, AWS has four. Security findings count as warnings for F8, but keep their own name and color.
const LEVELS: Record<Severity, MarkerSeverity> = {
  security: MarkerSeverity.Warning,
  error: MarkerSeverity.Error,
  warning: MarkerSeverity.Warning,
  suggestion: MarkerSeverity.Info,
};
const WORDS: Record<Severity, string> = {
  security: 'Security',
  error: 'Error',
  warning: 'Warning',
  suggestion: 'Suggestion',
};

/** A finding as a marker. Markers are plain text to Monaco: nothing in a message is read as HTML. */
export function markerOf(
  finding: PolicyFinding,
  lines: readonly TextLine[],
  resource: Uri,
): editor.IMarkerData {
  const name = finding.code ?? finding.id;
  const page = finding.source?.startsWith('https://') ? Uri.parse(finding.source) : undefined;
  return {
    severity: LEVELS[finding.severity],
    // Monaco shows markers as plain text, so backticks are removed.
    message: `${finding.message.replaceAll('`', '')}${finding.refusal === undefined ? '' : `\nAWS refuses to save this document: “${finding.refusal}”`}`,
    source: WORDS[finding.severity],
    code: page ? { value: name, target: page } : name,
    ...rangeIn(finding, lines),
    relatedInformation: finding.others.map((other) => ({
      resource,
      message: 'also here',
      ...rangeIn(other, lines),
    })),
  };
}

/** The markers of all findings in a text. */
export function markersOf(
  findings: readonly PolicyFinding[],
  lines: readonly TextLine[],
  resource: Uri,
): editor.IMarkerData[] {
  return findings.map((finding) => markerOf(finding, lines, resource));
}

/** Underlines in the style of the read-only view; monaco.css turns off Monaco's own squiggles. */
export function underlinesOf(
  findings: readonly PolicyFinding[],
  lines: readonly TextLine[],
): editor.IModelDeltaDecoration[] {
  return [...marksByLine(lines, atEachPlace(findings))].flatMap(([line, marks]) =>
    marks.map(({ start, end, severity }) => ({
      range: {
        startLineNumber: line + 1,
        startColumn: start + 1,
        endLineNumber: line + 1,
        endColumn: end + 1,
      },
      options: { inlineClassName: `code-mark code-mark-${severity}` },
    })),
  );
}

function lookOf(kind: CodeHighlight['kind']): editor.IModelDecorationOptions {
  if (kind === 'changed') return { inlineClassName: 'code-changed' };
  if (kind.startsWith('mark-')) return { inlineClassName: kind };
  if (kind.startsWith('line-'))
    return { isWholeLine: true, className: kind, marginClassName: kind.replace('line', 'margin') };
  if (kind === 'statement') return { isWholeLine: true, marginClassName: 'code-statement' };
  return { isWholeLine: true, className: `code-${kind}`, marginClassName: `code-${kind}` };
}

/** Highlights with the classes of the read-only view: those that stay, or those that fade. */
export function highlightsOf(
  highlights: readonly CodeHighlight[],
  stay: boolean,
  lineCount: number,
): editor.IModelDeltaDecoration[] {
  return (
    highlights
      .filter(({ kind }) => stay === (kind !== 'changed'))
      // Monaco would move missing lines to the last line.
      .filter(({ startLine }) => startLine <= lineCount)
      .map(({ startLine, endLine, startColumn = 1, endColumn = 1, kind }) => ({
        range: { startLineNumber: startLine, startColumn, endLineNumber: endLine, endColumn },
        options: lookOf(kind),
      }))
  );
}
