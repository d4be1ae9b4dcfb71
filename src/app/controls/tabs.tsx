// Tabs as the ARIA practices describe them: arrow keys move, only the chosen tab is in the tab order.
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import './tabs.css';

export interface Tab {
  readonly id: string;
  readonly label: ReactNode;
  /** The heading over this tab and its neighbors of the same group. */
  readonly group?: string;
}

interface TabsProps {
  readonly label: string;
  readonly tabs: readonly Tab[];
  /** Null while nothing is shown. */
  readonly chosen: string | null;
  /** The id of the element the tabs show. */
  readonly controls: string;
  readonly onChoose: (id: string) => void;
}

const STEPS: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

function nextTab(key: string, at: number, count: number): number {
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  const step = STEPS[key];
  return step === undefined ? -1 : (at + step + count) % count;
}

/** Groups neighboring tabs. */
function inGroups(tabs: readonly Tab[]): readonly (readonly Tab[])[] {
  const groups: Tab[][] = [];
  for (const tab of tabs) {
    const last = groups.at(-1);
    if (last && last[0]?.group === tab.group) last.push(tab);
    else groups.push([tab]);
  }
  return groups;
}

export function Tabs({ label, tabs, chosen, controls, onChoose }: TabsProps) {
  const [focused, setFocused] = useState<string | null>(null);
  // The tab that the Tab key reaches: where nothing is shown, the one that had the focus last.
  const left = tabs.find(({ id }) => id === focused) ?? tabs[0];
  const reached = chosen ?? left?.id;
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    // With one of these, arrows are the browser's: Alt and an arrow go back in the history.
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')];
    // From where the focus is: what is shown may be nothing, or come later than the next key.
    const focusedAt = buttons.findIndex((button) => button === document.activeElement);
    const at = focusedAt < 0 ? tabs.findIndex((tab) => tab.id === reached) : focusedAt;
    const next = nextTab(event.key, at, tabs.length);
    const tab = tabs[next];
    if (!tab) return;
    event.preventDefault();
    buttons[next]?.focus();
    // Choosing what is shown may close it.
    if (next !== at || tab.id !== chosen) onChoose(tab.id);
  };
  const list = useRef<HTMLDivElement>(null);
  const shown = useRef(chosen);
  const first = tabs[0]?.id;
  // A tab that was chosen from outside may be out of sight.
  useEffect(() => {
    const before = shown.current;
    if (before === chosen) return;
    shown.current = chosen;
    // The first tab is the one that stands open by itself: going there would take away a tab that somebody is about to press.
    if (before === null && chosen === first) return;
    const tab = list.current?.querySelector('[aria-selected=true]');
    tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [chosen, first]);
  return (
    <div ref={list} className="tabs" role="tablist" aria-label={label} tabIndex={-1} onKeyDown={onKeyDown}>
      {inGroups(tabs).map((group) => (
        <div key={group[0]?.id} role="presentation" className="tab-group">
          {group[0]?.group === undefined ? null : <small aria-hidden>{group[0].group}</small>}
          <div role="presentation" className="tab-row">
            {group.map((tab) => (
              <button
                key={tab.id}
                type="button"
                role="tab"
                id={`tab-${tab.id}`}
                className="tab"
                aria-selected={tab.id === chosen}
                aria-controls={chosen === null ? undefined : controls}
                tabIndex={tab.id === reached ? 0 : -1}
                onFocus={() => setFocused(tab.id)}
                onClick={() => onChoose(tab.id)}
              >
                {tab.group === undefined ? null : <span className="visually-hidden">{tab.group}, </span>}
                {tab.label}
              </button>
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}
