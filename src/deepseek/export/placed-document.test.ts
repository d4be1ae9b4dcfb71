// What a document is called, on the page and as a file, and on which screen of the console it begins.
import { expect, test } from 'vitest';
import type { Answers } from '#deepseek/answers/answers.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { documentWith, furtherRoleWith, mainRoleWith } from '#deepseek/compose/testing/roles.ts';
import { policyGuide, sessionCommand } from './policy-steps.ts';
import {
  cleanText,
  documentName,
  fileName,
  fileNames,
  kitName,
  type DocumentHolder,
} from './placed-document.ts';
import { SAMPLES } from './testing/sample-kits.ts';

const start = (scenario: string): Answers => ({ scenario, values: {} }) as Answers;

test.each([
  ['a bucket policy', SAMPLES.bucket, /^Amazon S3/, { id: 'bucket', name: 'amzn-s3-demo-bucket' }],
  ['an endpoint policy', SAMPLES.endpoint, /^VPC/, { id: 'endpoints', region: 'us-east-1' }],
  ['a guardrail policy', SAMPLES.guardrail, /guardrail/, { id: 'guardrails', region: 'us-east-1' }],
  ['a repository policy', SAMPLES.repository, /^Amazon ECR/, undefined],
  ['an SCP', SAMPLES.organization, /Service control policies/, { id: 'scp' }],
  ['an RCP', start('weights-perimeter'), /Resource control policies/, { id: 'rcp' }],
  [
    'a Bedrock policy',
    start('enforce-guardrail'),
    /Amazon Bedrock policies/,
    { id: 'organization-policies' },
  ],
  ['an EC2 policy', start('declarative-ec2'), /EC2 policies/, { id: 'organization-policies' }],
  ['a boundary', SAMPLES.instance, /^IAM › Policies/, { id: 'create-policy' }],
  ['a session policy', SAMPLES.session, /assume-role/, undefined],
] as const)('%s begins on its own screen', (name, answers, path, screen) => {
  const guides = compose(answers).policies.flatMap((policy) =>
    policy.documents.map((document) => ({ policy, guide: policyGuide(policy, document) })),
  );
  const found = guides.find(({ guide }) => path.test(guide.path));
  expect(found?.guide.screen).toEqual(screen);
  expect(found?.guide.steps.join(' ')).toContain(found?.policy.attachTo);
  const command = found && sessionCommand(found.policy, {}, 'own.json');
  if (name === 'a session policy') expect(command).toContain('--policy file://own.json');
  else expect(command).toBeUndefined();
});

test('a path is said of a boundary that has one', () => {
  const stepsOf = (answers: Answers) => {
    const policy = compose(answers).policies.find(({ target }) => target.kind === 'boundary')!;
    return policyGuide(policy, policy.documents[0]!).steps;
  };
  expect(stepsOf(SAMPLES.instance)[0]).toContain('/team/');
  expect(stepsOf(SAMPLES.callers).join(' ')).not.toContain('--path');
});

const trust = { ...documentWith('app.trust', 'trust'), title: 'Trust policy', name: 'App' };
const own: DocumentHolder = { kind: 'role', role: mainRoleWith('App') };
const further: DocumentHolder = { kind: 'role', role: furtherRoleWith('App', { account: '444455556666' }) };
const [policy] = compose(SAMPLES.organization).policies;
const alone: DocumentHolder = { kind: 'policy', policy: policy! };
const scp = { ...documentWith('scp', 'scp'), title: 'SCP', name: 'Deny it' };
const pasted: DocumentHolder = { kind: 'pasted' };

test.each([
  [own, trust, 'Trust policy of App', 'App-trust-policy.json', 'App'],
  [further, trust, 'Trust policy of App', 'App-444455556666-trust-policy.json', 'App'],
  [alone, scp, 'SCP (Deny it)', 'Deny-it.json', 'Deny it'],
  [pasted, scp, 'SCP', 'Deny-it.json', 'policies'],
])('%#: %s', (holder, source, name, file, kit) => {
  const placed = { holder, source };
  expect([documentName(placed), fileName(placed), kitName([placed])]).toEqual([name, file, kit]);
});

test('files of one name are numbered, and a kit without documents has a name', () => {
  const placed = { holder: alone, source: scp };
  expect(fileNames([placed, placed, placed])).toEqual(['Deny-it.json', 'Deny-it-2.json', 'Deny-it-3.json']);
  expect(kitName([])).toBe('role-kit');
});

test('a text has no byte order mark, line breaks of one kind, and one at the end', () => {
  expect(cleanText('\uFEFFa\r\nb\rc\n\n \n')).toBe('a\nb\nc\n');
  expect(cleanText('a\uFEFF')).toBe('a\n');
  expect(cleanText('b\uFEFFa')).toBe('b\uFEFFa\n');
});
