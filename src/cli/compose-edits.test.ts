// What a link holds of hand edits is in the files of every format.
import { describe, expect, test } from 'vitest';
import { compose } from '#deepseek/compose/compose.ts';
import { documentsOf } from '#deepseek/compose/role-kit.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { answersOf, type Values } from '#deepseek/compose/testing/kits.ts';
import { isSettingsType } from '#iam/policy/policy.ts';
import { print } from '#iam/policy/print.ts';
import type { Readiness } from '#deepseek/readiness/readiness.ts';
import { encodeLink } from '#deepseek/share/link.ts';
import { FORMATS } from './compose-formats.ts';
import { linkCodec } from './link-codec.ts';
import { readDraft } from './read-draft.ts';

const RIDER = '999999999999';
const answers = answersOf('invoke', { entity: 'ecs' });

/** The kit’s trust policy, which also trusts another account. */
function hijacked(): string {
  const trust = documentsOf(compose(answers)).find(({ type }) => type === 'trust')!;
  const { Statement, ...rest } = trust.document;
  const rider = {
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${RIDER}:root` },
    Action: 'sts:AssumeRole',
  };
  return JSON.stringify({ ...rest, Statement: [...Statement, rider] });
}

const terminal = {
  out: () => undefined,
  note: () => undefined,
  fault: () => undefined,
  read: () => Promise.reject(new Error('Nothing to read')),
  color: false,
};

test.each(FORMATS.map(({ id }) => id))('%s', async (id) => {
  const link = await encodeLink({ answers, overrides: { 'app.trust': hijacked() } }, linkCodec, {
    identities: true,
  });
  const draft = await readDraft(`https://example.com/#${link}`, terminal);
  const format = FORMATS.find((each) => each.id === id)!;
  const files = await format.files({ ...draft, kit: compose(draft.answers), choices: [] });
  const holding = files.filter(({ text }) => text.includes(RIDER)).map(({ name }) => name);
  expect(holding).not.toEqual([]);
});

test('each format names whoever rides along in its first lines', async () => {
  const kit = compose(answers);
  const overrides = { 'app.trust': hijacked() };
  for (const { id, files } of FORMATS.filter((each) => !['json', 'cases'].includes(each.id))) {
    const [first] = (await files({ answers, kit, overrides, choices: [] })).filter(({ name }) =>
      id === 'documents' ? name === 'README.md' : true,
    );
    expect(first?.text.slice(0, 1500), id).toContain(`${RIDER} can use`);
  }
});

test('an edit of a document that the kit does not have is left out, and said so', async () => {
  const terraform = FORMATS.find(({ id }) => id === 'terraform')!;
  const files = await terraform.files({
    answers,
    kit: compose(answers),
    overrides: { 'other.trust': '{}' },
    choices: [],
  });
  expect(files[0]?.text.slice(0, 600)).toMatch(/Left out: .*`other\.trust`/);
});

describe('permissions that a link adds', () => {
  const added = (statement: object): string => {
    const { document } = documentsOf(compose(answers)).find(({ type }) => type === 'identity')!;
    return JSON.stringify({ ...document, Statement: [...document.Statement, statement] });
  };
  const allow = (Action: string, Resource: string): object => ({ Effect: 'Allow', Action, Resource });

  test.each<[string, object, string]>([
    ['secrets', allow('secretsmanager:GetSecretValue', '*'), 'secretsmanager:GetSecretValue on everything'],
    ['keys', allow('kms:Decrypt', '*'), 'kms:Decrypt on everything'],
    ['roles to pass', allow('iam:PassRole', '*'), 'pass roles to services'],
    ['policies of roles', allow('iam:PutRolePolicy', '*'), 'iam:PutRolePolicy on everything'],
    [
      'all but one bucket',
      { Effect: 'Allow', Action: 's3:*', NotResource: 'arn:aws:s3:::x' },
      'on everything',
    ],
  ])('%s: too broad in the state, and in the first lines of every format', async (_, statement, says) => {
    const overrides = { 'app.permissions': added(statement) };
    const composed = { answers, kit: compose(answers), overrides, choices: [] };
    const [json] = await FORMATS.find(({ id }) => id === 'json')!.files(composed);
    const { readiness } = JSON.parse(json!.text) as { readiness: Readiness };
    expect(readiness.state).toBe('tooBroad');
    expect(readiness.causes.map(({ text }) => text).join('\n')).toContain(says);
    for (const { id, files } of FORMATS.filter((each) => !['json', 'cases'].includes(each.id))) {
      const [first] = (await files(composed)).filter(({ name }) =>
        id === 'documents' ? name === 'README.md' : true,
      );
      expect(first?.text.slice(0, 1500), id).toContain(says);
    }
  });

  test('an action that does not exist is an error, as on the page', async () => {
    const overrides = { 'app.permissions': added(allow('s3:GetObjct', 'arn:aws:s3:::acme/*')) };
    const [json] = await FORMATS[0]!.files({ answers, kit: compose(answers), overrides, choices: [] });
    expect(json?.text).toContain('has an error.');
  });
});

test.each<[ScenarioId, Values, from: string, to: string]>([
  ['declarative-ec2', { ec2Images: 'enabled', ec2ImageOwners: ['amazon'] }, 'amazon', '999999999999'],
  [
    'enforce-guardrail',
    { policyGuardrails: ['arn:aws:bedrock:us-east-1:210987654321:guardrail/abc123def456:1'] },
    'us-east-1:210987654321',
    'us-east-1:999999999999',
  ],
])('%s: every format holds an edit of its settings', async (scenario, values, from, to) => {
  const chosen = answersOf(scenario, { organizationId: 'o-a1b2c3d4e5', ...values });
  const kit = compose(chosen);
  const { id, document } = documentsOf(kit).find(({ type }) => isSettingsType(type))!;
  const text = print(document);
  const composed = { answers: chosen, kit, choices: [] };
  for (const format of FORMATS.filter((each) => each.id !== 'cases')) {
    const files = await format.files({ ...composed, overrides: { [id]: text.replace(from, to) } });
    expect(files.map((each) => each.text).join('\n'), format.id).toContain(to);
    await expect(Promise.resolve(format.files({ ...composed, overrides: { [id]: '{"Statement":[]}' } })))[
      format.id === 'json' ? 'resolves' : 'rejects'
    ].toBeDefined();
  }
});

test('an edit of a policy that the answers do not make is said, and nothing of it is composed', async () => {
  const link = await encodeLink({ answers, overrides: { 'gone.policy': hijacked() } }, linkCodec, {
    identities: true,
  });
  const faults: string[] = [];
  const fault = (line: string): void => void faults.push(line);
  await readDraft(`https://example.com/#${link}`, { ...terminal, fault });
  expect(faults).toEqual([expect.stringContaining('“gone.policy”')]);
});
