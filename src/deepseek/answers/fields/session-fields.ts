// The question on session policies, for roles that other roles assume: brokers can pass one.
import { switchField, type AnswersView } from '#deepseek/answers/field.ts';

/** Questions of tasks that call something a session can be limited to. */
const CALLED = [
  'models',
  'servedModels',
  'appProfiles',
  'importedModels',
  'endpoints',
  'modelArns',
  'marketplaceEndpoints',
];

/** Tasks whose calls need more than the one thing that a session is limited to. */
const NEEDS_MORE: ReadonlySet<string> = new Set(['discover', 'invoke-prompts']);

/** R1 alone has no question on models: its task is called so. */
const callsSomething = (view: AnswersView): boolean =>
  view.scenarios.every(({ id }) => !NEEDS_MORE.has(id)) &&
  view.scenarios.some(({ family }) => family === 'call') &&
  (view.scenario.id === 'invoke-r1' || CALLED.some((id) => view.asks(id)));

export const sessionFields = {
  sessionPolicy: switchField({
    key: 'sp',
    step: 'limits',
    rank: 2620,
    label: 'Limit each session to one model or endpoint',
    sentence: '{sessionPolicy:one resource a session}',
    effect:
      'Adds a session policy for each. A broker passes one when it assumes the role, and that session can call one thing only.',
    note: 'The role itself stays as it is: the broker decides which policy it passes.',
    when: callsSomething,
    initial: () => false,
  }),
};
