// The versions of this browser, and what each of them differs in from the draft on screen.
import { useEffect, useState } from 'react';
import { listVersions } from '#app/persistence/keeping.ts';
import type { Version } from '#app/persistence/versions/version.ts';
import type { PageDraft } from '#app/state/pasted.ts';
import { useStore } from '#app/state/store.ts';
import { differenceOf, type VersionDifference } from './difference.ts';

/** Null while they are read; refused where the browser keeps none. */
export type Versions = readonly Version[] | 'refused' | null;

/** As they are when the list is first drawn. */
export function useVersions(): Versions {
  const [versions, setVersions] = useState<Versions>(null);
  useEffect(() => {
    let isStale = false;
    listVersions().then(
      (list) => !isStale && setVersions(list),
      () => !isStale && setVersions('refused'),
    );
    return () => {
      isStale = true;
    };
  }, []);
  return versions;
}

const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** Version id → how it differs. One after the other, so that the dialog opens at once. */
export function useDifferences(versions: readonly Version[]): ReadonlyMap<number, VersionDifference> {
  const draft = useStore((state) => state.draft);
  const [found, setFound] = useState<{
    draft: PageDraft;
    differences: ReadonlyMap<number, VersionDifference>;
  }>({
    draft,
    differences: new Map(),
  });
  useEffect(() => {
    let isStale = false;
    void (async () => {
      const differences = new Map<number, VersionDifference>();
      for (const version of versions) {
        // Each waits for the page to be drawn.
        // oxlint-disable-next-line no-await-in-loop
        await nextTask();
        if (isStale) return;
        differences.set(version.id, differenceOf(version.draft, draft));
        setFound({ draft, differences: new Map(differences) });
      }
    })();
    return () => {
      isStale = true;
    };
  }, [versions, draft]);
  return found.differences;
}
