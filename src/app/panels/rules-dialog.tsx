// The rule reference: everything that is checked, with the reason, the AWS page and examples. Searched, linked to and printed.
import { Printer } from 'lucide';
import { memo, useDeferredValue, useEffect, useId, useMemo, useRef, useState } from 'react';
import { Button } from '#app/controls/button.tsx';
import { Dialog } from '#app/controls/dialog.tsx';
import { Icon } from '#app/controls/icon.tsx';
import { SEVERITY_NAMES, SeverityIcon } from '#app/controls/severity.tsx';
import { readRules } from '#app/store/checking.ts';
import { actions, useStore } from '#app/store/store.ts';
import type { PolicyType } from '#core/iam/policy.ts';
import { Message } from './message.tsx';
import './rules-dialog.css';

type RuleText = Awaited<ReturnType<typeof readRules>>[number];

const TYPES: Readonly<Record<PolicyType, string>> = {
  identity: 'identity',
  trust: 'trust',
  resource: 'resource',
  scp: 'SCP',
  rcp: 'RCP',
};

const typeWords = (types: readonly PolicyType[]): string =>
  types.length === Object.keys(TYPES).length
    ? 'all policies'
    : `${types.map((type) => TYPES[type]).join(', ')} policies`;

function Examples({ title, texts }: { title: string; texts: readonly string[] }) {
  return texts.length === 0 ? null : (
    <div>
      <h4>{title}</h4>
      {texts.map((text) => (
        <pre key={text}>{text}</pre>
      ))}
    </div>
  );
}

const RuleEntry = memo(function RuleEntry({ rule, wanted }: { rule: RuleText; wanted: boolean }) {
  const { id, code, severity, types, title, why, source, bad, good } = rule;
  return (
    <article
      className="rule"
      id={`rule-${id}`}
      aria-labelledby={`rule-${id}-title`}
      data-wanted={wanted || undefined}
    >
      <h3 id={`rule-${id}-title`} tabIndex={-1}>
        <SeverityIcon severity={severity} /> {title}
      </h3>
      <p className="hint">
        {SEVERITY_NAMES[severity]} · {typeWords(types)} · <code>{code ?? id}</code>
      </p>
      <p>
        <Message text={why} />
      </p>
      <p className="rule-links">
        <a href={source} target="_blank" rel="noreferrer">
          AWS page
        </a>
        <a href={`#rules/${id}`} aria-label={`Link to “${title}”`}>
          Link
        </a>
      </p>
      <details open={wanted}>
        <summary>Examples</summary>
        <div className="rule-examples">
          <Examples title="Found in" texts={bad} />
          <Examples title="Fine" texts={good} />
        </div>
      </details>
    </article>
  );
});

/** Closed examples are not printed, so all open for as long as it takes. */
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

/** The rules, or why there are none. */
function useRules(): { readonly rules: readonly RuleText[]; readonly fault: string | null } {
  const [state, setState] = useState<{ rules: readonly RuleText[]; fault: string | null }>({
    rules: [],
    fault: null,
  });
  useEffect(() => {
    let stale = false;
    readRules().then(
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

/** Every word somewhere in it. */
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
    <Dialog title="All checks" wide onClose={() => actions.openDialog(null)}>
      <div className="rules-head">
        <label htmlFor={field} className="visually-hidden">
          Search the checks
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
        {fault === null ? '' : `The checks could not be loaded: ${fault}.`}
        {fault === null && rules.length === 0 ? 'Loading…' : ''}
        {rules.length > 0 ? `${found.length} of ${rules.length} checks` : ''}
      </p>
      <div ref={list} className="rules">
        {found.map((rule) => (
          <RuleEntry key={rule.id} rule={rule} wanted={rule.id === wanted} />
        ))}
      </div>
    </Dialog>
  );
}
