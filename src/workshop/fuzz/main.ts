// The inputs of a run: each follows from the seed, its kind and its number alone, so that any of them can be made again.
import type { FuzzKind } from './kind.ts';
import { FUZZ_KINDS } from './kinds/index.ts';
import { inputOf } from './mutate.ts';
import { hashOf, randomOf } from './random.ts';
import { timeAnswers, type FuzzResult } from './time-answer.ts';

export const kindIds: readonly string[] = FUZZ_KINDS.map(({ id }) => id);

function kindOf(id: string): FuzzKind {
  const kind = FUZZ_KINDS.find((each) => each.id === id);
  if (!kind) throw new Error(`There is no kind ${id}`);
  return kind;
}

export const inputAt = (id: string, seed: number, number: number): string =>
  inputOf(kindOf(id), randomOf(hashOf(`${seed} ${id} ${number}`)));

export const fuzzText = (id: string, text: string): Promise<FuzzResult> => timeAnswers(kindOf(id), text);
