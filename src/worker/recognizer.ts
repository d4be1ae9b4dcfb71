// Finds answers for pasted policies, in slices, so that checks can run in between. Loaded when first needed.
import { openPoliciesInSteps } from '#deepseek/recognize/index.ts';
import type { Questions } from './protocol.ts';
import { stepsInSlices } from './slices.ts';

type Ask = Questions['recognize']['ask'];
type Answer = Questions['recognize']['answer'];

let newest = 0;

/** Also null if something newer was asked meanwhile. */
export async function recognize({ policies, hints }: Ask): Promise<Answer> {
  newest += 1;
  const own = newest;
  return (await stepsInSlices(openPoliciesInSteps(policies, hints), () => own === newest)) ?? null;
}
