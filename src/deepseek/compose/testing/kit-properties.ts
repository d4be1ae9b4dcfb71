// Properties that hold for the kits of many answers.
import * as fc from 'fast-check';
import {
  completeAnswers,
  completeAnswersBy,
  completeAnswersOf,
} from '#deepseek/answers/answers.arbitrary.ts';
import type { Answers } from '#deepseek/answers/answers.ts';
import { readAnswers } from '#deepseek/answers/read-answers.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { isCreated, type RoleKit } from '#deepseek/compose/role-kit.ts';

/** The reasons and doubts of the statements in the first trust policy. */
export const trustWords = (kit: RoleKit): string =>
  kit.roles
    .find(isCreated)!
    .trust.whys.flat()
    .map(({ text, doubt = '' }) => `${text} ${doubt}`)
    .join(' ');

type KitLaw = (kit: RoleKit, answers: Answers) => void;
type AnswerFilter = (answers: Answers) => boolean;

const holds = (law: KitLaw, all: fc.Arbitrary<Answers>): void =>
  fc.assert(
    fc.property(all, (answers) => law(compose(answers), answers)),
    { numRuns: 100 },
  );

/** Holds for the kits of many answers, each complete. */
export const always = (law: KitLaw, some: AnswerFilter = () => true): void =>
  holds(law, completeAnswers.filter(some));

/** Holds for the kits of many answers for these trusted entities. */
export const alwaysFor = (ids: readonly string[], law: KitLaw, some: AnswerFilter = () => true): void =>
  holds(
    law,
    completeAnswersBy(...ids).filter(
      (answers) => ids.includes(readAnswers(answers).view.entity.id) && some(answers),
    ),
  );

/** Holds for the kits of many answers to these scenarios. */
export const alwaysIn = (ids: readonly ScenarioId[], law: KitLaw, some: AnswerFilter = () => true): void =>
  holds(law, completeAnswersOf(...ids).filter(some));
