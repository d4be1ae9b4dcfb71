// A person's own case is proved like the scenario's, and proves nothing where its action does not exist.
import { readReference } from 'virtual:reference-files';
import { expect, test } from 'vitest';
import { startAnswers } from '#deepseek/answers/answers.ts';
import { compose } from '#deepseek/compose/compose.ts';
import type { OwnCase } from '#iam/request/call.ts';
import { MAX_TEXT_LENGTH } from '#iam/json/text-size.ts';
import type { IndexFile } from '#iam/reference/files.ts';
import { createReference } from '#iam/reference/reference.ts';
import { kitAccountOf } from './kit-account.ts';
import { ownExpectation } from '#iam/environment/own-case.ts';
import { prove } from '#iam/environment/prove.ts';
import { environmentOf } from './kit-environment.ts';

const reference = createReference(readReference('index') as IndexFile);
const answers = startAnswers();
const environment = environmentOf(compose(answers), kitAccountOf(answers));

const CASE: OwnCase = {
  label: 'Converse',
  expect: 'allowed',
  principal: { role: 'app' },
  action: 'bedrock:InvokeModel',
  resource: 'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2',
  context: {},
};
const proofOf = (change: Partial<OwnCase>, known = true) =>
  prove(environment, ownExpectation({ ...CASE, ...change }, 0), {}, known ? reference : undefined);

test('an own case passes or fails as any other expectation', () => {
  expect(proofOf({})).toMatchObject({ passes: true, decision: 'allowed' });
  expect(proofOf({ action: 'BEDROCK:invokemodel' })).toMatchObject({ passes: true, decision: 'allowed' });
  expect(proofOf({ expect: 'denied' })).toMatchObject({ passes: false, decision: 'allowed' });
});

test.each([
  ['s3:GetObjekt', /^`s3:GetObjekt` .*S3\. .*`s3:GetObject` or `s3:PutObject`\?$/],
  ['s3:Abracadabra', /Service Authorization Reference\.$/],
  ['bedrok:InvokeModel', /no service .*`bedrok`\. .*`bedrock:InvokeModel`/],
  ['bedrock:Converse', /operation of the API.* Amazon Bedrock\. .*`bedrock:InvokeModel`/],
  ['constructor:x', /^AWS has no service/],
])('%s fails as an unknown action, whatever is expected', (action, failure) => {
  expect(proofOf({ action, expect: 'denied' })).toMatchObject({
    passes: false,
    decision: undefined,
    failure: expect.stringMatching(failure),
  });
});

test('without the reference any action is accepted', () => {
  expect(proofOf({ action: 's3:GetObjekt', expect: 'denied' }, false)).toMatchObject({ passes: true });
});

test('a role of another scenario fails with its name', () => {
  expect(proofOf({ principal: { role: 'connector' } })).toMatchObject({
    decision: undefined,
    failure: expect.stringMatching(/no role “connector”/),
  });
});

test.each(['', '{', 'x'.repeat(MAX_TEXT_LENGTH + 1)])(
  'a document that cannot be parsed proves nothing',
  (text) => {
    const broken = environmentOf(compose(answers), kitAccountOf(answers), { 'app.permissions': text });
    expect(prove(broken, ownExpectation(CASE, 0), {}, reference)).toMatchObject({
      decision: undefined,
      failure: expect.stringMatching(/^Permissions policy .*not valid JSON/),
    });
  },
);
