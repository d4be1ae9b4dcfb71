// The button that counts the open document's hand edits, and the popover that lists them.
import { PencilLine, TriangleAlert } from 'lucide';
import { useRef } from 'react';
import { Button } from '#app/controls/button.tsx';
import { Icon } from '#app/controls/icon.tsx';
import { useOpenDocument } from '#app/selectors/documents.ts';
import { useListedEdits, type ListedEdit } from '#app/selectors/hand-edits.ts';
import { actions } from '#app/state/store.ts';
import { EditList } from './edit-list.tsx';
import { undoAllEdits } from './settle-edits.ts';
import './edits.css';

const POPOVER = 'hand-edits';

/** “2 hand edits”: the number first, the only part there is always room for. */
const countWords = ({ length }: readonly ListedEdit[]): readonly [number: string, rest: string] =>
  length === 0 ? ['', 'Edited by hand'] : [`${length}`, ` hand ${length === 1 ? 'edit' : 'edits'}`];

/** Under the button, and within the window. */
function place(popover: HTMLElement, button: HTMLElement): void {
  const { bottom, right } = button.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const margin = Math.max(8, Math.min(clientWidth - right, clientWidth - 8 - popover.offsetWidth));
  popover.style.right = `${margin}px`;
  popover.style.top = `${Math.min(bottom + 4, clientHeight - 160)}px`;
  popover.style.maxHeight = `${clientHeight - Math.min(bottom + 4, clientHeight - 160) - 8}px`;
}

export function HandEdits() {
  const shown = useOpenDocument();
  const edits = useListedEdits();
  const button = useRef<HTMLSpanElement>(null);
  const popover = useRef<HTMLElement>(null);
  if (!shown.edited) return null;
  const [number, rest] = countWords(edits);
  const undecided = edits.filter(({ versions }) => versions !== undefined).length;
  const close = (): void => popover.current?.hidePopover();
  return (
    <span ref={button} className="edit-count">
      <Button
        weight="quiet"
        popoverTarget={POPOVER}
        aria-label={number + rest + (undecided > 0 ? `, ${undecided} to decide` : '')}
        data-undecided={undecided > 0}
      >
        <Icon of={undecided > 0 ? TriangleAlert : PencilLine} />
        <span>
          {number}
          <span className="bar-rest">{rest}</span>
        </span>
      </Button>
      <section
        id={POPOVER}
        popover="auto"
        ref={popover}
        className="edit-popover"
        aria-label="Hand edits"
        onToggle={({ newState }) => {
          if (newState === 'open' && popover.current && button.current)
            place(popover.current, button.current);
        }}
      >
        <h2>Edited by hand</h2>
        <EditList document={shown} onShow={close} />
        <div className="edit-foot">
          <Button
            onClick={() => {
              close();
              undoAllEdits(shown);
            }}
          >
            Undo all
          </Button>
          <Button
            weight="quiet"
            onClick={() => {
              close();
              actions.openDialog('difference');
            }}
          >
            Compare line by line
          </Button>
        </div>
      </section>
    </span>
  );
}
