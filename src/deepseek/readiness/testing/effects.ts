// What a cure does, without its words, for tests.
import type { Answers } from '#deepseek/answers/answers.ts';
import type { Cure } from '#deepseek/readiness/readiness.ts';

/** The answers that a cure changes (null for one that it removes), the question that it opens, and whether it widens access. */
export function effectOf({ answers, opens, widens }: Cure, before: Answers): object {
  const was: Readonly<Record<string, unknown>> = before.values;
  const is: Readonly<Record<string, unknown>> = answers?.values ?? was;
  const changed = Object.keys({ ...was, ...is }).filter(
    (id) => JSON.stringify(was[id]) !== JSON.stringify(is[id]),
  );
  return {
    ...Object.fromEntries(changed.map((id) => [id, is[id] ?? null])),
    ...(opens && { opens }),
    ...(widens && { widens }),
  };
}
