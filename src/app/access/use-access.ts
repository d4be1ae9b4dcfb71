// The access of the chosen subject. The worker is asked for it only while the panel is shown.
import { useEffect, useState } from 'react';
import { useStore } from '#app/state/store.ts';
import { services } from '#app/services/index.ts';
import type { ChosenAccess } from '#app/selectors/access.ts';
import type { AccessView } from '#iam/access/index.ts';

interface KnownAccess {
  /** Perhaps of the text before, while the newer one is worked out. */
  readonly view: AccessView | undefined;
  /** Whether a better answer is on its way. */
  readonly waiting: boolean;
  readonly missing: readonly string[];
  readonly fault: string | null;
  readonly retry: () => void;
}

export function useAccess(chosen: ChosenAccess): KnownAccess {
  const { known, fault } = useStore((state) => state.access);
  const [tries, setTries] = useState(0);
  const { subject } = chosen;
  const against = chosen.against.subject;
  useEffect(() => {
    const { known: last, asked } = useStore.getState().access;
    // What was asked since would take the place of the answer.
    const isAnswered = last !== null && last.ask === asked && !last.answer.more && tries === 0;
    const isOfThis = last?.ask.subject === subject && last.ask.against === against;
    if (!isAnswered || !isOfThis) services.access.ask({ subject, against });
  }, [subject, against, tries]);
  // The result for an older text of the same subject may be shown meanwhile, that of another subject may not.
  const fits = known?.ask.subject.id === subject.id && known.ask.against?.id === against?.id;
  const isNewest = known?.ask.subject === subject && known.ask.against === against;
  return {
    view: fits ? known.answer.view : undefined,
    waiting: fault === null && (!isNewest || known.answer.more),
    missing: isNewest && !known.answer.more ? known.answer.missing : [],
    fault,
    retry: () => setTries(tries + 1),
  };
}
