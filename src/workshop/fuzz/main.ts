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

/** The shortest text near an input that an answer throws on, or the input if none does or it takes long to find. */
export async function shortened(id: string, seed: number, number: number): Promise<string> {
  const throws = fc.asyncProperty(kindOf(id).inputs, async (text) => {
    const { faults } = await fuzzText(id, text);
    return !faults.some(({ what }) => what.startsWith('throws'));
  });
  const settings = { ...settingsOf(id, seed, number), unbiased: true, interruptAfterTimeLimit: 20_000 };
  const { counterexample } = await fc.check(throws, settings);
  return counterexample?.[0] ?? inputAt(id, seed, number);
}
