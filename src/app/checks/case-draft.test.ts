// The draft of a person's own case: reading it back, and the problems of each field.
import { expect, test } from 'vitest';
import { startAnswers } from '#deepseek/answers/answers.ts';
import { scenarios } from '#deepseek/catalog/scenarios.ts';
import { expectationsOf } from '#deepseek/expectations/index.ts';
import { caseOf, ownExpectation } from '#iam/environment/own-case.ts';
import type { OpenCall } from '#iam/request/call.ts';
import { draftOf, emptyDraft, readDraft, type CaseDraft } from './case-draft.ts';

const GOOD: CaseDraft = {
  label: 'Read the model files',
  expect: 'allowed',
  call: {
    label: '',
    principal: { role: 'app' },
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::acme-models/a',
    context: {},
  },
};
const withCall = (change: Partial<OpenCall>): CaseDraft => ({ ...GOOD, call: { ...GOOD.call, ...change } });

test.each(scenarios.all().map(({ id }) => id))(
  'an expectation of %s can be made one’s own unchanged',
  (id) => {
    for (const expectation of expectationsOf(startAnswers(id))) {
      const start = caseOf(expectation);
      const { own, problems } = readDraft(draftOf(start));
      expect(problems, expectation.id).toBeUndefined();
      expect(own, expectation.id).toEqual(start);
      const { id: _id, difference: _difference, label: _label, topic: _topic, ...call } = expectation;
      expect(own && ownExpectation(own, 0)).toMatchObject(call);
    }
  },
);

test('an empty draft is not yet a case', () => {
  expect(readDraft(emptyDraft('app')).problems).toMatchObject({
    label: expect.stringMatching(/^Describe the check/),
    request: [{ field: 'action' }, { field: 'resource' }],
  });
});

test('control characters, spaces around texts and empty values are left out', () => {
  const draft = {
    ...withCall({
      action: ' s3:GetObject\n',
      context: { ' aws:TagKeys': ['a ', '', 'b'], 'aws:SourceVpce': 'vpce-1', 'aws:SourceVpc': '' },
    }),
    label: '  Read\tthe model files ',
  };
  expect(readDraft(draft).own).toEqual({
    label: 'Read the model files',
    expect: 'allowed',
    principal: { role: 'app' },
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::acme-models/a',
    context: { 'aws:SourceVpce': 'vpce-1', 'aws:TagKeys': ['a', 'b'] },
  });
});

test('a case without a title asks for one', () => {
  expect(readDraft({ ...GOOD, label: ' ' }).problems).toEqual({
    label: expect.stringMatching(/^Describe the check/),
    request: [],
  });
});

test.each<[change: Partial<OpenCall>, field: string, words: RegExp]>([
  [{ principal: { caller: '' } }, 'principal', /principal as the ARN/],
  [{ principal: { caller: 'lambda.amazonaws.comm' } }, 'principal', /is not a principal/],
  [{ action: 'GetObject' }, 'action', /service:Name/],
  [{ action: 's3:Get*' }, 'action', /is a pattern/],
  [{ action: '' }, 'action', /action as service:Name/],
  [{ resource: '' }, 'resource', /resource as an ARN/],
  [{ resource: 'acme-models' }, 'resource', /is not an ARN/],
  [{ resourceAccount: '1111' }, 'resourceAccount', /12 digits/],
  [{ context: { SourceVpce: 'x' } }, 'key SourceVpce', /is not a condition key/],
  [{ context: { SourceVpce: '' } }, 'key SourceVpce', /is not a condition key/],
  [{ resource: `arn:aws:s3:::${'a'.repeat(2001)}` }, 'resource', /at most 2000 characters/],
])('%j is a problem of its field', (change, field, message) => {
  expect(readDraft(withCall(change)).problems?.request).toEqual([
    expect.objectContaining({ field, message: expect.stringMatching(message) }),
  ]);
});
