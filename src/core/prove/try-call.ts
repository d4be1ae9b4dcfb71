// One call held against the documents: what becomes of it, and why, statement by statement.
import type { Call } from '#core/compose/intents/intent.ts';
import type { Facts } from '#core/simulate/applies.ts';
import { decide, type Decision } from '#core/simulate/decide.ts';
import { explain, type Explanation } from '#core/simulate/explain.ts';
import type { Reason } from '#core/simulate/reasons.ts';
import { holdAgainst, type Place } from './held.ts';
import type { Setting } from './setting.ts';

/** A statement that was considered, and where it stands; no place: a policy that is only assumed. */
export interface PlacedReason extends Reason {
  readonly place: Place | undefined;
}

export interface Tried extends Omit<Explanation, 'reasons' | 'deciding'> {
  readonly decision: Decision['decision'];
  /** More than one where it depends on what the call does not say. */
  readonly possible: Decision['possible'];
  readonly reasons: readonly PlacedReason[];
  readonly deciding: {
    readonly code: Explanation['deciding']['code'];
    readonly text: string;
    /** Indexes in `reasons`. */
    readonly statements: readonly number[];
  };
  /** Titles of documents that bear on the call and whose text cannot be read: they are left out. */
  readonly unread: readonly string[];
}

/** What became of the call, or what is wrong with it in words that say what to write instead. */
export type Trial =
  | { readonly tried: Tried; readonly problems?: undefined }
  | { readonly problems: readonly string[]; readonly tried?: undefined };

export function tryCall(setting: Setting, call: Call, facts: Facts = {}): Trial {
  const { held, problems } = holdAgainst(setting, call);
  if (problems) return { problems };
  const { request, policies, placeOf, unread } = held;
  const decision = decide(request, policies, facts);
  const { reasons, deciding, openKeys, assumptions, notes } = explain(decision);
  return {
    tried: {
      decision: decision.decision,
      possible: decision.possible,
      reasons: reasons.map((reason) => ({ ...reason, place: placeOf(reason) })),
      deciding: {
        code: deciding.code,
        text: deciding.text,
        statements: deciding.statements.map((reason) => reasons.indexOf(reason)),
      },
      openKeys,
      assumptions,
      notes,
      unread,
    },
  };
}
