// The lines to mark in the open document: the last change, the answer to the focused question, the statement at the cursor,
// and the statements that decide the tried request.
import { useEffect, useMemo, useRef, useState } from 'react';
import type { CodeHighlight } from '#app/editor/code-view-props.ts';
import { useCheckedAnswers } from '#app/selectors/checked-answers.ts';
import { useOpenDocument } from '#app/selectors/documents.ts';
import { useStore } from '#app/state/store.ts';
import { fieldLines } from './field-lines.ts';
import { changedLines, type LineRange } from '#app/selectors/lines.ts';

const GLOW_MS = 1600;

/** The lines that the wizard changed last, while they glow. */
function useChanged(): LineRange | null {
  const { source, text, composed } = useOpenDocument();
  const before = useRef({ id: source.id, text });
  const [changed, setChanged] = useState<LineRange | null>(null);
  useEffect(() => {
    const last = before.current;
    before.current = { id: source.id, text };
    // What a person types into the editor does not glow: they are looking at it.
    if (last.id !== source.id || text !== composed) {
      setChanged(null);
      return undefined;
    }
    const lines = changedLines(last.text, text);
    if (!lines) return undefined;
    setChanged(lines);
    const timer = setTimeout(() => setChanged(null), GLOW_MS);
    return () => clearTimeout(timer);
  }, [source.id, text, composed]);
  return changed;
}

export function useHighlights(statements: readonly LineRange[]): readonly CodeHighlight[] {
  const document = useOpenDocument();
  const checked = useCheckedAnswers();
  const focused = useStore((state) => state.focused);
  const statement = useStore((state) => state.statement);
  const deciding = useStore((state) => state.deciding);
  const changed = useChanged();
  return useMemo(() => {
    const field = focused ? fieldLines(document, focused, checked) : [];
    const current = statement === null ? undefined : statements[statement];
    const lit = deciding
      .filter(({ documentId }) => documentId === document.source.id)
      .flatMap(({ path }) => statements[Number(path[1] ?? 0)] ?? []);
    return [
      ...lit.map((range) => ({ ...range, kind: 'deciding' as const })),
      ...field.map((range) => ({ ...range, kind: 'field' as const })),
      ...(changed ? [{ ...changed, kind: 'changed' as const }] : []),
      ...(current ? [{ ...current, kind: 'statement' as const }] : []),
    ];
  }, [document, checked, focused, statement, statements, deciding, changed]);
}
