// The decision on the request: what it is and by which statement, one sentence, and behind “Why?” how AWS comes to it.
import { useEffect, useId, useRef, useState } from 'react';
import { Button } from '#app/controls/button.tsx';
import { Message } from '#app/controls/message.tsx';
import { ErrorNote } from '#app/controls/notes.tsx';
import { StateShape } from '#app/controls/state-shape.tsx';
import { useIsSlow } from '#app/controls/use-is-slow.ts';
import { actions } from '#app/state/store.ts';
import { type OpenCall, type RequestField, hasErrors } from '#iam/request/index.ts';
import { showAll } from '#iam/text/index.ts';
import { type CallOutcome, type StatementLocation, withoutEmptyFields } from '#iam/environment/index.ts';
import { ShowStatement, StatementItem } from './statement-item.tsx';
import { conditionText, nearlyAllowed, statementName, stepsOf, whyOf, type Step } from './trace.ts';
import type { Answered, Asked } from './use-request.ts';

const SHAPES = {
  allowed: 'ready',
  explicitlyDenied: 'denied',
  implicitlyDenied: 'denied',
  depends: 'need',
} as const;

const MOST_NAMES = 2;

/** "Allowed, by InvokeDeepSeekV32": what is decided, and by which statements. */
function headOf({ decision, needsOwnPolicies, deciding, reasons }: CallOutcome): string {
  if (needsOwnPolicies) return 'Allowed if the caller’s own policies allow it';
  if (decision === 'depends') return 'Depends';
  if (decision === 'implicitlyDenied') return 'Denied, because nothing allows it';
  const names = deciding.statements.flatMap((index) => {
    const reason = reasons[index];
    return reason?.location ? [statementName(reason)] : [];
  });
  const more = names.length - MOST_NAMES;
  const by = `${names.slice(0, MOST_NAMES).join(' and ')}${more > 0 ? ` and ${more} more` : ''}`;
  const word = decision === 'allowed' ? 'Allowed' : 'Denied';
  return names.length === 0 ? word : `${word}, by ${by}`;
}

/** A sentence with the reason. What each condition key must be is shown with its statement. */
function sentenceOf({ decision, deciding, openKeys, assumptions, needsOwnPolicies }: CallOutcome): string {
  if (decision === 'allowed' && !needsOwnPolicies && deciding.code === 'allow') {
    const count = assumptions.length;
    return count === 0
      ? 'Nothing denies it.'
      : `Nothing denies it, given ${count === 1 ? '1 assumption' : `${count} assumptions`}.`;
  }
  if (decision !== 'depends' || deciding.code !== 'depends' || openKeys.length === 0) return deciding.text;
  return `It depends on ${showAll(openKeys)}, whose ${openKeys.length === 1 ? 'value is' : 'values are'} unknown.`;
}

/** For the live region: the verdict and why. */
const spokenOf = (outcome: CallOutcome): string =>
  `${headOf(outcome)}. ${sentenceOf(outcome).replaceAll('`', '')}`;

/** What a near miss among the statements fails on. */
function Nearest({ answered }: { answered: Answered }) {
  const { help, environment, call } = answered;
  const { outcome } = help.result;
  if (!outcome || outcome.decision !== 'implicitlyDenied') return null;
  return nearlyAllowed(outcome).map((reason) => (
    <div key={`${reason.layer} ${reason.document} ${String(reason.path[1])}`} className="try-near">
      <p>
        <strong>{statementName(reason)}</strong> is the closest match
        <ShowStatement reason={reason} />
      </p>
      {reason.because[0] === 'condition'
        ? reason.conditions
            .filter(({ result }) => result === 'no')
            .map((condition) => (
              <p key={`${condition.operator} ${condition.key}`}>
                <Message text={conditionText(condition)} />
              </p>
            ))
        : whyOf(reason, environment, call.resource).map((text) => (
            <p key={text}>
              <Message text={text} />
            </p>
          ))}
    </div>
  ));
}

const STATES = {
  allows: 'severity-ok',
  denies: 'severity-error',
  open: 'severity-warning',
  silent: '',
} as const;

interface TraceProps {
  readonly answered: Answered;
  readonly onGive: (key: string) => void;
}

function StepItem({ step, answered, onGive }: TraceProps & { step: Step }) {
  const { environment, call } = answered;
  const item = (reason: Step['bearing'][number]) => (
    <StatementItem
      key={`${reason.document} ${String(reason.path[1])}`}
      reason={reason}
      environment={environment}
      resource={call.resource}
      onGive={onGive}
    />
  );
  const { title, result, state, bearing, others } = step;
  return (
    <li className="try-step">
      <h4>
        {title} <span className={`try-outcome ${STATES[state]}`}>{result}</span>
      </h4>
      {bearing.length > 0 ? <ul>{bearing.map(item)}</ul> : null}
      {others.length > 0 ? (
        <details>
          <summary className="hint">
            {others.length === 1 ? '1 statement is' : `${others.length} statements are`} for other actions
          </summary>
          <ul>{others.map(item)}</ul>
        </details>
      ) : null}
    </li>
  );
}

const denies = ({ reasons }: CallOutcome): string => {
  const count = reasons.filter(({ effect, matched }) => effect === 'Deny' && matched === 'yes').length;
  if (count > 0)
    return `${count === 1 ? 'A statement denies' : `${count} statements deny`} it, and that overrides any Allow.`;
  const isOpen = reasons.some(({ effect, matched }) => effect === 'Deny' && matched === 'unknown');
  return isOpen ? 'A Deny may apply.' : 'None applies.';
};

function List({ title, texts }: { title: string; texts: readonly string[] }) {
  if (texts.length === 0) return null;
  return (
    <details className="try-more">
      <summary>
        {title} <span className="count">{texts.length}</span>
      </summary>
      <ul className="try-texts hint">
        {texts.map((text) => (
          <li key={text}>
            <Message text={text} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function Trace({ answered, onGive }: TraceProps) {
  const { help, call } = answered;
  const { outcome } = help.result;
  if (!outcome) return null;
  return (
    <>
      <Nearest answered={answered} />
      <h3>How AWS decides</h3>
      <ol className="try-steps">
        <li className="try-step">
          <h4>
            A Deny in any policy <span className="try-outcome">{denies(outcome)}</span>
          </h4>
        </li>
        {stepsOf(outcome, call.action).map((step) => (
          <StepItem key={step.id} step={step} answered={answered} onGive={onGive} />
        ))}
      </ol>
      <List title="Assumptions" texts={outcome.assumptions} />
      <List title="Notes" texts={outcome.notes} />
    </>
  );
}

/** What a field is called in a sentence. */
function nameOf(field: RequestField): string {
  const names: Readonly<Record<string, string>> = {
    principal: 'who calls',
    action: 'the action',
    resource: 'the resource',
    resourceAccount: 'the account of the resource',
  };
  return names[field] ?? field.slice('key '.length);
}

const NOWHERE: readonly StatementLocation[] = [];
const SETTLED_MS = 700;

/** Says a verdict once it stays: not each of those on the way to it, nor the one that is there from the start. */
function useSpoken(words: string): void {
  const known = useRef(words);
  useEffect(() => {
    known.current ||= words;
    if (words === '' || words === known.current) return undefined;
    const timer = setTimeout(() => {
      known.current = words;
      actions.announce(words);
    }, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [words]);
}

interface DecidedProps extends TraceProps {
  readonly outcome: CallOutcome;
  readonly late: boolean;
  readonly onKeep: (call: OpenCall, expect: 'allowed' | 'denied') => void;
}

function Decided({ outcome, answered, late, onGive, onKeep }: DecidedProps) {
  const [open, setOpen] = useState(false);
  const why = useId();
  const { decision, openKeys } = outcome;
  return (
    <div className="verdict" data-late={late || undefined}>
      <StateShape small state={SHAPES[decision]} />
      <strong>{headOf(outcome)}</strong>
      {answered.call.unknownKeys === undefined ? (
        <Button
          weight="quiet"
          // Leaving a field may say something in the form: this must not move away before the click on it is over.
          onMouseDown={(event) => event.preventDefault()}
          onClick={({ currentTarget }) => {
            currentTarget.focus();
            onKeep(withoutEmptyFields(answered.call), decision.endsWith('Denied') ? 'denied' : 'allowed');
          }}
        >
          Keep as a check
        </Button>
      ) : null}
      <p>
        <Message text={sentenceOf(outcome)} />{' '}
        <button
          type="button"
          className="link-button"
          aria-expanded={open}
          aria-controls={open ? why : undefined}
          onClick={() => setOpen(!open)}
        >
          {open ? 'Less' : 'Why?'}
        </button>
      </p>
      {openKeys.length > 0 ? (
        <div className="verdict-open">
          <span>To get a decision:</span>
          {openKeys.map((key) => (
            <Button key={key} onClick={() => onGive(key)}>
              Set <code>{key}</code>
            </Button>
          ))}
        </div>
      ) : null}
      {open ? (
        <div id={why} className="try-trace">
          <Trace answered={answered} onGive={onGive} />
        </div>
      ) : null}
    </div>
  );
}

interface VerdictProps {
  readonly asked: Asked;
  readonly onGive: (key: string) => void;
  readonly onKeep: (call: OpenCall, expect: 'allowed' | 'denied') => void;
}

export function RequestVerdict({ asked, onGive, onKeep }: VerdictProps) {
  const { answered, waiting, fault } = asked;
  const late = useIsSlow(waiting);
  // An invalid request has no decision, so the decision on the previous request is not shown for it.
  const help = fault === null ? answered?.help : undefined;
  const outcome = help && !hasErrors(help.problems) ? help.result.outcome : undefined;
  useEffect(() => {
    const places = outcome?.deciding.statements.flatMap((index) => outcome.reasons[index]?.location ?? []);
    actions.markDeciding(places ?? NOWHERE);
  }, [outcome]);
  useEffect(() => () => actions.markDeciding(NOWHERE), []);
  useSpoken(outcome ? spokenOf(outcome) : '');
  return (
    <section className="request-verdict" aria-label="Decision">
      {fault === null ? null : (
        <ErrorNote>The request could not be evaluated: {fault}. Reload the page.</ErrorNote>
      )}
      {help || fault !== null ? null : <p className="hint">{late ? 'Evaluating…' : '\u00A0'}</p>}
      {help && hasErrors(help.problems) ? (
        <p className="hint">
          No decision yet. Correct{' '}
          {help.problems
            .filter(({ severity }) => severity === 'error')
            .map(({ field }) => nameOf(field))
            .join(', ')}
          .
        </p>
      ) : null}
      {help && !hasErrors(help.problems) && help.result.problems
        ? help.result.problems.map((problem) => (
            <ErrorNote key={problem}>
              <Message text={problem} />
            </ErrorNote>
          ))
        : null}
      {outcome && answered ? (
        <Decided outcome={outcome} answered={answered} late={late} onGive={onGive} onKeep={onKeep} />
      ) : null}
    </section>
  );
}
