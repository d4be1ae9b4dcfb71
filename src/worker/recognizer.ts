// Finds answers for pasted policies, in slices, so that checks can run in between. Loaded when first needed.
import { openPoliciesInSteps } from '#core/recognize/open-policies.ts';
import type { Questions } from './protocol.ts';

type Ask = Questions['recognize']['ask'];
type Answer = Questions['recognize']['answer'];

/** Short enough that nobody notices. */
const SLICE_MS = 30;

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

let newest = 0;

/** Also null if something newer was asked meanwhile. */
export async function recognize({ policies, hints }: Ask): Promise<Answer> {
  newest += 1;
  const own = newest;
  const steps = openPoliciesInSteps(policies, hints);
  for (;;) {
    const start = performance.now();
    while (performance.now() - start < SLICE_MS) {
      const step = steps.next();
      if (step.done) return step.value ?? null;
    }
    // One slice after the other.
    // oxlint-disable-next-line no-await-in-loop
    await pause();
    if (own !== newest) return null;
  }
}
