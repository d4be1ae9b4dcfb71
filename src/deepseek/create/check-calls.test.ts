// The commands that check a kit call what its answers name.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyAnswers } from '#deepseek/answers/answers.arbitrary.ts';
import { startAnswers, type Answers } from '#deepseek/answers/answers.ts';
import { readAnswers } from '#deepseek/answers/read-answers.ts';
import { scenarios, type ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { expectationsOf } from '#deepseek/expectations/index.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import { callPlace } from './call-places.ts';
import { callsOf } from './check-calls.ts';

const start = (scenario: ScenarioId, values: Answers['values'] = {}): Answers => {
  const answers = startAnswers(scenario);
  return { ...answers, values: { ...answers.values, ...values } };
};
const commands = (answers: Answers, role: string | undefined = 'app') =>
  callsOf(expectationsOf(answers), role).map(({ expect: outcome, command }) => `${outcome}: ${command}`);

test('a model is called by its ID in its Region, and another one must be refused', () => {
  const [works, ...rest] = commands(start('invoke', { regions: ['us-west-2'], models: ['v3.2'] }));
  expect(works).toContain('converse --region us-west-2 --model-id deepseek.v3.2');
  expect(rest.some((command) => command.startsWith('denied: '))).toBe(true);
});

test('R1 is called through its profile, and not once for each Region behind it', () => {
  const works = commands(start('invoke-r1')).filter((command) => command.startsWith('allowed'));
  expect(works[0]).toContain('--model-id us.deepseek.r1-v1:0');
  expect(works.filter((command) => command.includes(' converse '))).toHaveLength(1);
});

test('a required guardrail is part of the call', () => {
  const [works] = commands(
    start('invoke', {
      guardrailRule: 'required',
      guardrails: ['arn:aws:bedrock:us-east-1:111122223333:guardrail/gr1a2b3c4d5e:1'],
    }),
  );
  expect(works).toMatch(/--guardrail-config '?guardrailIdentifier=.*gr1a2b3c4d5e,guardrailVersion=1/);
});

test.each([
  [
    'invoke-imported',
    'invoke-model --region us-east-1 --model-id arn:aws:bedrock:us-east-1:111122223333:imported-model/',
  ],
  [
    'invoke-sagemaker',
    'sagemaker-runtime invoke-endpoint --region us-east-1 --endpoint-name deepseek-r1-distill-qwen-7b',
  ],
  ['mantle', 'https://bedrock-mantle.us-east-1.api.aws/v1/chat/completions'],
] as const)('%s has its own call', (scenario, part) => {
  expect(commands(start(scenario))[0]).toContain(part);
});

test('a service control policy is checked by what others can and cannot call', () => {
  const all = callsOf(expectationsOf(start('deny-deepseek')), undefined);
  const [works] = all;
  expect(works?.command).toContain('converse --region us-east-1 --model-id amazon.nova-lite-v1:0');
  expect(all.find(({ expect: outcome }) => outcome === 'denied')?.command).toContain(
    'converse --region us-east-1 --model-id deepseek.v3.2',
  );
});

test('each trusted entity that is not an AWS service alone has a place to make calls', () => {
  for (const scenario of scenarios.all().filter(({ id }) => id === 'invoke'))
    for (const entity of scenario.entities) {
      const place = callPlace('arn:aws:iam::111122223333:role/R', readAnswers(start('invoke', { entity })));
      expect(place?.words, entity).toBeTruthy();
    }
  expect(callPlace('arn', readAnswers(start('import')))).toBeUndefined();
  const chat = readAnswers(start('invoke', { functionNames: ['chat'] }));
  const invoke = callPlace('arn', chat)?.command;
  expect(invoke).toContain('--function-name chat ');
  // AWS answers 200 also where the function failed.
  expect(invoke).toContain('--region us-east-1 ');
  expect(invoke).toContain('--query FunctionError --output text');
});

test('whatever the answers: few commands, none twice, each in one line of shell words', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const calls = callsOf(expectationsOf(answers), 'app');
      expect(calls.length).toBeLessThanOrEqual(6);
      expect(new Set(calls.map(({ command }) => command)).size).toBe(calls.length);
    }),
    { numRuns: runs(60) },
  );
});
