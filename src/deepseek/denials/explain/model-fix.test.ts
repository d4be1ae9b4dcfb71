// What a refused call of a model says of the role that would make it, and what it leaves open.
import { expect, test } from 'vitest';
import { readAnswers } from '#deepseek/answers/read-answers.ts';
import { standingOf } from '#deepseek/answers/standing.ts';
import { denialOf } from '#deepseek/denials/denial.ts';
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import { modelFix } from './model-fix.ts';

const REFUSED = denialOf({
  action: 'bedrock:InvokeModel',
  region: 'us-east-1',
  account: '111122223333',
  resource: 'arn:aws:bedrock:us-east-1::foundation-model/deepseek.r1-v1:0',
});

test.each<[FieldId, string]>([
  ['regions', 'stated'],
  ['account', 'stated'],
  ['streaming', 'stated'],
  ['readProfile', 'assumed'],
])('of the role for a refused call of R1, %s is %s', (field, standing) => {
  const { answers } = modelFix(REFUSED)!;
  expect(standingOf(readAnswers(answers), field)).toBe(standing);
});

test('its statements are named after the refused action alone', () => {
  const { statements } = modelFix(REFUSED)!;
  expect(statements.map(({ Sid }) => Sid).filter((sid) => /Read/.test(sid ?? ''))).toEqual([]);
});
