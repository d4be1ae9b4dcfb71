// Properties that hold for the kits of many answers.
import * as fc from 'fast-check';
import { completeAnswers } from '#core/answers/answers.arbitrary.ts';
import type { Answers } from '#core/answers/answers.ts';
import { readAnswers } from '#core/answers/read-answers.ts';
import { compose } from '#core/compose/compose.ts';
import { isCreated, type RoleKit } from '#core/compose/role-kit.ts';

/** The reasons and doubts of the statements in the first trust policy. */
export const trustWords = (kit: RoleKit): string =>
  kit.roles
    .find(isCreated)!
    .trust.whys.flat()
    .map(({ text, doubt = '' }) => `${text} ${doubt}`)
    .join(' ');

/** Holds for the kits of many answers, each complete. */
export function always(
  law: (kit: RoleKit, answers: Answers) => void,
  some: (answers: Answers) => boolean = () => true,
): void {
  fc.assert(
    fc.property(completeAnswers.filter(some), (answers) => law(compose(answers), answers)),
    { numRuns: 100 },
  );
}

/** Kits of many answers for one trusted entity. */
export const entity =
  (...ids: readonly string[]) =>
  (answers: Answers) => {
    const { view } = readAnswers(answers);
    return ids.includes(view.entity.id) && view.scenario.entities.length > 0;
  };
