// The cases of a kit: what is exported is read again, and each case is decided as its call was proved.
import { readReference } from 'virtual:reference-files';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { completeAnswers } from '#deepseek/answers/answers.arbitrary.ts';
import { startAnswers, type Answers } from '#deepseek/answers/answers.ts';
import { readCases } from '#iam/cases/read-cases.ts';
import { runCase } from '#iam/cases/run-case.ts';
import { scenarios } from '#deepseek/catalog/scenarios.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { isSettingsType } from '#iam/policy/policy.ts';
import { documentsOf } from '#deepseek/compose/role-kit.ts';
import { expectationsOf } from '#deepseek/expectations/index.ts';
import { usableKit } from '#deepseek/export/testing/kits.ts';
import type { IndexFile, ServiceFile } from '#iam/reference/files.ts';
import { createReference } from '#iam/reference/reference.ts';
import type { OwnCase } from '#iam/request/call.ts';
import { splitAction } from '#iam/request/suggest-actions.ts';
import { referenceFacts } from '#iam/decide/reference-facts.ts';
import { kitAccountOf } from '#deepseek/verify/kit-account.ts';
import { ownExpectation } from '#iam/environment/own-case.ts';
import { environmentOf } from '#deepseek/verify/kit-environment.ts';
import { type PolicyEnvironment } from '#iam/environment/policy-environment.ts';
import { environmentOfPasted } from '#iam/environment/pasted-environment.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import { cases } from './cases.ts';

const reference = createReference(readReference('index') as IndexFile);

function outcomes(text: string) {
  const file = readCases(text, 'kit.rolewright.yaml');
  expect(file.problems).toEqual([]);
  for (const { request } of file.cases) {
    const prefix = reference.listed(splitAction(String(request['action']))[0])?.prefix;
    if (prefix !== undefined && !reference.service(prefix))
      reference.add(prefix, readReference(prefix) as ServiceFile);
  }
  const ground = { load: () => 'no file', facts: referenceFacts(reference), reference };
  return file.cases.map((each) => runCase(each, ground));
}

const environmentFor = (answers: Answers, edits: Readonly<Record<string, string>> = {}): PolicyEnvironment =>
  environmentOf(compose(answers), kitAccountOf(answers), edits);

function exported(
  answers: Answers,
  edits: Readonly<Record<string, string>> = {},
  own: readonly OwnCase[] = [],
) {
  const expectations = [...expectationsOf(answers), ...own.map(ownExpectation)];
  const calls = { environment: environmentFor(answers, edits), expectations };
  const [file] = cases.files(usableKit(answers, edits), {}, { calls });
  return { text: file?.text ?? '', expectations };
}

const failing = (answers: Answers): readonly string[] =>
  outcomes(exported(answers).text)
    .filter(({ status }) => status !== 'passed')
    .map(({ name, problems, mismatches }) => `${name}: ${JSON.stringify([problems, mismatches])}`);

test.each(scenarios.all().map(({ id }) => id))('the cases of %s hold, one for each call', (scenario) => {
  const answers = startAnswers(scenario);
  expect(failing(answers)).toEqual([]);
  const { text, expectations } = exported(answers);
  const { cases: read, documents } = readCases(text);
  expect(read).toHaveLength(expectations.length);
  // What is only assumed has no statement of the kit, so none that a case has to test.
  const composed = documentsOf(compose(answers)).map(({ document }) => JSON.stringify(document));
  for (const each of documents)
    if ('builtIn' in each) expect(composed).not.toContain(JSON.stringify(each.document));
  expect(documents.length).toBeGreaterThanOrEqual(
    documentsOf(compose(answers)).filter(({ type }) => !isSettingsType(type)).length,
  );
});

test('whatever is answered, the cases hold', () => {
  fc.assert(
    fc.property(completeAnswers, (answers) => {
      expect(failing(answers)).toEqual([]);
    }),
    { numRuns: runs(30) },
  );
});

test('a hand edit that breaks an expectation breaks its case', () => {
  const answers = startAnswers('invoke');
  const edits = { 'app.permissions': JSON.stringify({ Version: '2012-10-17', Statement: [] }) };
  const failed = outcomes(exported(answers, edits).text).filter(({ status }) => status === 'failed');
  expect(failed.length).toBeGreaterThan(0);
  expect(failed.every(({ expected }) => expected === 'allowed')).toBe(true);
});

test('a case begins with the way to a model that it is about', () => {
  const names = outcomes(exported(startAnswers('organization')).text).map(({ name }) => name);
  expect(names).toContainEqual(expect.stringMatching(/^Batch jobs: .*batch, .*guardrail$/));
  expect(names).toContainEqual(
    expect.stringMatching(/^Marketplace models: .*Marketplace model, another model$/),
  );
});

test('a person’s own cases, with names of any kind, are among them', () => {
  const answers = startAnswers('invoke');
  const [first] = expectationsOf(answers);
  const names = ['yes', '1.0', '# no comment', 'a: b', '- x', '\u202e &a *b', 'null', ' ', '"'];
  const own = names.map((label): OwnCase => ({ ...first!, label, expect: 'allowed' }));
  const found = outcomes(exported(answers, {}, own).text);
  expect(found.slice(-names.length + 1).every(({ status }) => status === 'passed')).toBe(true);
  expect(found.map(({ name }) => name)).toEqual(expect.arrayContaining(names.filter((name) => name !== ' ')));
});

test('cases of pasted policies keep the policies that apply', () => {
  const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' };
  const environment = environmentOfPasted([
    {
      id: 'p',
      title: 'P',
      type: 'identity',
      text: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }),
    },
    {
      id: 's',
      title: 'S',
      type: 'scp',
      text: JSON.stringify({ Version: '2012-10-17', Statement: [{ ...statement, Effect: 'Deny' }] }),
    },
  ]);
  const call = {
    label: 'Reads',
    principal: { role: environment.roles[0]!.id },
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::b/x',
    context: {},
    expect: 'denied',
  } as const;
  const [file] = cases.files(
    usableKit(startAnswers('invoke')),
    {},
    {
      calls: { environment, expectations: [ownExpectation(call, 0)] },
    },
  );
  expect(outcomes(file?.text ?? '').map(({ status }) => status)).toEqual(['passed']);
  expect(file?.text).toContain('FullAWSAccess');
});

test('without proofs the file has the documents and says why it has no cases', () => {
  const [file] = cases.files(usableKit(startAnswers('invoke')));
  expect(file?.name).toBe('DeepSeekInvoke.rolewright.yaml');
  expect(file?.text).toContain('so there are no cases');
  expect(readCases(file?.text ?? '').problems).toEqual([]);
});
