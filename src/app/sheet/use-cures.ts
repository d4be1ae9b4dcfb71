// The cures of a cause: those that come with it at once, then what the worker finds.
import { useEffect, useState } from 'react';
import { selectReadinessInput } from '#app/selectors/readiness.ts';
import { services } from '#app/services/index.ts';
import { useStore } from '#app/state/store.ts';
import type { Cause, Cure } from '#deepseek/readiness/readiness.ts';

export function useCures(cause: Cause): readonly Cure[] {
  const input = useStore(selectReadinessInput);
  const [found, setFound] = useState<{ readonly cause: Cause; readonly cures: readonly Cure[] } | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const { answers, documents, meant } = input;
    // What was found in the documents as they are says nothing about those of other answers.
    const texts = documents.map(({ findings: _found, ...document }) => document);
    services.readiness.cures({ answers, documents: texts, ...(meant && { meant }), cause: cause.id }).then(
      (cures) => {
        if (isCurrent) setFound({ cause, cures });
      },
      // Those that came with the cause stay.
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [input, cause]);
  return found?.cause === cause && found.cures.length > 0 ? found.cures : cause.cures;
}
