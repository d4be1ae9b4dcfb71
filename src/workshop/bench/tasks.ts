// What the benchmark times in Node: from answers to findings for the scenario with the longest documents, and other parts of src/core.
import { RULES } from '#deepseek/rules/index.ts';
import { setAnswer, startAnswers, type Answers } from '#deepseek/answers/answers.ts';
import type { FieldValue } from '#deepseek/answers/field.ts';
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { checkedCases } from '#deepseek/compose/testing/checked-cases.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { documentsOf } from '#deepseek/compose/role-kit.ts';
import { print } from '#iam/policy/print.ts';
import { layoutOf } from '#deepseek/map/layout.ts';
import { mapOf } from '#deepseek/map/map-of.ts';
import { checkText } from '#iam/grammar/check-text.ts';
import { checkPolicy } from '#iam/editing/check-policy.ts';
import { corpusTask } from './corpus.ts';
import { decisionTasks } from './decisions.ts';
import { hostileTasks } from './hostile.ts';
import { LARGEST } from './largest-kit.ts';
import { matrixTasks } from './matrix.ts';
import { pastedTextTasks } from './pasted-texts.ts';
import { POLICIES, REFERENCE } from './policies.ts';
import type { Task } from './task.ts';

export { policyFiles } from './policy-files.ts';

const textsOf = (answers: Answers) =>
  documentsOf(compose(answers)).map(({ type, document }) => ({ type, text: print(document) }));

const lengthOf = (answers: Answers) => textsOf(answers).reduce((sum, { text }) => sum + text.length, 0);

const all = checkedCases.map(({ name, scenario, values }) => {
  let answers = startAnswers(scenario as ScenarioId);
  for (const [id, value] of Object.entries(values)) {
    answers = setAnswer(answers, id as FieldId, value as FieldValue);
  }
  return { name, answers, length: lengthOf(answers) };
});

const [largest] = all.toSorted((a, b) => b.length - a.length);
if (!largest) throw new Error('There is no scenario to time');

const { answers } = largest;
const kit = compose(answers);
const largestKit = compose(LARGEST);
const texts = textsOf(answers);

export const subject = `${largest.name}: ${texts.length} documents, ${largest.length.toLocaleString('en')} characters`;

export const tasks: readonly Task[] = [
  { name: 'compose', run: () => compose(answers) },
  { name: 'print', run: () => documentsOf(kit).map(({ document }) => print(document)) },
  { name: 'parse and check', run: () => texts.map(({ type, text }) => checkText(type, text)) },
  {
    name: 'answers to findings',
    run: () => textsOf(answers).map(({ type, text }) => checkText(type, text)),
  },
  { name: 'compose the largest kit', run: () => compose(LARGEST), goals: [{ of: 'p50', most: 6 }] },
  { name: 'map the largest kit', run: () => mapOf(largestKit) },
  { name: 'lay out the map of the largest kit', run: () => layoutOf(mapOf(largestKit)) },
  {
    name: 'check the policies of every task',
    run: () => POLICIES.map((policy) => checkPolicy(policy, REFERENCE, RULES)),
    each: { count: POLICIES.length, of: 'policies' },
  },
  corpusTask,
  ...hostileTasks,
  ...decisionTasks,
  ...matrixTasks,
  ...pastedTextTasks,
];
