// The rule reference: every check with its reason, AWS page and examples. It can be searched, linked to and printed.
import { Printer } from 'lucide';
import { useDeferredValue, useEffect, useId, useMemo, useRef, useState } from 'react';
import { Button } from '#app/controls/button.tsx';
import { Dialog } from '#app/controls/dialog.tsx';
import { Icon } from '#app/controls/icon.tsx';
import { services } from '#app/services/index.ts';
import { actions, useStore } from '#app/state/store.ts';
import type { RuleText } from '#worker/protocol.ts';
import { RuleEntry } from './rule-entry.tsx';
import './rules-dialog.css';

/** Browsers do not print closed examples, so all are open while the page is printed. */
function useOpenOnPaper(list: { readonly current: HTMLElement | null }): void {
  useEffect(() => {
    let opened: HTMLDetailsElement[] = [];
    const begin = (): void => {
      opened = [...(list.current?.querySelectorAll<HTMLDetailsElement>('details:not([open])') ?? [])];
      for (const details of opened) details.open = true;
    };
    const end = (): void => {
      for (const details of opened) details.open = false;
      opened = [];
    };
    addEventListener('beforeprint', begin);
    addEventListener('afterprint', end);
    return () => {
      removeEventListener('beforeprint', begin);
      removeEventListener('afterprint', end);
    };
  }, [list]);
}

/** The rules, or why they could not be loaded. */
function useRules(): { readonly rules: readonly RuleText[]; readonly fault: string | null } {
  const [state, setState] = useState<{ rules: readonly RuleText[]; fault: string | null }>({
    rules: [],
    fault: null,
  });
  useEffect(() => {
    let stale = false;
    services.rules().then(
      (rules) => {
        if (!stale) setState({ rules, fault: null });
      },
      ({ message }: Error) => {
        if (!stale) setState({ rules: [], fault: message });
      },
    );
    return () => {
      stale = true;
    };
  }, []);
  return state;
}

/** Whether a rule contains every word. */
function matches({ id, code = '', title, why }: RuleText, words: readonly string[]): boolean {
  const text = `${id} ${code} ${title} ${why}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

export function RulesDialog() {
  const wanted = useStore((state) => state.rule);
  const { rules, fault } = useRules();
  const [query, setQuery] = useState('');
  const words = useDeferredValue(query).toLowerCase().split(/\s+/).filter(Boolean).join(' ');
  const found = useMemo(() => rules.filter((rule) => matches(rule, words.split(' '))), [rules, words]);
  const list = useRef<HTMLDivElement>(null);
  const field = useId();
  useOpenOnPaper(list);
  useEffect(() => {
    if (wanted === null || rules.length === 0) return;
    const entry = document.getElementById(`rule-${wanted}`);
    entry?.scrollIntoView({ block: 'start' });
    entry?.querySelector<HTMLElement>('h3')?.focus({ preventScroll: true });
  }, [wanted, rules]);
  return (
    <Dialog title="All rules" wide onClose={() => actions.openDialog(null)}>
      <div className="rules-head">
        <label htmlFor={field} className="visually-hidden">
          Search the rules
        </label>
        <input
          id={field}
          type="search"
          className="rules-search"
          placeholder="Search: code, word or condition key"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
        <Button onClick={() => window.print()}>
          <Icon of={Printer} />
          Print
        </Button>
      </div>
      <p role="status" className="hint">
        {fault === null ? '' : `The rules could not be loaded: ${fault}.`}
        {fault === null && rules.length === 0 ? 'Loading…' : ''}
        {rules.length > 0 ? `${found.length} of ${rules.length} rules` : ''}
      </p>
      <div ref={list} className="rules">
        {found.map((rule) => (
          <RuleEntry key={rule.id} rule={rule} wanted={rule.id === wanted} />
        ))}
      </div>
    </Dialog>
  );
}
