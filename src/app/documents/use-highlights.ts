// What to mark in the open document: the words that changed last, the answer to the focused question, the statement at the cursor,
// and the statements that decide the tried request.
import { useEffect, useMemo, useRef, useState } from 'react';
import type { CodeHighlight } from '#app/editor/code-view-props.ts';
import { useKit } from '#app/selectors/kit.ts';
import { useCheckedAnswers } from '#app/selectors/checked-answers.ts';
import { useOpenDocument } from '#app/selectors/documents.ts';
import { undecidedLines } from '#app/selectors/hand-edits.ts';
import { useStore } from '#app/state/store.ts';
import { conflictsOf, useReadiness } from '#app/selectors/readiness.ts';
import { causeLines } from './cause-lines.ts';
import { codeMarks } from './code-marks.ts';
import { fieldLines } from './field-lines.ts';
import type { LineRange } from '#app/selectors/lines.ts';
import type { ChangedSpan } from './changed-spans.ts';

const GLOW_MS = 1600;

/** Who types rests for longer than this: what changed glows once they do, so that no key waits for it. */
const REST_MS = 200;

const NOTHING: readonly CodeHighlight[] = [];

const glowing = ({ line, ...columns }: ChangedSpan): CodeHighlight => ({
  startLine: line,
  endLine: line,
  ...columns,
  kind: 'changed',
});

/** The words that the wizard changed since the last rest, while they glow. */
function useChanged(): readonly CodeHighlight[] {
  const { source, text, composed } = useOpenDocument();
  const before = useRef({ id: source.id, text, composed });
  const [changed, setChanged] = useState({ text: '', spans: NOTHING });
  useEffect(() => {
    const last = before.current;
    const now = { id: source.id, text, composed };
    // What a person types into the editor does not glow: they are looking at it.
    if (last.id !== source.id || last.composed === composed || last.text === text) {
      before.current = now;
      return undefined;
    }
    let current = true;
    let timer = setTimeout(() => {
      before.current = now;
      void import('./changed-spans.ts').then(({ changedSpans }) => {
        if (!current) return;
        setChanged({ text, spans: changedSpans(last.text, text).map(glowing) });
        timer = setTimeout(() => setChanged({ text: '', spans: NOTHING }), GLOW_MS);
      });
    }, REST_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [source.id, text, composed]);
  return changed.text === text ? changed.spans : NOTHING;
}

export function useHighlights(statements: readonly LineRange[]): readonly CodeHighlight[] {
  const document = useOpenDocument();
  const checked = useCheckedAnswers();
  const focused = useStore((state) => state.lit ?? state.focused);
  const statement = useStore((state) => state.statement);
  const deciding = useStore((state) => state.deciding);
  const changed = useChanged();
  const readiness = useReadiness();
  const conflicts = conflictsOf(readiness);
  const { notices } = useKit();
  const causes = useMemo(
    () => causeLines(document, readiness, notices, checked),
    [document, readiness, notices, checked],
  );
  const marks = useMemo(() => codeMarks(document, checked, conflicts), [document, checked, conflicts]);
  return useMemo(() => {
    const field = focused ? fieldLines(document, focused, checked) : [];
    const current = statement === null ? undefined : statements[statement];
    const lit = deciding
      .filter(({ documentId }) => documentId === document.source.id)
      .flatMap(({ path }) => statements[Number(path[1] ?? 0)] ?? []);
    return [
      ...causes.flatMap(({ cause, lines }) =>
        lines.map((range) => ({
          ...range,
          kind: cause.state === 'tooBroad' ? ('line-broad' as const) : ('line-conflict' as const),
        })),
      ),
      ...undecidedLines(document).map((range) => ({ ...range, kind: 'undecided' as const })),
      ...lit.map((range) => ({ ...range, kind: 'deciding' as const })),
      ...field.map((range) => ({ ...range, kind: 'field' as const })),
      ...marks,
      ...changed,
      ...(current ? [{ ...current, kind: 'statement' as const }] : []),
    ];
  }, [document, checked, focused, statement, statements, deciding, causes, marks, changed]);
}
