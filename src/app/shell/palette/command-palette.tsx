// The command palette: everything the page has and can do, found by words. A combo box whose first row is chosen.
import { Search } from 'lucide';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { ListOption } from '#app/controls/list-option.tsx';
import { Icon } from '#app/controls/icon.tsx';
import { useModal } from '#app/controls/modal.ts';
import { actions, useStore } from '#app/state/store.ts';
import { type Suggestion, suggest } from '#deepseek/understand/index.ts';
import { findRows, type PaletteRow } from './find-rows.ts';
import { paletteRows, scenarioRowId, withAnswersOf } from './palette-rows.ts';
import './command-palette.css';

const MOVES: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

const NONE: readonly Suggestion[] = [];

/** Keys as they are named on this computer. */
const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);
const keysHere = (keys: string): string => (isMac ? keys.replace('Ctrl+', '⌘').replace('Shift+', '⇧') : keys);

export default function CommandPalette() {
  // As they are when it opens: nothing else can change while it is open.
  const [rows] = useState(() => paletteRows(useStore.getState()));
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const modal = useModal(() => actions.openDialog(null));
  const list = useRef<HTMLDivElement>(null);
  const suggestions = query.trim() === '' ? NONE : suggest(query);
  const suggested = suggestions.map(({ scenario }) => scenarioRowId(scenario));
  const found = findRows(rows, query, suggested).map((row) => withAnswersOf(row, suggestions));
  const chosen = Math.min(at, found.length - 1);
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  });

  const run = (row: PaletteRow): void => {
    // Closing gives the focus back; what the row does may then take it elsewhere.
    modal.ref.current?.close();
    actions.openDialog(null);
    row.run();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = MOVES[event.key];
    if (step !== undefined && found.length > 0) {
      event.preventDefault();
      setAt((chosen + step + found.length) % found.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const row = found[chosen];
      if (row) run(row);
    }
  };
  return (
    <dialog {...modal} className="palette" aria-label="Command palette">
      <div className="palette-field">
        <Icon of={Search} />
        <input
          type="text"
          role="combobox"
          aria-label="Find anything"
          aria-autocomplete="list"
          aria-expanded
          aria-controls="palette-list"
          aria-activedescendant={chosen < 0 ? undefined : `palette-${chosen}`}
          placeholder="Find a task, question, document, export or action"
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div ref={list} id="palette-list" className="palette-list" role="listbox" aria-label="What was found">
        {found.map((row, index) => (
          <Row
            key={row.id}
            id={`palette-${index}`}
            row={row}
            heading={row.group === found[index - 1]?.group ? undefined : row.group}
            chosen={index === chosen}
            onRun={() => run(row)}
          />
        ))}
      </div>
      <p className="visually-hidden" role="status">
        {query.trim() === '' ? '' : `${found.length} found`}
      </p>
      {found.length === 0 ? (
        <p className="palette-none">Nothing has these words. Try a service, such as S3, or a format.</p>
      ) : null}
    </dialog>
  );
}

interface RowProps {
  readonly id: string;
  readonly row: PaletteRow;
  readonly heading: string | undefined;
  readonly chosen: boolean;
  readonly onRun: () => void;
}

function Row({ id, row: { title, detail, keys }, heading, chosen, onRun }: RowProps) {
  return (
    <ListOption id={id} kind="palette" heading={heading} chosen={chosen} onPick={onRun}>
      <span className="palette-title">{title}</span>
      {detail ? <span className="palette-detail hint">{detail}</span> : null}
      {keys ? <kbd>{keysHere(keys)}</kbd> : null}
    </ListOption>
  );
}
