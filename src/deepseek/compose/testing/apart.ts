// Kits whose answers are in each other's way, so that calls fail which must be allowed: no document makes up for that.
import type { Answers } from '#deepseek/answers/answers.ts';
import { compose } from '#deepseek/compose/compose.ts';

/** The calls start, or the jobs run, where the guardrail or the key is not. */
const APART: ReadonlySet<string> = new Set(['guardrail-region', 'region-weightsKeys']);

export const areApart = (answers: Answers): boolean =>
  compose(answers).notices.some(({ id }) => APART.has(id));
