// Where the causes of a state stand in a document: the lines that contradict, and the statements that they are in.
import { nodeAt, parse } from '#iam/json/index.ts';
import type { CheckedAnswers } from '#deepseek/answers/index.ts';
import type { Notice, Stop } from '#deepseek/compose/index.ts';
import type { Cause, Readiness } from '#deepseek/readiness/index.ts';
import { joinOr } from '#iam/text/index.ts';
import type { ShownDocument } from '#app/selectors/documents.ts';
import { linesOf, type LineRange } from '#app/selectors/lines.ts';
import { fieldLines } from './field-lines.ts';

export interface CauseLines {
  readonly cause: Cause;
  /** What is wrong, in a few words. */
  readonly head: string;
  /** Indexes of the statements that cannot work as they are, or reach too far. */
  readonly statements: ReadonlySet<number>;
  readonly lines: readonly LineRange[];
}

/** Tasks besides the first may have calls that pass. */
function causeHead({ state }: Cause, calls: Stop['calls'], { view }: CheckedAnswers): string {
  if (state === 'tooBroad') return 'Too broad';
  if (calls === 'all') return view.scenarios.length === 1 ? 'No call can pass' : 'Some calls can’t pass';
  return calls ? `Calls that start in ${joinOr(calls)} can’t pass` : 'Won’t work';
}

const isIn = ({ startLine, endLine }: LineRange, statement: LineRange): boolean =>
  startLine >= statement.startLine && endLine <= statement.endLine;

/** The places that the cause names. */
function placedLines({ places = [] }: Cause, { source, text }: ShownDocument): readonly LineRange[] {
  const here = places.filter(({ document, path }) => document === source.id && path.length > 0);
  if (here.length === 0) return [];
  const { root } = parse(text);
  return here.flatMap(({ path }) => {
    const node = nodeAt(root, path);
    return node ? [linesOf(text, node.offset, node.offset + node.length)] : [];
  });
}

/** What answers that contradict one another made, in the statements that have all of them: one alone contradicts nothing. */
function contradicting(cause: Cause, document: ShownDocument, checked: CheckedAnswers): readonly LineRange[] {
  const byField = cause.fields
    .map((field) => fieldLines(document, field, checked))
    .filter((lines) => lines.length > 0);
  if (byField.length < 2) return [];
  return document.statements.flatMap((statement) => {
    const inside = byField.map((lines) => lines.filter((range) => isIn(range, statement)));
    return inside.every((lines) => lines.length > 0) ? inside.flat() : [];
  });
}

/** The causes that stand in the document: what does not work, and what reaches too far. */
export function causeLines(
  document: ShownDocument,
  { causes }: Readiness,
  notices: readonly Notice[],
  checked: CheckedAnswers,
): readonly CauseLines[] {
  return causes.flatMap((cause): readonly CauseLines[] => {
    if (cause.state !== 'wontWork' && cause.state !== 'tooBroad') return [];
    const placed = placedLines(cause, document);
    const calls = notices.find(({ id }) => id === cause.id)?.stops?.calls;
    const lines =
      placed.length > 0 || cause.state === 'tooBroad' ? placed : contradicting(cause, document, checked);
    if (lines.length === 0) return [];
    const unique = [
      ...new Map(lines.map((range) => [`${range.startLine} ${range.endLine}`, range])).values(),
    ];
    const statements = new Set(
      document.statements.flatMap((statement, index) =>
        unique.some((range) => isIn(range, statement)) ? [index] : [],
      ),
    );
    return [
      {
        cause,
        head: causeHead(cause, calls, checked),
        statements,
        lines: unique.toSorted((a, b) => a.startLine - b.startLine),
      },
    ];
  });
}
