// What policies are for that nothing here makes: as people write them, without conditions, on everything, in part.
import { describe, expect, test } from 'vitest';
import { inferPolicyType } from '#iam/grammar/infer-policy-type.ts';
import type { JsonValue } from '#iam/json/json-value.ts';
import CASES from './hand-written.cases.json' with { type: 'json' };
import { openPoliciesInSteps } from './open-policies.ts';

interface HandWritten {
  readonly name: string;
  /** Any of them is right; null where no task here is like it. */
  readonly scenario: string | readonly string[] | null;
  readonly policy: JsonValue;
}

describe('policies written by hand are for', () => {
  test.each(CASES as unknown as readonly HandWritten[])('$scenario: $name', ({ scenario, policy }) => {
    const steps = openPoliciesInSteps([{ type: inferPolicyType(policy), text: JSON.stringify(policy) }]);
    let step = steps.next();
    while (!step.done) step = steps.next();
    const opened = step.value?.answers.scenario ?? null;
    if (scenario === null) expect(opened).toBeNull();
    else expect([scenario].flat()).toContain(opened);
  });
});
