// A text input with suggestions under it (an ARIA combobox): any text is valid, a suggestion only fills it in.
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { ListOption } from './list-option.tsx';
import './combo-box.css';

export interface ComboOption {
  /** The text that is filled in. */
  readonly value: string;
  /** The text that is shown; by default the value. */
  readonly label?: string | undefined;
  readonly detail?: string | undefined;
  readonly tag?: string | undefined;
  /** The heading over this option and its neighbors of the same group. */
  readonly group?: string | undefined;
}

interface ComboBoxProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly ComboOption[];
  readonly placeholder?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean;
  readonly disabled?: boolean;
  /** Prose, not code. */
  readonly prose?: boolean;
  /** Whether typing replaces the whole text. */
  readonly whole?: boolean;
  readonly onChange: (text: string) => void;
  readonly onPick: (option: ComboOption) => void;
  readonly onLeave?: () => void;
  /** Enter without a suggestion picked. */
  readonly onEnter?: () => void;
}

const MOVES: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** The first options with these words, as many as a person looks through. */
export function matching(options: readonly ComboOption[], typed: string, most = 100): readonly ComboOption[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = ({ value, label = '', detail = '', tag = '', group = '' }: ComboOption): boolean => {
    const text = `${value} ${label} ${detail} ${tag} ${group}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  return options.filter(fits).slice(0, most);
}

export function ComboBox(props: ComboBoxProps) {
  const { id, label, value, options, placeholder, describedBy, invalid, disabled, prose, whole } = props;
  const { onChange, onPick, onLeave, onEnter } = props;
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const list = useRef<HTMLDivElement>(null);
  const shown = open && options.length > 0;
  const chosen = shown ? active : -1;
  const close = (): void => {
    setOpen(false);
    setActive(-1);
  };
  const pick = (option: ComboOption): void => {
    close();
    onPick(option);
  };
  // The list may be taller than the rest of the pane below it.
  useEffect(() => {
    if (shown) list.current?.scrollIntoView({ block: 'nearest' });
  }, [shown]);
  useEffect(() => {
    if (chosen >= 0)
      list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    const step = MOVES[event.key];
    if (step !== undefined && options.length > 0) {
      event.preventDefault();
      setOpen(true);
      setActive(
        shown ? (chosen + step + options.length) % options.length : step > 0 ? 0 : options.length - 1,
      );
      return;
    }
    const option = options[chosen];
    if (event.key === 'Enter' && option) {
      event.preventDefault();
      pick(option);
    } else if (event.key === 'Enter' && onEnter) {
      event.preventDefault();
      onEnter();
    }
    if (event.key === 'Escape' && shown) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  };

  return (
    <div className="combo">
      <input
        id={id}
        className={prose ? 'input input-prose' : 'input'}
        type="text"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-activedescendant={chosen >= 0 ? `${id}-${chosen}` : undefined}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        value={value}
        placeholder={placeholder}
        disabled={disabled}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        onChange={(event) => {
          setOpen(true);
          setActive(-1);
          onChange(event.currentTarget.value);
        }}
        onFocus={(event) => {
          if (whole) event.currentTarget.select();
        }}
        onClick={(event) => {
          if (whole && !shown) event.currentTarget.select();
          setOpen(true);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => {
          close();
          onLeave?.();
        }}
      />
      {shown ? (
        <div
          ref={list}
          id={`${id}-list`}
          className="combo-list"
          role="listbox"
          aria-label={`Suggestions for ${label}`}
        >
          {options.map((option, index) => (
            <ComboRow
              key={`${option.value} ${option.label ?? ''} ${option.detail ?? ''}`}
              id={`${id}-${index}`}
              option={option}
              heading={option.group === options[index - 1]?.group ? undefined : option.group}
              active={index === chosen}
              prose={prose ?? false}
              onPick={() => pick(option)}
            />
          ))}
        </div>
      ) : null}
    </div>
  );
}

interface ComboRowProps {
  readonly id: string;
  readonly option: ComboOption;
  readonly heading: string | undefined;
  readonly active: boolean;
  readonly prose: boolean;
  readonly onPick: () => void;
}

function ComboRow({ id, option, heading, active, prose, onPick }: ComboRowProps) {
  const { value, label, detail, tag } = option;
  return (
    <ListOption id={id} kind="combo" heading={heading} chosen={active} onPick={onPick}>
      <span className={prose ? undefined : 'mono'}>{label ?? value}</span>
      {tag ? <span className="tag">{tag}</span> : null}
      {detail ? <span className="hint">{detail}</span> : null}
    </ListOption>
  );
}
