// The cures of a cause: those that come with it at once, then what the worker finds.
import { useEffect, useState } from 'react';
import { selectReadinessInput } from '#app/selectors/readiness.ts';
import { services } from '#app/services/index.ts';
import { useStore } from '#app/state/store.ts';
import type { Cause, Cure } from '#core/readiness/readiness.ts';

export function useCures(cause: Cause): readonly Cure[] {
  const input = useStore(selectReadinessInput);
  const [found, setFound] = useState<{ readonly cause: Cause; readonly cures: readonly Cure[] } | null>(null);
  useEffect(() => {
    let isCurrent = true;
    services.readiness.cures({ ...input, cause: cause.id }).then(
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
