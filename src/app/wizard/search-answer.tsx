// A question with many options: the chosen ones as chips, and a search over a list of checkboxes.
import { X } from 'lucide';
import { Icon } from '#app/controls/icon.tsx';
import { useRef, useState, type KeyboardEvent } from 'react';
import { actions } from '#app/state/store.ts';
import { Field, fieldIds } from '#app/controls/field.tsx';
import type { ChoicesField, Option } from '#deepseek/answers/index.ts';
import { controlId, type AnswerProps } from './answer-props.ts';
import { OptionList } from './option-list.tsx';
import { RefusedOption } from './refused-option.tsx';
import './search-answer.css';

// Keeps the last value while a new one is equal to it, so that components that depend on it do not render again.
function useStable<T>(value: T): T {
  const [kept, setKept] = useState(value);
  if (kept === value) return kept;
  if (JSON.stringify(kept) === JSON.stringify(value)) return kept;
  setKept(value);
  return value;
}

const matches = (option: Option, words: string): boolean =>
  `${option.value} ${option.label} ${option.detail ?? ''}`.toLowerCase().includes(words);

/** Options that were chosen when the list opened come first, then those that can be chosen. A click moves nothing. */
function sorted(options: readonly Option[], first: readonly string[]): readonly Option[] {
  const rank = (option: Option): number => (first.includes(option.value) ? 0 : option.disabled ? 2 : 1);
  return options.toSorted((a, b) => rank(a) - rank(b));
}

export function SearchAnswer({ id, field, checked }: AnswerProps<ChoicesField>) {
  const [query, setQuery] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const chosen = useStable(checked.view.list(id));
  const [first] = useState(chosen);
  const options = useStable(sorted(field.options(checked.view), first));
  const found = useStable(options.filter((option) => matches(option, query.trim().toLowerCase())));
  const problems = checked.problems.filter((problem) => problem.field === id);
  const ids = fieldIds(controlId(id));

  const toggle = (value: string): void => {
    const others = chosen.filter((other) => other !== value);
    actions.setAnswer(id, others.length < chosen.length ? others : [...chosen, value]);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      list.current?.querySelector('input')?.focus();
    }
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || query.trim() === '') return;
    event.preventDefault();
    const first = found.find((option) => !option.disabled || chosen.includes(option.value));
    if (first) toggle(first.value);
    event.currentTarget.select();
  };

  return (
    <Field
      id={ids.control}
      label={field.label}
      hint={field.hint}
      group="group"
      notes={problems.map((problem) => (
        <RefusedOption key={problem.raw} id={id} field={field} checked={checked} problem={problem} />
      ))}
    >
      {chosen.length > 0 ? (
        <ul className="picked-list" aria-label={`${field.label} chosen`}>
          {chosen.map((value) => (
            <li
              key={value}
              className="picked"
              data-broken={problems.some((problem) => problem.raw === value) || undefined}
            >
              {value}
              <button
                type="button"
                aria-label={`Remove ${value}`}
                onClick={() => {
                  toggle(value);
                  search.current?.focus();
                }}
              >
                <Icon of={X} />
              </button>
            </li>
          ))}
        </ul>
      ) : (
        <p className="hint">None chosen, so {[checked.answer(id)].flat().join(', ')} is used.</p>
      )}
      <div className="boxed search">
        <input
          ref={search}
          id={ids.control}
          className="input"
          type="search"
          value={query}
          placeholder="Code or name"
          aria-label={`Search ${field.label}`}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setQuery(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <OptionList
          ref={list}
          label={field.label}
          options={found}
          chosen={chosen}
          onToggle={toggle}
          onLeave={() => search.current?.focus()}
        />
        <p className="search-none hint" role="status">
          {found.length === 0
            ? `Nothing matches “${query.trim()}”. Try a code such as ${options[0]?.value}.`
            : ''}
        </p>
      </div>
    </Field>
  );
}
