// The lane next to the code: one note per statement, which stays level with it as the code scrolls.
import { useState, type ReactNode, type Ref } from 'react';
import { useOpenDocument } from '#app/selectors/documents.ts';
import { useStore } from '#app/state/store.ts';
import type { LineRange } from '#app/selectors/lines.ts';
import { statementNotes } from '#app/selectors/hand-edits.ts';
import { RemovedStatements, StatementNote } from './statement-note.tsx';
import { useLanePlaces, type WhyLaneHandle } from './use-lane-places.ts';

export type { WhyLaneHandle };

interface WhyLaneProps {
  readonly ref: Ref<WhyLaneHandle>;
  readonly statements: readonly LineRange[];
}

interface NoteProps {
  readonly current: boolean;
  /** Has something to choose, so nothing of it is cut. */
  readonly whole: boolean;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly children: ReactNode;
}

function Note({ current, whole, open, onOpen, children }: NoteProps) {
  return (
    <li className="why" data-current={current} data-open={open || whole}>
      <div className="why-text">{children}</div>
      <button
        type="button"
        className="why-more link-button"
        aria-expanded={open}
        onClick={() => onOpen(!open)}
      >
        {open ? 'Less' : 'More'}
      </button>
    </li>
  );
}

function Notes({ ref, statements }: WhyLaneProps) {
  const document = useOpenDocument();
  const notes = statementNotes(document);
  const current = useStore((state) => state.statement);
  const [opened, setOpened] = useState<string | null>(null);
  const list = useLanePlaces(ref, statements);
  if (!notes) {
    return (
      <p className="why-edited">
        Edited by hand, and not a policy in valid JSON. Explanations come back once it is.
      </p>
    );
  }
  return (
    <ol ref={list}>
      {notes.map((note, index) => (
        <Note
          key={note.key}
          current={current === index}
          whole={note.undecided.length > 0}
          open={opened === note.key}
          onOpen={(open) => setOpened(open ? note.key : null)}
        >
          <StatementNote document={document} note={note} />
        </Note>
      ))}
      <RemovedStatements document={document} />
    </ol>
  );
}

export function WhyLane({ ref, statements }: WhyLaneProps) {
  const document = useOpenDocument();
  // The reasons of pasted statements are not known.
  if (document.holder.kind === 'pasted') return null;
  return (
    <aside className="why-lane" aria-label="Why each statement is there">
      <Notes ref={ref} statements={statements} />
    </aside>
  );
}
