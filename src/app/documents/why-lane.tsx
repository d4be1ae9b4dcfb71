// The lane next to the code: one note per statement, which stays level with it as the code scrolls.
import { useMemo, useState, type ReactNode, type Ref } from 'react';
import { useOpenDocument } from '#app/selectors/documents.ts';
import { useStore } from '#app/state/store.ts';
import type { LineRange } from '#app/selectors/lines.ts';
import { useKit } from '#app/selectors/kit.ts';
import { useCheckedAnswers } from '#app/selectors/checked-answers.ts';
import { statementNotes } from '#app/selectors/hand-edits.ts';
import { useReadiness } from '#app/selectors/readiness.ts';
import { causeLines, type CauseLines } from './cause-lines.ts';
import { RemovedStatements, StatementNote } from './statement-note.tsx';
import { useLanePlaces, type WhyLaneHandle } from './use-lane-places.ts';

export type { WhyLaneHandle };

interface WhyLaneProps {
  readonly ref: Ref<WhyLaneHandle>;
  readonly statements: readonly LineRange[];
}

interface NoteProps {
  readonly current: boolean;
  /** The statement cannot work as it is. */
  readonly wont: boolean;
  /** Has something to choose, so nothing of it is cut. */
  readonly whole: boolean;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly children: ReactNode;
}

function Note({ current, wont, whole, open, onOpen, children }: NoteProps) {
  return (
    <li className="why" data-current={current} data-wont={wont} data-open={open || whole}>
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

const lineWords = (lines: readonly LineRange[]): string => {
  const all = [
    ...new Set(
      lines.map(({ startLine, endLine }) =>
        startLine === endLine ? `${startLine}` : `${startLine}–${endLine}`,
      ),
    ),
  ];
  const last = all.at(-1) ?? '';
  if (all.length === 1) return `${last.includes('–') ? 'Lines' : 'Line'} ${last}`;
  return `Lines ${all.slice(0, -1).join(', ')} and ${last}`;
};

/** Above the reason of a statement, what is wrong with it. The status says it in full; here stand the lines. */
function CauseNote({ found: { cause, head, lines } }: { found: CauseLines }) {
  const isBroad = cause.state === 'tooBroad';
  return (
    <div className="why-reason why-cause" data-state={cause.state}>
      <h2>{head}</h2>
      <p>
        {lineWords(lines)}
        {lines.length > 1 && !isBroad ? ' contradict one another.' : '.'}
      </p>
    </div>
  );
}

function Notes({ ref, statements }: WhyLaneProps) {
  const document = useOpenDocument();
  const notes = statementNotes(document);
  const current = useStore((state) => state.statement);
  const [opened, setOpened] = useState<string | null>(null);
  const list = useLanePlaces(ref, statements);
  const readiness = useReadiness();
  const checked = useCheckedAnswers();
  const { notices } = useKit();
  const causes = useMemo(
    () => causeLines(document, readiness, notices, checked),
    [document, readiness, notices, checked],
  );
  if (!notes) {
    return (
      <p className="why-edited">
        Edited by hand, and not a policy in valid JSON. Explanations come back once it is.
      </p>
    );
  }
  return (
    <ol ref={list}>
      {notes.map((note, index) => {
        const found = causes.filter((each) => each.statements.has(index));
        return (
          <Note
            key={note.key}
            current={current === index}
            wont={found.some(({ cause }) => cause.state === 'wontWork')}
            whole={note.undecided.length > 0}
            open={opened === note.key}
            onOpen={(open) => setOpened(open ? note.key : null)}
          >
            {found.map((each) => (
              <CauseNote key={each.cause.id} found={each} />
            ))}
            <StatementNote document={document} note={note} />
          </Note>
        );
      })}
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
