// The lane next to the code: one note per statement, which stays level with it as the code scrolls.
import { useCallback, useImperativeHandle, useLayoutEffect, useRef, type Ref } from 'react';
import type { CodeGeometry } from '#app/editor/code-view-props.ts';
import { useOpenDocument } from '#app/selectors/documents.ts';
import { useStore } from '#app/state/store.ts';
import type { LineRange } from '#app/selectors/lines.ts';
import { statementNotes } from '#app/selectors/hand-edits.ts';
import { RemovedStatements, StatementNote } from './statement-note.tsx';

export interface WhyLaneHandle {
  align(geometry: CodeGeometry): void;
}

const GAP = 12;

interface WhyLaneProps {
  readonly ref: Ref<WhyLaneHandle>;
  readonly statements: readonly LineRange[];
}

export function WhyLane({ ref, statements }: WhyLaneProps) {
  const document = useOpenDocument();
  const notes = statementNotes(document);
  const current = useStore((state) => state.statement);
  const list = useRef<HTMLOListElement>(null);
  const geometry = useRef<CodeGeometry | null>(null);

  /** Moves each note level with its statement, or below the note before it where they would overlap. */
  const place = useCallback((): void => {
    const known = geometry.current;
    if (!list.current || !known) return;
    const notes = [...list.current.children] as HTMLElement[];
    // Reads everything before writing: a read after a write would lay the page out again.
    const boxes = notes.map((note) => ({ top: note.offsetTop, height: note.offsetHeight }));
    let free = 0;
    notes.forEach((note, index) => {
      const line = statements[index]?.startLine;
      const top = Math.max(line === undefined ? free : known.lineTop(line), free);
      const { top: own, height } = boxes[index] ?? { top: 0, height: 0 };
      // Moved by transform: that needs no new layout and does not count as a layout shift.
      note.style.transform = `translateY(${top - own - known.scrollTop}px)`;
      free = top + height + GAP;
    });
  }, [statements]);

  useImperativeHandle(ref, () => ({
    align(next) {
      geometry.current = next;
      place();
    },
  }));
  useLayoutEffect(place);

  // The reasons of pasted statements are not known.
  if (document.holder.kind === 'pasted') return null;
  if (!notes) {
    return (
      <aside className="why-lane" aria-label="Why each statement is there">
        <p className="why-edited">
          Edited by hand, and not a policy in valid JSON. Explanations come back once it is.
        </p>
      </aside>
    );
  }
  return (
    <aside className="why-lane" aria-label="Why each statement is there">
      <ol ref={list}>
        {notes.map((note, index) => (
          <li key={note.key} className="why" data-current={current === index}>
            <StatementNote document={document} note={note} />
          </li>
        ))}
        <RemovedStatements document={document} />
      </ol>
    </aside>
  );
}
