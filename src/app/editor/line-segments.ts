// Splits a line where colors or marks of findings begin and end, so that each segment has one style.
import { type LocatedFinding, SEVERITIES, type Severity } from '#iam/findings/index.ts';
import type { PolicyFinding } from '#worker/protocol.ts';
import type { TokenKind, TokenSpan } from './json-tokens.ts';
import { positionAt, type TextLine } from './text-lines.ts';

/** The part of a finding in one line, in offsets of that line. */
export interface LineMark {
  readonly start: number;
  readonly end: number;
  readonly severity: Severity;
}

/** A part of a line in one style. All segments together are the line. */
interface Segment {
  readonly text: string;
  readonly kind: TokenKind | null;
  readonly severity: Severity | null;
  /** The classes of what is marked in it. */
  readonly looks: readonly string[];
}

/** A stretch of a line, from 0; the end is behind it. */
export interface LineStretch {
  readonly start: number;
  readonly end: number;
  /** The class that shows it. */
  readonly look: string;
}

/** Each finding once for each of its locations, so that all are marked. */
export function atEachPlace(findings: readonly PolicyFinding[]): readonly LocatedFinding[] {
  return findings.flatMap((finding) => [
    finding,
    ...finding.others.map(({ start, end }) => ({ ...finding, start, end })),
  ]);
}

/** The marks of each line, by index from 0. A finding over several lines has one mark in each. */
export function marksByLine(
  lines: readonly TextLine[],
  findings: readonly LocatedFinding[],
): Map<number, LineMark[]> {
  const marks = new Map<number, LineMark[]>();
  for (const { start, end, severity } of findings) {
    const from = positionAt(lines, start);
    const to = positionAt(lines, Math.max(end, start));
    for (let line = from.line; line <= to.line; line++) {
      const { text = '' } = lines[line - 1] ?? {};
      const first = line === from.line ? from.column - 1 : text.length - text.trimStart().length;
      const last = line === to.line ? to.column - 1 : text.length;
      if (line !== from.line && last <= first) continue;
      // An empty range would be invisible, so the character at its position is marked.
      const shown = first === last && from.line === to.line ? Math.min(last + 1, text.length) : last;
      const list = marks.get(line - 1) ?? [];
      list.push({ start: shown === first ? Math.max(first - 1, 0) : first, end: shown, severity });
      marks.set(line - 1, list);
    }
  }
  return marks;
}

/** The segments of a line. Where marks overlap, the severity that AWS lists first wins. */
export function lineSegments(
  line: string,
  tokens: readonly TokenSpan[],
  marks: readonly LineMark[],
  changes: readonly LineStretch[] = [],
): Segment[] {
  const cuts = new Set([0, line.length]);
  for (const { start, end } of [...tokens, ...marks, ...changes]) cuts.add(start).add(end);
  const sorted = [...cuts].filter((cut) => cut >= 0 && cut <= line.length).toSorted((a, b) => a - b);
  const segments: Segment[] = [];
  for (const [index, start] of sorted.entries()) {
    const end = sorted[index + 1];
    if (end === undefined) break;
    const covers = (span: { start: number; end: number }) => span.start <= start && span.end >= end;
    const kind = tokens.find(covers)?.kind ?? null;
    const severities = marks.filter(covers).map((mark) => mark.severity);
    const severity = SEVERITIES.find((candidate) => severities.includes(candidate)) ?? null;
    segments.push({
      text: line.slice(start, end),
      kind,
      severity,
      looks: changes.filter(covers).map(({ look }) => look),
    });
  }
  return segments;
}
