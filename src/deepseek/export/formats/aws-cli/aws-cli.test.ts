// The text of the scripts. npm run test:interop runs them.
import { describe, expect, test } from 'vitest';
import { startAnswers } from '#deepseek/answers/answers.ts';
import type { FieldValue } from '#deepseek/answers/field.ts';
import { scenarios, type ScenarioId } from '#deepseek/catalog/scenarios.ts';
import type { ExportKit } from '#deepseek/export/export-kit.ts';
import { usableKit } from '#deepseek/export/testing/kits.ts';
import type { Choices } from '#deepseek/export/exporter.ts';
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
  'KIT_TAG',
  'NEW_KIT',
  'KEEP',
  'ADOPT',
  'OWNER',
  'WHOSE',
  'TAGS_REGION',
  'ROLE_KEYS',
  'OLD_BOUNDARY',
  'OLD_TAGS',
  'OLD_INLINE',
  'OLD_ROLES',
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
      const set = [...text.matchAll(/^(?:: "\$\{|document |(?=\w+_TAGS=))(\w+)/gm)].map(([, name]) => name);
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
  expect(files['apply-account-444455556666.sh']).toContain("attach_only \"$POLICY_ARN\" '' App ''");
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
  expect(files['apply.sh']).toContain('patiently iam put-role-policy --role-name=DeepSeekInvoke');
  expect(files['apply.sh']).not.toContain('put_policy DeepSeekInvokePolicy');
  expect(files['undo.sh']).toContain('drop_role DeepSeekInvoke\n');
});

test('a description is passed as JSON, so that the AWS CLI reads no file', () => {
  const text = scripts(kitFor('invoke', { description: 'file:///etc/passwd' }))['apply.sh'] ?? '';
  expect(text).toContain(`'{"Description":"file:///etc/passwd","MaxSessionDuration":3600}'`);
  expect(text).not.toMatch(/--description[ =]["']?file:/);
});

test('settings of the AWS CLI and of Git Bash change nothing that a script reads or passes', () => {
  for (const text of Object.values(scripts(kitFor('invoke')))) {
    const set = (/^export (.*)$/m.exec(text)?.[1] ?? '').split(' ');
    for (const each of ['AWS_CLI_ERROR_FORMAT=legacy', 'AWS_CLI_AUTO_PROMPT=off', 'MSYS2_ARG_CONV_EXCL="*"'])
      expect(set).toContain(each);
  }
});

test('shellcheck is told why a $ stands in single quotes, where one does', () => {
  const told = /^# shellcheck disable=SC2016 # Names and descriptions are literal/m;
  expect(scripts(kitFor('invoke'))['apply.sh']).not.toMatch(told);
  for (const description of ['Costs $HOME', 'Runs `app`', '$(x)'])
    expect(scripts(kitFor('invoke', { description }))['apply.sh']).toMatch(told);
});

/** The tags of the role, as the script gives them to it. */
const tagsIn = (values: Record<string, FieldValue>, choices?: Choices): Readonly<Record<string, string>> => {
  const text = scripts(kitFor('invoke', values), choices)['apply.sh'] ?? '';
  const json = /^APP_TAGS='(.*)'$/m.exec(text)?.[1] ?? '[]';
  const tags = JSON.parse(json) as readonly { readonly Key: string; readonly Value: string }[];
  return Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]));
};

describe('the tags of a role', () => {
  test('say whose it is, and note what has no tags of its own', () => {
    expect(tagsIn({ entity: 'ec2' })).toEqual({ 'rolewright:kit': 'DeepSeekInvoke' });
    const boundary = 'arn:aws:iam::111122223333:policy/B';
    expect(tagsIn({ tags: ['team=a', 'stage=b'], boundary }, { policies: 'inline' })).toEqual({
      'rolewright:kit': 'DeepSeekInvoke',
      team: 'a',
      stage: 'b',
      'rolewright:tags': 'team / stage',
      'rolewright:boundary': boundary,
      'rolewright:inline': 'DeepSeekInvokePolicy',
    });
  });

  test('have no commas', () => {
    const values = { roleName: 'A,b', policyName: 'C,d' };
    expect(tagsIn(values, { policies: 'inline' })).toEqual({
      'rolewright:kit': 'A:b',
      'rolewright:inline': 'C d',
    });
  });

  test('note only what has room, and no key that looks like two', () => {
    const keys = Array.from({ length: 30 }, (_, index) => `department-${index}`);
    const noted = tagsIn({ tags: ['a / b=1', ...keys.map((key) => `${key}=1`)] })['rolewright:tags'] ?? '';
    expect(noted.length).toBeLessThanOrEqual(256);
    expect(noted.split(' / ')).toEqual(keys.slice(0, 16));
  });

  test('note nothing where AWS takes no more tags', () => {
    const many = (count: number) => Array.from({ length: count }, (_, index) => `t${index}=1`);
    expect(tagsIn({ tags: many(45) })['rolewright:tags']).toMatch(/^t0 \/ t1 /);
    expect(Object.keys(tagsIn({ tags: many(46) }))).toHaveLength(47);
    expect(Object.keys(tagsIn({ tags: many(50) }))).toHaveLength(50);
  });
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
    'patiently',
    'older_versions',
    'is_ours',
    'left_roles',
    'is_kept',
    'list_tagged',
    'sweep_kit',
    'drop_thing',
    'delete_policy',
    'holders',
    'detach_others',
    'drop_policy',
    'drop_role',
    'drop_profile',
  ]);
});

/** Commands that AWS refuses for some seconds after the call before them: that one is not known everywhere yet. */
const HASTY =
  /^\s*(\w+) ((?:iam|s3api|ecr) (?:create-role|(?:put|delete)-role-p[-\w]+|delete-(?:role|policy|instance-profile)|update-assume-role-policy|(?:put-bucket|set-repository)-policy)) /gm;

test('a script tries again what needs something that was made or removed just now', () => {
  const answers = { ownerAccount: '444455556666', entity: 'ec2', makeBoundary: true };
  const repository = 'arn:aws:ecr:us-west-2:444455556666:repository/ml/vllm';
  const text = [
    scripts(kitFor('invoke', answers), { policies: 'inline' }),
    scripts(kitFor('import', answers)),
    scripts(
      kitFor('host-ec2', {
        account: '111122223333',
        regions: ['us-west-2'],
        sharedRepositories: [repository],
      }),
    ),
  ]
    .flatMap((files) => Object.values(files))
    .join('\n');
  const called = [...text.matchAll(HASTY)].map(([, by, command]) => [command, by] as const);
  // These take away, and nothing before them is in their way.
  const alone = ['iam delete-role-policy', 'iam delete-role-permissions-boundary'];
  const found = new Map(called.filter(([command = '']) => !alone.includes(command)));
  expect(found.size).toBe(9);
  for (const [command, by] of called)
    expect([command, by]).toEqual([command, alone.includes(command ?? '') ? 'aws' : 'patiently']);
});

test('policies for others have the description that they have in every format', () => {
  const kit = kitFor('invoke', { entity: 'mfa-user', mfaUsers: ['alice'] });
  const described = kit.groups.flatMap(({ attachments }) =>
    attachments.map(({ description }) => description),
  );
  expect(described).toEqual([expect.stringMatching(/^Allows /)]);
  expect(scripts(kit)['apply.sh']).toMatch(
    new RegExp(`^put_policy AssumeDeepSeekInvoke / "\\$\\w+" '${described[0]}'$`, 'm'),
  );
});

test('a script says what it tags only where it tags something, and which organization policies it leaves alone', () => {
  const [scp, role] = [kitFor('deny-deepseek'), kitFor('invoke')].map(
    (kit) => scripts(kit)['apply.sh'] ?? '',
  );
  const plain = (text: string) => text.replaceAll(/\n# /g, ' ');
  expect(plain(scp ?? '')).not.toContain('the tag rolewright:kit=');
  expect(plain(scp ?? '')).toContain('does not replace it');
  expect(plain(role ?? '')).toContain('the tag rolewright:kit=');
  expect(plain(role ?? '')).not.toContain('does not replace it');
});

/** What a script prints with --policy. */
function permissionsOf(text: string): readonly string[] {
  const json = /^ {2}'1 --policy'\) say '(.+?)'; /ms.exec(text)?.[1] ?? '';
  const { Statement } = JSON.parse(json) as { Statement: readonly { readonly Action: readonly string[] }[] };
  return Statement.flatMap(({ Action }) => Action);
}

test('a script prints the permissions that its commands need', () => {
  const files = scripts(kitFor('invoke', { entity: 'ec2' }));
  const [apply, undo, verify] = ['apply.sh', 'undo.sh', 'verify.sh'].map((name) =>
    permissionsOf(files[name] ?? ''),
  );
  // What goes with the creation of tagged things, and what is named by the kind of a principal.
  for (const action of ['iam:TagRole', 'iam:PassRole', 'iam:AttachUserPolicy', 'tag:GetResources'])
    expect(apply).toContain(action);
  expect(undo).toContain('iam:DeleteRole');
  expect(undo?.filter((action) => /:(?:Create|Put|Attach|Tag)/.test(action))).toEqual([]);
  expect(verify).toContain('access-analyzer:ValidatePolicy');
  expect(verify).toContain('iam:SimulateCustomPolicy');
  expect(verify?.filter((action) => !/:(?:Get|List|Simulate|Validate)[A-Z]/.test(action))).toEqual([]);
  const bucket = scripts(kitFor('import', { ownerAccount: '444455556666' }));
  expect(permissionsOf(bucket['apply-account-444455556666.sh'] ?? '')).toContain('s3:PutBucketPolicy');
});

describe('verify.sh', () => {
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

  test('compares inline policies where the role has those', () => {
    const inline = scripts(kitFor('invoke', { entity: 'ec2' }), { policies: 'inline' })['verify.sh'] ?? '';
    expect(inline).toContain('read_inline_policy DeepSeekInvoke DeepSeekInvokePolicy "$');
    expect(inline).toMatch(/^read_role DeepSeekInvoke \/ '.+' "\$\w+" '' \d+ '' DeepSeekInvokePolicy$/m);
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
  const words = (file: string, line: RegExp) =>
    new Set([...(files[file] ?? '').matchAll(line)].map(([, name]) => name));
  const put = words('apply.sh', /^put_(?:policy|role|profile) (\S+)/gm);
  const dropped = words('undo.sh', /^drop_(?:policy policy\/|role |profile )(\S+)/gm);
  expect(put).toEqual(dropped);
  expect(put.size).toBeGreaterThan(0);
  // Nobody puts the statements for permission sets, so nothing is dropped for them.
  if (answers[1]?.['entity'] === 'identity-center')
    expect(files['undo.sh']).not.toMatch(/drop_policy \S*(?:Caller|Team)/);
});
