// What the file checks.ts of a scenario exports.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { Expectation } from '#iam/request/expectation.ts';

/** The calls that the documents of one task must allow and must deny. */
export type ScenarioChecks = (checked: CheckedAnswers) => readonly Expectation[];
