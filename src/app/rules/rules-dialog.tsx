// The rule reference: every check with its reason, AWS page and examples. It can be searched, linked to and printed.
import { Printer } from 'lucide';
import { useDeferredValue, useEffect, useId, useMemo, useRef, useState, memo } from 'react';
import { Button } from '#app/controls/button.tsx';
import { Dialog } from '#app/controls/dialog.tsx';
import { Icon } from '#app/controls/icon.tsx';
import { services } from '#app/services/index.ts';
import { actions, useStore } from '#app/state/store.ts';
import type { RuleText } from '#worker/protocol.ts';
import './rules-dialog.css';
import { SEVERITY_NAMES, SeverityIcon } from '#app/controls/severity.tsx';
import { POLICY_TYPE_LABELS } from '#app/selectors/policy-type-labels.ts';
import type { PolicyType } from '#iam/policy/index.ts';
import { Message } from '#app/controls/message.tsx';

// One rule of the rule reference: its title, the reason, the AWS page and examples.
const typeWords = (types: readonly PolicyType[]): string =>
  types.length === Object.keys(POLICY_TYPE_LABELS).length
    ? 'all policies'
    : `${types.map((type) => POLICY_TYPE_LABELS[type]).join(', ')} policies`;

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
          <Examples title="Reported" texts={bad} />
          <Examples title="Not reported" texts={good} />
        </div>
      </details>
    </article>
  );
});

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
          className="boxed rules-search"
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
