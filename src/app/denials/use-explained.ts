// The explanation of a text's denials, renewed when the answers or documents change.
import { useEffect, useState } from 'react';
import { services } from '#app/services/index.ts';
import { useStore } from '#app/state/store.ts';
import type { DiagnosedGroup } from '#worker/protocol.ts';

export type ExplainedText =
  | { readonly state: 'waiting' }
  | { readonly state: 'failed'; readonly message: string }
  | { readonly state: 'explained'; readonly groups: readonly DiagnosedGroup[] };

/** Never the explanation of an older text: a new text waits for its own. */
export function useExplained(text: string): ExplainedText {
  const draft = useStore((state) => state.draft);
  const [latest, setLatest] = useState<{ text: string; explained: ExplainedText }>();
  useEffect(() => {
    let isCurrent = true;
    const keep = (explained: ExplainedText): void => {
      if (isCurrent) setLatest({ text, explained });
    };
    services.denials.explain(text, draft).then(
      (groups) => keep({ state: 'explained', groups }),
      ({ message }: Error) => keep({ state: 'failed', message }),
    );
    return () => {
      isCurrent = false;
    };
  }, [text, draft]);
  return latest?.text === text ? latest.explained : { state: 'waiting' };
}
