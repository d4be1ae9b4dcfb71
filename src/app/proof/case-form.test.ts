// The form of an own case: whatever is expected can be put into it and read again, and mistakes are told where they are.
import '#core/answers/rows.ts';
import { expect, test } from 'vitest';
import { startAnswers } from '#core/answers/answers.ts';
import { scenarios } from '#core/catalog/scenarios.ts';
import { expectationsOf } from '#core/expectations/index.ts';
import { caseOf, ownExpectation } from '#core/verify/own-case.ts';
import { emptyForm, formOf, readForm, type CaseForm } from './case-form.ts';

const GOOD: CaseForm = {
  ...emptyForm('app'),
  says: 'Read the model files',
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::acme-models/a',
};

test.each(scenarios.all().map(({ id }) => id))('what %s expects can be made one’s own, as it is', (id) => {
  for (const expectation of expectationsOf(startAnswers(id))) {
    const start = caseOf(expectation);
    const { own, problems } = readForm(formOf(start), start);
    expect(problems, expectation.id).toBeUndefined();
    expect(own, expectation.id).toEqual(start);
    const { id: _id, near: _near, label: _says, ...call } = expectation;
    expect(own && ownExpectation(own, 0)).toMatchObject(call);
  }
});

test('a form is read without what surrounds the texts', () => {
  const form = {
    ...GOOD,
    says: '  Read\tthe model files ',
    action: ' s3:GetObject\n',
    rows: [
      { key: ' aws:TagKeys', value: 'a ' },
      { key: 'aws:SourceVpce', value: 'vpce-1' },
      { key: 'aws:TagKeys', value: 'b' },
    ],
  };
  expect(readForm(form).own).toEqual({
    label: 'Read the model files',
    expect: 'allowed',
    principal: { role: 'app' },
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::acme-models/a',
    context: { 'aws:SourceVpce': 'vpce-1', 'aws:TagKeys': ['a', 'b'] },
  });
});

test.each<[change: Partial<CaseForm>, field: string, words: RegExp]>([
  [{ says: ' ' }, 'says', /^Say in a few words/],
  [{ role: '', caller: '' }, 'caller', /^Write the principal as the ARN/],
  [{ role: '', caller: '111122223333' }, 'caller', /arn:aws:iam::111122223333:root/],
  [{ role: '', caller: 'lambda.amazonaws.comm' }, 'caller', /is no principal/],
  [{ action: 'GetObject' }, 'action', /is no action\. Write the action as service:Name/],
  [{ action: 's3:Get*' }, 'action', /is a pattern/],
  [{ action: '' }, 'action', /^Write the action as service:Name/],
  [{ resource: '' }, 'resource', /^Write the resource as an ARN/],
  [{ resource: 'acme-models' }, 'resource', /is no ARN/],
  [{ resourceAccount: '1111' }, 'resourceAccount', /twelve digits/],
  [{ rows: [{ key: 'SourceVpce', value: 'x' }] }, 'row 0', /with its prefix/],
  [{ rows: [{ key: '__proto__', value: 'x' }] }, 'row 0', /with its prefix/],
  [{ rows: [{ key: 'aws:SourceVpce', value: '' }] }, 'row 0', /Write a value of aws:SourceVpce/],
  [{ resource: `arn:aws:s3:::${'a'.repeat(2001)}` }, 'resource', /at most 2000 characters/],
])('%j is told at its field', (change, field, words) => {
  const { problems } = readForm({ ...GOOD, ...change });
  expect(problems).toEqual({ [field]: expect.stringMatching(words) });
});

test('a caller that was typed anew is what was typed', () => {
  const start = {
    ...readForm(GOOD).own!,
    principal: { caller: { kind: 'role-session', roleArn: 'arn:aws:iam::111122223333:role/App' } },
  } as const;
  const form = { ...formOf(start), caller: 'arn:aws:iam::111122223333:role/Other' };
  expect(readForm(form, start).own?.principal).toEqual({ caller: 'arn:aws:iam::111122223333:role/Other' });
});
