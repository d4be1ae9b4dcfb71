// What the faces import of this folder.
export { askedFields, hasRole, initialValue, viewOf } from './answers-view.ts';
export {
  ANSWER_TYPES,
  type Answers,
  DEFAULT_SCENARIO,
  setAnswer,
  setScenario,
  startAnswers,
} from './answers.ts';
export {
  type ChoiceField,
  type ChoicesField,
  type Field,
  type FieldValue,
  type ListField,
  type Option,
  STEPS,
  type StepId,
  type SwitchField,
  type TextField,
} from './field.ts';
export { type FieldId, fieldIds, fieldOf } from './fields/fields.ts';
export { normalizeAnswers } from './normalize-answers.ts';
export { openerOf } from './openers.ts';
export { PLAIN_ENTITY } from './plain-entity.ts';
export {
  type AnswerProblem,
  type CheckedAnswers,
  checkEntry,
  readAnswers,
  withProblems,
} from './read-answers.ts';
export { isGuess, standingOf } from './standing.ts';
export { type StoredAnswers, readStoredAnswers } from './stored-answers.ts';
export { unusedAnswers } from './unused-answers.ts';
