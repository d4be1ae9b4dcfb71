// The right half of the panel: the decision on the request with its trace, or why there is none.
import { useEffect, useRef } from 'react';
import { ErrorNote } from '#app/controls/notes.tsx';
import { actions } from '#app/state/store.ts';
import { hasErrors, type RequestField } from '#core/request/problem.ts';
import type { OpenCall } from '#core/request/call.ts';
import type { StatementLocation } from '#core/verify/resolve-request.ts';
import { withoutEmptyFields } from '#core/verify/prefill.ts';
import { Message } from '#app/controls/message.tsx';
import { useIsSlow } from '#app/controls/use-is-slow.ts';
import type { Asked } from '#app/request/use-request.ts';
import { Headline, KeepButtons, Trace, verdictWords } from './verdict-view.tsx';

export type KeepCase = (call: OpenCall, expect: 'allowed' | 'denied') => void;

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

interface TryResultProps {
  readonly asked: Asked;
  readonly onGive: (key: string) => void;
  readonly onKeep: KeepCase | undefined;
}

export function TryResult({ asked, onGive, onKeep }: TryResultProps) {
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
  useSpoken(outcome ? verdictWords(outcome) : '');
  return (
    <section className="try-result" aria-label="Decision">
      {fault === null ? null : (
        <ErrorNote>The request could not be evaluated: {fault}. Reload the page.</ErrorNote>
      )}
      {help || fault !== null ? null : late ? <p className="hint">Evaluating…</p> : null}
      {help && hasErrors(help.problems) ? (
        <p className="try-headline hint">
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
        <>
          <Headline outcome={outcome} late={late} />
          <div className="try-trace">
            {onKeep && answered.call.unknownKeys === undefined ? (
              <KeepButtons call={withoutEmptyFields(answered.call)} onKeep={onKeep} />
            ) : null}
            <Trace answered={answered} onGive={onGive} />
          </div>
        </>
      ) : null}
    </section>
  );
}
