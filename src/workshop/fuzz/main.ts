// The inputs of a run: each follows from the seed, its kind and its number alone, so that any of them can be made again.
import * as fc from 'fast-check';
import { hashOf } from './hash.ts';
import { FUZZ_KINDS } from './kinds/index.ts';
import { inputsOf } from './mutate.ts';
import { timeAnswers, type FuzzResult } from './time-answer.ts';

const KINDS = new Map(FUZZ_KINDS.map((kind) => [kind.id, { kind, inputs: inputsOf(kind) }]));

export const kindIds: readonly string[] = [...KINDS.keys()];

function kindOf(id: string) {
  const found = KINDS.get(id);
  if (!found) throw new Error(`There is no kind ${id}`);
  return found;
}

const settingsOf = (id: string, seed: number, number: number) => ({
  seed: hashOf(`${seed} ${id} ${number}`) | 0,
  numRuns: 1,
});

export const inputAt = (id: string, seed: number, number: number): string =>
  fc.sample(kindOf(id).inputs, settingsOf(id, seed, number))[0]!;

export const fuzzText = (id: string, text: string): Promise<FuzzResult> => timeAnswers(kindOf(id).kind, text);

const throwsNowhere = async (id: string, text: string): Promise<boolean> =>
  !(await fuzzText(id, text)).faults.some(({ what }) => what.startsWith('throws'));

/** The shortest text near an input that does not pass, or the input if it does or if that takes long to find. */
export async function shortened(
  id: string,
  seed: number,
  number: number,
  passes: (text: string) => Promise<boolean> = (text) => throwsNowhere(id, text),
): Promise<string> {
  const { counterexample } = await fc.check(fc.asyncProperty(kindOf(id).inputs, passes), {
    ...settingsOf(id, seed, number),
    interruptAfterTimeLimit: 20_000,
  });
  return counterexample?.[0] ?? inputAt(id, seed, number);
}
