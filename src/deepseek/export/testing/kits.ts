// Export kits for tests.
import { scenarios } from '#deepseek/catalog/scenarios.ts';
import type { Answers } from '#deepseek/answers/answers.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { exportKitOf, type Edits, type ExportKit } from '#deepseek/export/export-kit.ts';

/** The export kit of answers and hand edits. Fails if an edit cannot be exported. */
export function usableKit(answers: Answers, edits?: Edits): ExportKit {
  const result = exportKitOf(answers, compose(answers), edits);
  if (!result.ok) throw new Error(result.unfit.map(({ message }) => message).join(' '));
  return result.kit;
}

/** Every scenario with its first trusted entity, and that for calls with all of them. */
export const startingAnswers: readonly Answers[] = scenarios.all().flatMap(({ id, entities }) => {
  const [first] = entities;
  if (first === undefined) return [{ scenario: id, values: {} }];
  return (id === 'invoke' ? entities : [first]).map((entity) => ({ scenario: id, values: { entity } }));
});
