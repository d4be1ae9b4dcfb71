// A list to pick one option from: a search over it, groups, one hint each. The list stays open; arrows move in it.
import { Check, Search } from 'lucide';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { Icon } from './icon.tsx';
import './pick-list.css';

export interface PickOption {
  readonly value: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** The heading over this option and its neighbors of the same group. */
  readonly group?: string | undefined;
  /** Other words it is found by, not shown. */
  readonly words?: string | undefined;
  /** Why it cannot be picked. */
  readonly disabled?: string | undefined;
  /** Shown once “more” is asked for, when it is picked, or when the search finds it. */
  readonly more?: boolean | undefined;
}

interface PickListProps {
  readonly label: string;
  readonly placeholder: string;
  readonly options: readonly PickOption[];
  /** Null while nothing is picked. */
  readonly chosen: string | null;
  readonly onPick: (value: string) => void;
  readonly autoFocus?: boolean;
}

const MOVES: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

function found(options: readonly PickOption[], query: string): readonly PickOption[] {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  return options.filter(({ value, label, hint = '', group = '', words = '' }) => {
    const text = `${value} ${label} ${hint} ${group} ${words}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

export function PickList({ label, placeholder, options, chosen, onPick, autoFocus = false }: PickListProps) {
  const id = useId();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(-1);
  const [all, setAll] = useState(false);
  // What was picked once stays in its place, so that a pick moves nothing.
  const [kept, setKept] = useState<readonly string[]>(chosen === null ? [] : [chosen]);
  if (chosen !== null && !kept.includes(chosen)) setKept([...kept, chosen]);
  const list = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const matching = found(options, query);
  const searches = query.trim() !== '';
  const shown =
    searches || all ? matching : matching.filter(({ more, value }) => !more || kept.includes(value));
  const hidden = matching.length - shown.length;
  useEffect(() => {
    if (autoFocus) search.current?.focus({ preventScroll: true });
  }, [autoFocus]);
  useEffect(() => {
    if (at >= 0) list.current?.querySelector('[data-at]')?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  const pick = (option: PickOption | undefined): void => {
    if (!option || option.disabled !== undefined) return;
    setQuery('');
    setAt(-1);
    onPick(option.value);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    const step = MOVES[event.key];
    if (step !== undefined && shown.length > 0) {
      event.preventDefault();
      setAt(at < 0 ? (step > 0 ? 0 : shown.length - 1) : (at + step + shown.length) % shown.length);
    } else if (event.key === 'Enter' && (at >= 0 || searches)) {
      event.preventDefault();
      event.stopPropagation();
      pick(shown[at] ?? shown.find(({ disabled }) => disabled === undefined));
    } else if (event.key === 'Escape' && searches) {
      event.preventDefault();
      event.stopPropagation();
      setQuery('');
    }
  };
  return (
    <div className="pick">
      <div className="pick-search">
        <Icon of={Search} />
        <input
          ref={search}
          type="text"
          role="combobox"
          aria-label={label}
          aria-autocomplete="list"
          aria-expanded
          aria-controls={`${id}list`}
          aria-activedescendant={at >= 0 ? `${id}${at}` : undefined}
          placeholder={placeholder}
          value={query}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setAt(-1);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div ref={list} id={`${id}list`} className="pick-list" role="listbox" aria-label={label}>
        {shown.map((option, index) => (
          <div key={option.value} role="presentation">
            {option.group === undefined || option.group === shown[index - 1]?.group ? null : (
              <p className="pick-group" aria-hidden>
                {option.group}
              </p>
            )}
            {/* The keys are those of the field, which keeps the focus. */}
            {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus */}
            <div
              id={`${id}${index}`}
              className="pick-option"
              role="option"
              aria-selected={option.value === chosen}
              aria-disabled={option.disabled !== undefined || undefined}
              data-at={index === at || undefined}
              title={option.disabled ?? option.hint}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => pick(option)}
            >
              {option.value === chosen ? <Icon of={Check} /> : <span />}
              <span>{option.label}</span>
              <small>{option.disabled ?? option.hint}</small>
            </div>
          </div>
        ))}
      </div>
      {hidden > 0 ? (
        <button
          type="button"
          className="button button-quiet pick-more"
          aria-expanded={all}
          onClick={() => setAll(true)}
        >
          {hidden} more…
        </button>
      ) : null}
      <p className="pick-none" role="status">
        {shown.length === 0 ? `Nothing matches “${query.trim()}”.` : ''}
      </p>
    </div>
  );
}
