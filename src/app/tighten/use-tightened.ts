// The pasted policies narrowed to the task that they are for: one question to the worker for both panes and the status.
import { useEffect, useState } from 'react';
import { useWritten } from '#app/selectors/written-policies.ts';
import { services } from '#app/services/index.ts';
import { pastedOf } from '#app/state/pasted.ts';
import { actions, useStore } from '#app/state/store.ts';
import type { ScenarioId } from '#deepseek/catalog/index.ts';
import type { PolicyToTighten, TightenChoice, Tightened } from '#worker/protocol.ts';

type Asked<T> = { readonly state: 'waiting' | 'failed' } | { readonly state: 'known'; readonly answer: T };

/** The last answer, shared by everybody who asks for the same. */
function lastOf<T>(ask: (policies: readonly PolicyToTighten[], task: ScenarioId) => Promise<T>) {
  let last:
    | {
        readonly of: readonly PolicyToTighten[];
        readonly task: ScenarioId;
        readonly asked: Promise<Asked<T>>;
      }
    | undefined;
  return (of: readonly PolicyToTighten[], task: ScenarioId): Promise<Asked<T>> => {
    if (last?.of !== of || last.task !== task) {
      const asked = ask(of, task).then(
        (answer): Asked<T> => ({ state: 'known', answer }),
        (): Asked<T> => {
          last = undefined;
          return { state: 'failed' };
        },
      );
      last = { of, task, asked };
    }
    return last.asked;
  };
}

const choicesOf = lastOf<readonly TightenChoice[]>((policies) => services.tighten.choices(policies));
const tightenedOf = lastOf<Tightened | null>((policies, task) => services.tighten.to(policies, task));

function useAsked<T>(
  ask: (of: readonly PolicyToTighten[], task: ScenarioId) => Promise<Asked<T>>,
  of: readonly PolicyToTighten[],
  task: ScenarioId | undefined,
): Asked<T> {
  const [known, setKnown] = useState<{ of: readonly PolicyToTighten[]; task: ScenarioId; asked: Asked<T> }>();
  useEffect(() => {
    if (task === undefined) return undefined;
    let isCurrent = true;
    void ask(of, task).then((asked) => {
      if (isCurrent) setKnown({ of, task, asked });
    });
    return () => {
      isCurrent = false;
    };
  }, [ask, of, task]);
  return known && known.of === of && known.task === task ? known.asked : { state: 'waiting' };
}

interface Tightening {
  readonly state: 'waiting' | 'failed' | 'known';
  readonly choices: readonly TightenChoice[];
  /** Undefined where the policies are for none. */
  readonly task: ScenarioId | undefined;
  readonly tightened: Tightened | null;
}

export function useTightened(): Tightening {
  const policies = useWritten();
  const chosen = useStore((state) => state.task);
  // The tasks are the same whichever is chosen.
  const offered = useAsked(choicesOf, policies, 'invoke');
  const choices = offered.state === 'known' ? offered.answer : [];
  const task = (choices.find(({ scenario }) => scenario === chosen) ?? choices[0])?.scenario;
  const made = useAsked(tightenedOf, policies, task);
  return {
    state: offered.state !== 'known' ? offered.state : task === undefined ? 'known' : made.state,
    choices,
    task,
    tightened: made.state === 'known' ? made.answer : null,
  };
}

/** Begins a kit of its own with what the policies become. What keeps their conditions or denials is a hand edit. */
export function takeTightened({ answers, documents }: Tightened): void {
  const kept = documents.filter(({ isComposed }) => !isComposed);
  const text = pastedOf(useStore.getState().draft)
    .policies.map((policy) => policy.text)
    .join('\n\n');
  actions.beginWith(
    answers,
    { kind: 'policy', text },
    Object.fromEntries(kept.map(({ id, text }) => [id, text])),
  );
}
