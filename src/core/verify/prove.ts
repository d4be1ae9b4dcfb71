// Whether documents do what is expected of them: a call that must be allowed is, and one that must not be is not.
import type { Expectation } from '#core/expectations/expectation.ts';
import type { ReferenceFacts } from '#core/simulate/evaluate/applicable-layers.ts';
import { decide, type Decision } from '#core/simulate/evaluate/decide.ts';
import { explain } from '#core/simulate/explain/explain.ts';
import { holdAgainst, type Place } from './held.ts';
import type { Setting } from './setting.ts';

export interface Proof {
  /** Of the expectation. */
  readonly id: string;
  /** Undefined where the call could not be held against the documents. */
  readonly decision: Decision['decision'] | undefined;
  readonly passes: boolean;
  /** Why it fails, in words; empty where it passes. */
  readonly why: string;
  /** The statements that decide, as far as they are in documents of the setting. */
  readonly places: readonly Place[];
}

/** A call that could not be held against the documents. */
export const failed = (id: string, why: string): Proof => ({
  id,
  decision: undefined,
  passes: false,
  why,
  places: [],
});

/** The proof of one expectation. An answer that hangs on something unknown proves nothing. */
export function prove(setting: Setting, expectation: Expectation, facts: ReferenceFacts = {}): Proof {
  const { held, problems } = holdAgainst(setting, expectation);
  if (problems) return failed(expectation.id, problems.join(' '));
  if (held.unread.length > 0)
    return failed(
      expectation.id,
      `${held.unread.join(' and ')} cannot be read as JSON. Mend the text first.`,
    );
  const decision = decide(held.request, held.policies, facts);
  const expected = expectation.expect === 'allowed' ? 'Allowed' : ['ImplicitlyDenied', 'ExplicitlyDenied'];
  const passes = [expected].flat().includes(decision.decision);
  if (passes) return { id: expectation.id, decision: decision.decision, passes, why: '', places: [] };
  const { deciding } = explain(decision);
  return {
    id: expectation.id,
    decision: decision.decision,
    passes,
    why: deciding.text,
    places: deciding.statements.flatMap((reason) => held.placeOf(reason) ?? []),
  };
}
