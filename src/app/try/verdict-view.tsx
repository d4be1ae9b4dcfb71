// The decision on the request: a word, a sentence with the reason, and the trace.
import { Ban, CircleCheck, CircleHelp, CircleX } from 'lucide';
import { Button } from '#app/controls/button.tsx';
import { Icon } from '#app/controls/icon.tsx';
import type { CallOutcome } from '#core/verify/try-call.ts';
import type { OpenCall } from '#core/request/call.ts';
import { showAll } from '#core/text/quote.ts';
import { Message } from '#app/controls/message.tsx';
import { StatementItem, ShowStatement } from './statement-item.tsx';
import { conditionText, nearlyAllowed, statementName, stepsOf, whyOf, type Step } from './trace.ts';
import type { Answered } from '#app/request/use-request.ts';

const WORDS = {
  Allowed: { icon: CircleCheck, look: 'severity-ok', word: 'Allowed', how: '' },
  ExplicitlyDenied: { icon: Ban, look: 'severity-error', word: 'Denied', how: 'explicitly' },
  ImplicitlyDenied: {
    icon: CircleX,
    look: 'severity-error',
    word: 'Denied',
    how: 'because nothing allows it',
  },
  Conditional: { icon: CircleHelp, look: 'severity-warning', word: 'Depends', how: '' },
} as const;

/** What stands behind the word. */
const howOf = ({ decision, needsOwnPolicies }: CallOutcome): string =>
  needsOwnPolicies ? 'if the caller’s own policies allow it' : WORDS[decision].how;

/** A sentence with the reason. What each condition key must be is shown with its statement. */
function whyIn({ decision, deciding, openKeys }: CallOutcome): string {
  if (decision !== 'Conditional' || deciding.code !== 'depends' || openKeys.length === 0)
    return deciding.text;
  return `It depends on ${showAll(openKeys)}, whose ${openKeys.length === 1 ? 'value is' : 'values are'} unknown.`;
}

/** For the live region: the verdict and why. */
export function verdictWords(outcome: CallOutcome): string {
  const { word } = WORDS[outcome.decision];
  const how = howOf(outcome);
  return `${word}${how === '' ? '' : ` ${how}`}. ${whyIn(outcome).replaceAll('`', '')}`;
}

export function Headline({ outcome, late }: { outcome: CallOutcome; late: boolean }) {
  const { icon, look, word } = WORDS[outcome.decision];
  return (
    <div className="try-headline" data-late={late || undefined}>
      <p>
        <Icon of={icon} className={look} />
        <strong className={look}>{word}</strong> <span>{howOf(outcome)}</span>
      </p>
      <p>
        <Message text={whyIn(outcome)} />
      </p>
    </div>
  );
}

/** What a near miss among the statements fails on. */
function Nearest({ answered }: { answered: Answered }) {
  const { help, environment, call } = answered;
  const { outcome } = help.result;
  if (!outcome || outcome.decision !== 'ImplicitlyDenied') return null;
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

export function Trace({ answered, onGive }: TraceProps) {
  const { help, call } = answered;
  const { outcome } = help.result;
  if (!outcome) return null;
  return (
    <>
      <Nearest answered={answered} />
      {outcome.openKeys.length > 0 ? (
        <div className="try-open">
          <p>To get a decision:</p>
          {outcome.openKeys.map((key) => (
            <Button key={key} onClick={() => onGive(key)}>
              {' '}
              Set <code>{key}</code>
            </Button>
          ))}
        </div>
      ) : null}
      <h3 className="notes-title">How AWS decides</h3>
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
      <List title="Good to know" texts={outcome.notes} />
    </>
  );
}

interface KeepButtonsProps {
  readonly call: OpenCall;
  readonly onKeep: (call: OpenCall, expect: 'allowed' | 'denied') => void;
}

/** Makes the request one of the person's own cases. */
export function KeepButtons({ call, onKeep }: KeepButtonsProps) {
  return (
    <p className="try-buttons">
      <Button onClick={() => onKeep(call, 'allowed')}>Expect this: allowed</Button>
      <Button onClick={() => onKeep(call, 'denied')}>Expect this: denied</Button>
    </p>
  );
}
