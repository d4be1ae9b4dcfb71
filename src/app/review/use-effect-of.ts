// What changes do, and what the worker says of the access that follows.
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { services } from '#app/services/index.ts';
import type { ChangedAccess } from '#iam/access/index.ts';
import { type DraftChange, type Effect, effectBetween, effectOf } from '#deepseek/review/index.ts';
import type { Review } from './use-review.ts';

/** The effect of a change, or of all; undefined at first, so that a long list is there before all effects are. */
export function useEffectOf({ shared, draft }: Review, change?: DraftChange): Effect | undefined {
  const isTime = useDeferredValue(true, false);
  return useMemo(() => {
    if (!isTime) return undefined;
    return change ? effectOf(shared, draft, change) : effectBetween(shared, draft);
  }, [isTime, shared, draft, change]);
}

/** How the access of each subject differs, or why that is not known. */
type FoundAccess = readonly ChangedAccess[] | string;

async function ask({ subjects }: Effect): Promise<FoundAccess> {
  try {
    const views = await Promise.all(
      subjects.map(({ before, after }) => services.access.changesBetween(before, after)),
    );
    const unread = views.flatMap((view) => (view?.difference ? [] : (view?.unread ?? [])));
    if (unread.length > 0)
      return `The difference in access is unknown until ${unread.join(' and ')} can be read.`;
    const known = views.flatMap((view) => view?.difference ?? []);
    if (known.length === views.length) return known;
  } catch {
    // Said below.
  }
  return 'The difference in access is unknown: AWS’s list of actions could not be loaded.';
}

const asked = new WeakMap<Effect, Promise<FoundAccess>>();

/** Until the newest is known, what was known before stays; undefined at first. */
export function useFound(effect: Effect | undefined): FoundAccess | undefined {
  const [found, setFound] = useState<FoundAccess>();
  useEffect(() => {
    if (!effect) return undefined;
    let stale = false;
    const answer = asked.get(effect) ?? ask(effect);
    asked.set(effect, answer);
    void answer.then((fresh) => !stale && setFound(fresh));
    return () => {
      stale = true;
    };
  }, [effect]);
  return found;
}
