// The problems in AWS's order of severities. Each links to its place and offers its fix.
import { Wrench } from 'lucide';
import { lazy, useState, type KeyboardEvent } from 'react';
import { Button } from '#app/controls/button.tsx';
import { Icon } from '#app/controls/icon.tsx';
import { LazyPart } from '#app/controls/lazy-part.tsx';
import { SeverityIcon } from '#app/controls/severity.tsx';
import { services } from '#app/services/index.ts';
import { byUrgency, isRefused, refusingService, type FoundInDocument } from '#app/selectors/findings.ts';
import { positionOf } from '#app/selectors/lines.ts';
import { actions } from '#app/state/store.ts';
import { SEVERITIES, type Severity } from '#iam/findings/index.ts';
import { Message } from '#app/controls/message.tsx';
import { sentencesOf } from '#iam/text/index.ts';

const IgnoreForm = lazy(() => import('./ignore-form.tsx'));
const FixChanges = lazy(() => import('./fix-changes.tsx'));

/** Types of policies whose fixes change what somebody can do. */
const GRANTS_ACCESS: ReadonlySet<string> = new Set(['identity', 'scp']);

const GROUPS: Record<Severity, string> = {
  security: 'Security',
  error: 'Errors',
  warning: 'Warnings',
  suggestion: 'Suggestions',
};

/** "Permissions policy of DeepSeekInvoke, line 6" */
function locationOf({ document, finding }: FoundInDocument): string {
  return `${document.label}, line ${positionOf(document.text, finding.start).line}`;
}

/** What is behind “Why?”: who refuses it, what the fix changes, the rule, and AWS's page. */
function Behind({ document, finding }: FoundInDocument) {
  const { fix, refusal, source, code, id } = finding;
  const changesAccess = fix && GRANTS_ACCESS.has(document.source.type);
  return (
    <div className="note-behind">
      {refusal === undefined ? null : (
        <p>
          {refusingService(document)} says: “{refusal}”
        </p>
      )}
      {fix && changesAccess ? (
        <div role="status">
          <LazyPart waiting="Calculating…">
            <FixChanges document={document} fix={fix} />
          </LazyPart>
        </div>
      ) : null}
      <p className="note-links">
        <button type="button" className="link-button" onClick={() => actions.openRules(id)}>
          About this rule<span className="visually-hidden">: {code ?? id}</span>
        </button>
        {source ? (
          <a href={source} target="_blank" rel="noreferrer">
            Docs<span className="visually-hidden">, AWS page in a new tab</span> ↗
          </a>
        ) : null}
      </p>
    </div>
  );
}

function FindingRow({ document, finding }: FoundInDocument) {
  const { fix } = finding;
  const [open, setOpen] = useState<'why' | 'ignore' | null>(null);
  const [fault, remedy] = sentencesOf(finding.message);
  const about = `${finding.code ?? finding.id}, ${locationOf({ document, finding })}`;
  const toggle = (which: 'why' | 'ignore') => (): void => setOpen(open === which ? null : which);
  return (
    <li className="note-row">
      <button
        type="button"
        className="plain finding"
        onClick={() => actions.goTo(document.source.id, finding.start)}
      >
        <SeverityIcon severity={finding.severity} />
        <span>
          <span className="visually-hidden">{GROUPS[finding.severity]}: </span>
          <strong>
            <Message text={fault} />
          </strong>{' '}
          <Message text={remedy} />
          <span className="note-place">{locationOf({ document, finding })}</span>
        </span>
      </button>
      <span className="note-ways">
        {fix ? (
          <Button onClick={() => void services.fixes.make(document, fix)}>
            <Icon of={Wrench} />
            <span className="visually-hidden">Fix: </span>
            {fix.title}
          </Button>
        ) : null}
        {document.holder.kind === 'pasted' ? (
          <button
            type="button"
            className="link-button"
            aria-expanded={open === 'ignore'}
            onClick={toggle('ignore')}
          >
            Ignore<span className="visually-hidden">: {about}</span>
          </button>
        ) : null}
        <button type="button" className="link-button" aria-expanded={open === 'why'} onClick={toggle('why')}>
          {open === 'why' ? 'Less' : 'Why?'}
          <span className="visually-hidden"> {about}</span>
        </button>
      </span>
      {open === 'why' ? <Behind document={document} finding={finding} /> : null}
      {open === 'ignore' ? (
        <div className="note-behind">
          <LazyPart waiting={null}>
            <IgnoreForm document={document} finding={finding} onDone={() => setOpen(null)} />
          </LazyPart>
        </div>
      ) : null}
    </li>
  );
}

const ARROW_STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

/** Arrow keys move from finding to finding and skip the buttons between them. */
function onArrow(event: KeyboardEvent<HTMLElement>): void {
  const step = ARROW_STEPS[event.key];
  const edge = event.key === 'Home' ? 0 : event.key === 'End' ? -1 : undefined;
  if (step === undefined && edge === undefined) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('.finding')];
  const { target } = event;
  const at = rows.findIndex((row) => target instanceof Node && row.parentElement?.contains(target));
  if (at < 0) return;
  event.preventDefault();
  rows.at(edge ?? Math.min(Math.max(at + (step ?? 0), 0), rows.length - 1))?.focus();
}

interface Section {
  readonly id: string;
  readonly title: string;
  readonly color: Severity;
  readonly holds: (found: FoundInDocument) => boolean;
}

/** Findings that keep a document from being saved come first, then the others by AWS's severities. */
const SECTIONS: readonly Section[] = [
  {
    id: 'refused',
    title: 'AWS will refuse this document',
    color: 'error',
    holds: ({ finding }) => isRefused(finding),
  },
  ...SEVERITIES.map((severity) => ({
    id: severity,
    title: GROUPS[severity],
    color: severity,
    holds: ({ finding }: FoundInDocument) => finding.severity === severity && !isRefused(finding),
  })),
];

/** Each row takes time to draw, so a long list is shown in parts. */
const PAGE_SIZE = 100;

export function FindingList({ findings }: { findings: readonly FoundInDocument[] }) {
  const [limit, setLimit] = useState(PAGE_SIZE);
  const ordered = byUrgency(findings);
  const shown = ordered.slice(0, limit);
  const more = ordered.length - shown.length;
  return (
    // The keys only move between buttons that Tab reaches too.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div onKeyDown={onArrow}>
      {SECTIONS.map(({ id, title, color, holds }) => {
        const group = shown.filter(holds);
        const count = findings.filter(holds).length;
        return group.length === 0 ? null : (
          <section key={id} aria-label={title}>
            <h4 className={`severity-${color}`}>
              {title} <small>{count}</small>
            </h4>
            <ul>
              {group.map(({ document, finding }) => (
                <FindingRow
                  key={`${document.source.id} ${finding.id} ${finding.start} ${finding.message}`}
                  document={document}
                  finding={finding}
                />
              ))}
            </ul>
          </section>
        );
      })}
      {more > 0 ? (
        <Button onClick={() => setLimit(limit + PAGE_SIZE)}>
          Show {Math.min(more, PAGE_SIZE)} of {more} more
        </Button>
      ) : null}
    </div>
  );
}
