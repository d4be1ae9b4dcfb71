// The largest kit there is: every task in one role, every switch on, 20 buckets, 10 Regions.
import '#deepseek/answers/register-all.ts';
import type { Answers, FieldValues } from '#deepseek/answers/answers.ts';
import type { FieldValue } from '#deepseek/answers/field.ts';
import { fieldOf, type FieldId } from '#deepseek/answers/fields/fields.ts';
import { readAnswers } from '#deepseek/answers/read-answers.ts';
import { findModel } from '#deepseek/facts/models.ts';
import { scenarios } from '#deepseek/catalog/scenarios.ts';

const ACCOUNT = '111122223333';
const REGIONS = findModel('v3.2')?.regions.slice(0, 10) ?? [];

const each = (count: number, make: (i: number, region: string) => string): readonly string[] =>
  Array.from({ length: count }, (_, i) => make(i, REGIONS[i % REGIONS.length] ?? 'us-east-1'));

const id = (i: number): string => `a1b2c3d4e5${String(i).padStart(2, '0')}`;
const key = (i: number, region: string): string =>
  `arn:aws:kms:${region}:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890${String(i).padStart(2, '0')}`;

/** The scenario itself, and those that cannot require a guardrail: requiring one makes the larger kit. */
const LEFT_OUT = ['invoke', 'mantle', 'api-keys', 'invoke-marketplace'];

const GIVEN: FieldValues = {
  entity: 'ecs',
  account: ACCOUNT,
  regions: REGIONS,
  models: ['v3.2', 'v3.1'],
  servedModels: ['v3.2', 'v3.1'],
  profileModels: ['v3.2', 'v3.1', 'r1'],
  importedModels: each(20, (i) => `arn:aws:bedrock:us-east-1:${ACCOUNT}:imported-model/${id(i)}`),
  endpoints: each(20, (i, region) => `arn:aws:sagemaker:${region}:${ACCOUNT}:endpoint/deepseek-${i}`),
  modelArns: each(10, (_, region) => `arn:aws:bedrock:${region}::foundation-model/deepseek.v3.2`),
  appProfiles: each(
    20,
    (i, region) => `arn:aws:bedrock:${region}:${ACCOUNT}:application-inference-profile/${id(i)}`,
  ),
  weights: each(20, (i) => `acme-models-${i}/deepseek/v${i}`),
  weightsEncryption: 'kms',
  weightsKeys: each(10, key),
  modelEncryption: 'kms',
  modelKeys: each(10, (i) => key(i, 'us-east-1')),
  guardrailRule: 'required',
  guardrails: each(10, (i, region) => `arn:aws:bedrock:${region}:${ACCOUNT}:guardrail/gr${id(i)}`),
  enforcedGuardrails: each(10, (i, region) => `arn:aws:bedrock:${region}:444455556666:guardrail/gr${id(i)}`),
  network: 'vpce',
  taskImages: each(10, (i) => `deepseek-chat-${i}`),
  vpcEndpoints: each(20, (i) => `vpce-0abc123def45678${String(i).padStart(2, '0')}`),
  prompts: each(20, (i) => `PROMPT12${String(i).padStart(2, '0')}`),
};

/** Turns on every switch that is asked, and those that are asked because of that. */
function everythingOn(answers: Answers): Answers {
  const view = readAnswers(answers);
  const off = view.fields.filter(
    (field: FieldId) => fieldOf(field).kind === 'switch' && answers.values[field] === undefined,
  );
  if (off.length === 0) return answers;
  const on = Object.fromEntries(off.map((field): [FieldId, FieldValue] => [field, true]));
  return everythingOn({ ...answers, values: { ...answers.values, ...on } });
}

export const LARGEST: Answers = everythingOn({
  scenario: 'invoke',
  values: {
    ...GIVEN,
    also: scenarios
      .all()
      .filter((scenario) => scenario.joins && !LEFT_OUT.includes(scenario.id))
      .map((scenario) => scenario.id),
  },
});
