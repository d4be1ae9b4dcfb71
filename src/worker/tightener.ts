// Narrows broad policies to a task, in slices, so that checks can run in between. A separate chunk.
import {
  countTightened,
  planTightening,
  servicesToTighten,
  tightenChoicesInSteps,
} from '#deepseek/tighten/index.ts';
import type { Questions } from './protocol.ts';
import type { ReferenceLoader } from './reference-loader.ts';
import { stepsInSlices } from './slices.ts';

type ChoicesAsk = Questions['tighten-choices']['ask'];
type TightenAsk = Questions['tighten']['ask'];

let newest = 0;
let newestTask = 0;

/** Also none if something newer was asked meanwhile. */
export async function choicesFor(policies: ChoicesAsk): Promise<Questions['tighten-choices']['answer']> {
  newest += 1;
  const own = newest;
  return (await stepsInSlices(tightenChoicesInSteps(policies), () => own === newest)) ?? [];
}

/** Null if something newer was asked meanwhile. Throws if the index of the service reference cannot be loaded: actions cannot be counted without it. */
export async function tightenTo(
  { policies, scenario, values }: TightenAsk,
  loader: ReferenceLoader,
): Promise<Questions['tighten']['answer']> {
  await loader.load([]);
  const index = loader.current();
  if (!index) throw new Error('The service reference could not be loaded. Try again.');
  newestTask += 1;
  const own = newestTask;
  const plan = await stepsInSlices(planTightening(policies, scenario, values), () => own === newestTask);
  if (!plan) return null;
  await loader.loadServices(servicesToTighten(plan, index));
  return countTightened(plan, loader.current() ?? index);
}
