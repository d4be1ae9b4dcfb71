// The text of the scripts. npm run test:interop runs them.
import { describe, expect, test } from 'vitest';
import { startAnswers } from '#deepseek/answers/answers.ts';
import type { FieldValue } from '#deepseek/answers/field.ts';
import { scenarios, type ScenarioId } from '#deepseek/catalog/scenarios.ts';
import type { ExportKit } from '#deepseek/export/export-kit.ts';
import { usableKit } from '#deepseek/export/testing/kits.ts';
import type { Choices } from '#deepseek/export/exporter.ts';
import { READ_ACTIONS } from './read-only-policy.ts';
import { awsCli } from './aws-cli.ts';

const kitFor = (scenario: ScenarioId, values: Record<string, FieldValue> = {}): ExportKit =>
  usableKit({ ...startAnswers(scenario), values });

const scripts = (kit: ExportKit, choices?: Choices): Readonly<Record<string, string>> =>
  Object.fromEntries(awsCli.files(kit, choices).map(({ name, text }) => [name, text]));

const starts = scenarios
  .all()
  .flatMap(({ id, entities }) =>
    (entities.length > 0 ? entities : ['']).map((entity) => [id, entity] as readonly [ScenarioId, string]),
  );

/** Near misses may differ from a placeholder by what is added to it. */
const withoutNearMisses = (text: string): string =>
  text
    .replaceAll(/^ {2}denied .*\n/gm, '')
    .replaceAll(/^check_calls .*\n(?! {2}allowed)/gm, '')
    // The names of files.
    .replaceAll(/verify-account-\d+\.sh/g, 'verify.sh')
    // Any prompt of the account, in the calls of its author.
    .replaceAll('prompt/PROMPT12345', 'prompt/*');

/** What a script sets by itself. */
const OWN = [
  'ACCOUNT',
  'PARTITION',
  'CALLER',
  'IDENTITY',
  'ERRORS',
  'FOUND',
  'POLICY_ARN',
  'POLICY_ID',
  'RESOURCE_POLICIES',
  'KIT',
  'RECALLED',
  'OLD_POLICY',
  'OLD_BOUNDARY',
  'OLD_TAGS',
  'OLD_PROFILE',
  'NEW_PROFILE',
  'SOURCE',
  'POLICIES',
  'READER',
  'DOCUMENTS_ONLY',
  'PASSED',
  'DIFFERENT',
  'UNTESTED',
  'VERDICT',
];

describe.each(starts)('%s %s', (scenario, entity) => {
  const kit = kitFor(scenario, entity === '' ? {} : { entity });
  const files = scripts(kit);

  test('every variable is set, required or optional', () => {
    for (const text of Object.values(files)) {
      const set = [...text.matchAll(/^(?:: "\$\{|document )(\w+)/gm)].map(([, name]) => name);
      const optional = [...text.matchAll(/\$\{(\w+):[-?]/g)].map(([, name]) => name);
      const used = [...text.matchAll(/(?<!\\)\$\{?([A-Z][A-Z\d_]*)/g)].map(([, name]) => name);
      expect(used.filter((name) => ![...set, ...optional, ...OWN].includes(name))).toEqual([]);
    }
  });

  test('placeholders appear only in comments and messages', () => {
    const long = kit.parameters.map(({ standIn }) => standIn).filter((standIn) => standIn.length > 9);
    const lines = Object.values(files)
      .flatMap((text) => withoutNearMisses(text).split('\n'))
      .filter((line) => !/^#|^: "|^matches |^skip_row /.test(line));
    for (const standIn of [...long, kit.home.account])
      expect(lines.filter((line) => line.includes(standIn))).toEqual([]);
  });
});

test('other accounts have separate scripts, which check the account they run in', () => {
  const files = scripts(
    kitFor('invoke', { entity: 'account', trustedPrincipals: ['arn:aws:iam::444455556666:role/App'] }),
  );
  expect(Object.keys(files)).toEqual([
    'apply.sh',
    'undo.sh',
    'verify.sh',
    'apply-account-444455556666.sh',
    'undo-account-444455556666.sh',
    'verify-account-444455556666.sh',
  ]);
  expect(files['apply-account-444455556666.sh']).toMatch(/\[ "\$ACCOUNT" = 444455556666 \] \|\| stop/);
  expect(files['apply-account-444455556666.sh']).toContain('attach role App "$POLICY_ARN"');
});

test('where the role’s account is open, scripts for other accounts ask for it', () => {
  const files = scripts(
    kitFor('invoke', {
      entity: 'account',
      trustedPrincipals: ['arn:aws:iam::444455556666:role/App', '777788889999'],
    }),
  );
  const home = files['apply.sh'] ?? '';
  expect(home).not.toContain('HOME_ACCOUNT');
  for (const name of ['apply-account-444455556666.sh', 'apply-account-777788889999.sh']) {
    const text = files[name] ?? '';
    expect(text).toContain(': "${HOME_ACCOUNT:?Set it to the account of the role, 12 digits}"');
    expect(text).toContain('"Resource": "arn:${PARTITION}:iam::${HOME_ACCOUNT}:role/DeepSeekInvoke"');
    expect(text).not.toMatch(/iam::\$\{?ACCOUNT\}?:role/);
  }
  // It makes nothing that names the role.
  expect(files['undo-account-444455556666.sh']).not.toContain('HOME_ACCOUNT');
  const answered = scripts(
    kitFor('invoke', {
      entity: 'account',
      account: '222233334444',
      trustedPrincipals: ['arn:aws:iam::444455556666:role/App'],
    }),
  );
  expect(Object.values(answered).join('')).not.toContain('HOME_ACCOUNT');
});

test('organization policies are created and not attached', () => {
  const text = scripts(kitFor('deny-deepseek'))['apply.sh'] ?? '';
  expect(text).toContain('put_organization_policy SERVICE_CONTROL_POLICY DenyDeepSeek "$');
  expect(text.split('\n').filter((line) => line.includes('attach-policy') && !line.startsWith('#'))).toEqual(
    [],
  );
});

test('inline policies are put on the role, and deleted with it', () => {
  const files = scripts(kitFor('invoke', { entity: 'ec2' }), { policies: 'inline' });
  expect(files['apply.sh']).toContain('aws iam put-role-policy --role-name=DeepSeekInvoke');
  expect(files['apply.sh']).not.toContain('put_policy DeepSeekInvokePolicy');
  expect(files['undo.sh']).toContain('drop_role DeepSeekInvoke /');
});

test('a description is passed as JSON, so that the AWS CLI reads no file', () => {
  const text = scripts(kitFor('invoke', { description: 'file:///etc/passwd' }))['apply.sh'] ?? '';
  expect(text).toContain(`'{"Description":"file:///etc/passwd","MaxSessionDuration":3600}'`);
  expect(text).not.toMatch(/--description[ =]["']?file:/);
});

test('shellcheck is told why a $ stands in single quotes, where one does', () => {
  const told = /^# shellcheck disable=SC2016 # Names and descriptions are literal/m;
  expect(scripts(kitFor('invoke'))['apply.sh']).not.toMatch(told);
  for (const description of ['Costs $HOME', 'Runs `app`', '$(x)'])
    expect(scripts(kitFor('invoke', { description }))['apply.sh']).toMatch(told);
});

test('a script removes what it remembers, and says what it keeps', () => {
  const instance = scripts(kitFor('invoke', { entity: 'ec2' }))['apply.sh'] ?? '';
  expect(instance).toContain('tidy_profiles DeepSeekInvoke DeepSeekInvoke\n');
  expect(instance).toContain(`keep_memory DeepSeekInvoke DeepSeekInvokePolicy '' '' DeepSeekInvoke\n`);
  expect(instance).toContain('name_others "$POLICY_ARN" role:DeepSeekInvoke\n');
  const other = scripts(kitFor('invoke', { entity: 'ecs' }))['apply.sh'] ?? '';
  expect(other).toContain(`tidy_profiles DeepSeekInvoke ''\n`);
  const callers = { entity: 'mfa-user', mfaUsers: ['alice', 'bob'] };
  expect(scripts(kitFor('invoke', callers))['apply.sh']).toContain(
    `name_others "$POLICY_ARN" 'user:alice user:bob'`,
  );
});

test('a script that names no account does not read it', () => {
  expect(scripts(kitFor('deny-deepseek'))['apply.sh']).toContain('read -r _ CALLER');
  expect(scripts(kitFor('invoke'))['apply.sh']).toContain('read -r ACCOUNT CALLER');
});

test('a script contains the functions that it calls, and no others', () => {
  const text = scripts(kitFor('invoke', { functionNames: ['chat'] }))['undo.sh'] ?? '';
  const functions = [...text.matchAll(/^(\w+)\(\) \{/gm)].map(([, name]) => name);
  expect(functions).toEqual([
    'say',
    'stop',
    'look',
    'older_versions',
    'kit_of_policy',
    'delete_unused',
    'delete_policy',
    'holders',
    'drop_policy',
    'drop_role',
  ]);
});

test('a script says what it tags only where it tags something, and which organization policies it leaves alone', () => {
  const [scp, role] = [kitFor('deny-deepseek'), kitFor('invoke')].map(
    (kit) => scripts(kit)['apply.sh'] ?? '',
  );
  const plain = (text: string) => text.replaceAll(/\n# /g, ' ');
  expect(plain(scp ?? '')).not.toContain('tags rolewright:');
  expect(plain(scp ?? '')).toContain('does not replace it');
  expect(plain(role ?? '')).toContain('tags rolewright:');
  expect(plain(role ?? '')).not.toContain('does not replace it');
});

describe('verify.sh', () => {
  const verify = scripts(kitFor('invoke', { entity: 'ec2' }))['verify.sh'] ?? '';

  test('asks IAM Access Analyzer for the checks of the type that each document has', () => {
    const types = (scenario: ScenarioId, values = {}) =>
      [
        ...Object.values(scripts(kitFor(scenario, values)))
          .join('')
          .matchAll(/^check_document (\S+ \S+)/gm),
      ].map(([, type]) => type);
    expect(types('invoke')).toEqual([
      'RESOURCE_POLICY AWS::IAM::AssumeRolePolicyDocument',
      "IDENTITY_POLICY ''",
    ]);
    expect(types('deny-deepseek')).toContain("SERVICE_CONTROL_POLICY ''");
    expect(types('import', { ownerAccount: '444455556666' })).toContain('RESOURCE_POLICY AWS::S3::Bucket');
    expect(types('endpoint-policy')).toContain("RESOURCE_POLICY ''");
  });

  test('needs only permissions to read, one by one, and the script calls nothing else', () => {
    const called = [
      ...verify.matchAll(/(?:(?:aws|look) (accessanalyzer|iam|sts)|set --) ([a-z][a-z-]+)/g),
    ].map(
      ([, service = 'iam', name = '']) =>
        `${service === 'accessanalyzer' ? 'access-analyzer' : service}:${name.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase())}`,
    );
    expect(called.length).toBeGreaterThan(10);
    const allowed: readonly string[] = READ_ACTIONS;
    expect(called.filter((action) => !allowed.includes(action))).toEqual([]);
    expect(allowed.filter((action) => !/:(?:Get|List|Simulate|Validate)[A-Z]/.test(action))).toEqual([]);
  });

  test('compares inline policies where the role has those', () => {
    const inline = scripts(kitFor('invoke', { entity: 'ec2' }), { policies: 'inline' })['verify.sh'] ?? '';
    expect(inline).toContain('read_inline_policy DeepSeekInvoke DeepSeekInvokePolicy "$');
    expect(inline).toMatch(/^read_role DeepSeekInvoke \/ "\$\w+" '' \d+ '' DeepSeekInvokePolicy$/m);
    expect(inline).toContain('read_profile DeepSeekInvoke DeepSeekInvoke\n');
  });
});

test.each<[string, Parameters<typeof kitFor>]>([
  ['a role', ['invoke']],
  ['a role with a boundary', ['invoke', { entity: 'ec2', boundary: 'arn:aws:iam::111122223333:policy/B' }]],
  ['callers', ['invoke', { entity: 'mfa-user', mfaUsers: ['alice'] }]],
  ['people of IAM Identity Center', ['invoke', { entity: 'identity-center', permissionSets: ['Team'] }]],
  ['a role and who uses it', ['import']],
  ['a boundary for roles', ['app-boundary']],
])('what the apply script puts, the undo script drops: %s', (_, answers) => {
  const files = scripts(kitFor(...answers));
  const names = (file: string, command: string) =>
    new Set(
      [...(files[file] ?? '').matchAll(new RegExp(`^(?:\\w+=\\$\\()?${command} ([^ ]+)`, 'gm'))].map(
        ([, name]) => name,
      ),
    );
  const put = names('apply.sh', 'put_policy');
  expect([...put].filter((name) => !names('undo.sh', 'drop_policy').has(name))).toEqual([]);
  expect(put.size + names('apply.sh', 'put_role').size).toBeGreaterThan(0);
  // Nobody puts the statements for permission sets, so nothing is dropped for them.
  if (answers[1]?.['entity'] === 'identity-center')
    expect(files['undo.sh']).not.toMatch(/drop_policy \S*(?:Caller|Team)/);
});
