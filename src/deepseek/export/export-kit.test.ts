// What exporters are given: edits in place, open answers as parameters, and everything in the account it belongs to.
import { expect, test } from 'vitest';
import { startAnswers, type Answers } from '#deepseek/answers/answers.ts';
import type { FieldValue } from '#deepseek/answers/field.ts';
import { fieldOf } from '#deepseek/answers/fields/fields.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { exportKitOf, type ExportKit } from './export-kit.ts';
import { choicesFor, inlineProblem, isInline, type ExportedFile } from './exporter.ts';
import { EXPORTERS } from './exporters.ts';
import { usableKit } from './testing/kits.ts';
import { documentsIn } from './targets.ts';
import { templateOf } from './template.ts';

const answers = (scenario: ScenarioId, values: Record<string, FieldValue> = {}): Answers => ({
  ...startAnswers(scenario),
  values,
});

/** A template as a sentence: what is filled in stands in brackets. */
const spelled = (text: string, kit: ExportKit): string =>
  templateOf(text, kit)
    .map((piece) =>
      piece.kind === 'literal'
        ? piece.text
        : `[${piece.kind === 'parameter' ? piece.parameter.id : piece.kind}]`,
    )
    .join('');

test('a hand edit takes the place of its document', () => {
  const text = '\uFEFF{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"*","Resource":"*"}}\r\n';
  const kit = usableKit(answers('invoke'), { 'app.permissions': text });
  const edited = kit.groups.flatMap(documentsIn).find(({ id }) => id === 'app.permissions');
  expect(edited).toMatchObject({ edited: true, document: { Statement: { Effect: 'Deny' } } });
  expect(edited?.text).toBe(`${text.trim()}\n`);
});

test.each([
  [
    '{"Version": ',
    /“Permissions policy” \(DeepSeekInvokePolicy\) was edited, and it is not valid JSON\..*Fix or reset it/,
  ],
  ['[]', /it is not a policy/],
  ['{"Statement": [1]}', /it is not a policy/],
  ['{"Version": "2012-10-17"}', /it is not a policy/],
])('an edit that no file can be made of is refused with words: %s', (text, words) => {
  const result = exportKitOf(answers('invoke'), compose(answers('invoke')), { 'app.permissions': text });
  expect(result).toMatchObject({ ok: false, unfit: [{ document: 'app.permissions' }] });
  expect(result.ok ? '' : result.unfit[0]?.message).toMatch(words);
});

test('an edit of a document that is not there is passed over', () => {
  expect(usableKit(answers('invoke'), { 'gone.trust': 'no', __proto__: 'no' }).groups).toHaveLength(1);
});

test('a bucket and its folder are two parameters, the account is the caller’s own', () => {
  const kit = usableKit(answers('import'));
  expect(spelled('arn:aws:s3:::amzn-s3-demo-bucket/deepseek-r1-distill-llama-8b/*', kit)).toBe(
    'arn:[partition]:s3:::[weightsBucket]/[weightsPrefix]/*',
  );
  expect(spelled('arn:aws:iam::111122223333:role/X', kit)).toBe('arn:[partition]:iam::[account]:role/X');
});

test('an account that was given is a literal', () => {
  const kit = usableKit(answers('invoke', { account: '222233334444' }));
  expect(spelled('arn:aws:iam::222233334444:role/X', kit)).toBe('arn:[partition]:iam::222233334444:role/X');
});

test('two open questions with the same stand-in share a parameter, and the kit says so', () => {
  const kit = usableKit(answers('batch'));
  const bucket = kit.parameters.find(({ standIn }) => standIn === 'amzn-s3-demo-bucket');
  expect(bucket).toMatchObject({ id: 'batchInputBucket', fields: ['batchInput', 'batchOutput'] });
  expect(kit.notes).toEqual([expect.stringMatching(/amzn-s3-demo-bucket.* parameter/)]);
  expect(kit.parameters.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['batchInputPrefix', 'batchOutputPrefix']),
  );
});

test('a stand-in that another answer also says stays a literal, and the kit says so', () => {
  const kit = usableKit(answers('invoke', { entity: 'eks-irsa', serviceAccount: 'inference' }));
  expect(kit.parameters.map(({ id }) => id)).not.toContain('namespace');
  expect(kit.notes).toEqual([
    expect.stringMatching(
      /^The placeholder inference for “Namespace of the pods” is also part of another answer/,
    ),
  ]);
  const trusted = usableKit(answers('invoke', { entity: 'account', trustedPrincipals: ['111122223333'] }));
  expect(trusted.home.accountOpen).toBe(false);
  expect(trusted.notes).toEqual([expect.stringMatching(/111122223333 .*account .*another answer/)]);
});

test('an account that another answer says is no open question where it is not asked for', () => {
  const enforced = usableKit(
    answers('enforce-guardrail', {
      policyGuardrails: ['arn:aws:bedrock:us-east-1:111122223333:guardrail/gr1a2b3c4d5e:1'],
    }),
  );
  expect(enforced.notes.filter((note) => note.includes('the account'))).toEqual([]);
});

test('a stand-in within a longer name is not one', () => {
  const kit = usableKit(answers('invoke', { entity: 'eks-pods' }));
  expect(spelled('inference', kit)).toBe('[namespace]');
  expect(spelled('inference-profile/inference', kit)).toBe('inference-profile/[namespace]');
  expect(spelled('arn:aws:eks:us-east-1:111122223333:cluster/inference-cluster', kit)).toBe(
    'arn:[partition]:eks:us-east-1:[account]:cluster/[clusterName]',
  );
});

test('policies for callers of another account are made there, and so are roles there', () => {
  const kit = usableKit(
    answers('invoke', {
      entity: 'account',
      account: '222233334444',
      trustedPrincipals: ['arn:aws:iam::444455556666:role/App', 'arn:aws:iam::777788889999:user/u'],
    }),
  );
  expect(kit.groups.map(({ id, open, attachments }) => [id, open, attachments.map(({ to }) => to)])).toEqual([
    ['home', false, []],
    ['account-444455556666', false, [{ kind: 'principals', users: [], roles: ['App'] }]],
    ['account-777788889999', false, [{ kind: 'principals', users: ['u'], roles: [] }]],
  ]);
  expect(usableKit(answers('opensearch-accounts')).groups.map(({ id, open }) => [id, open])).toEqual([
    ['home', true],
    ['account-444455556666', true],
  ]);
});

test('an account whose role a trust policy names comes first, and the files of the others say so', async () => {
  const kit = usableKit(
    answers('invoke', {
      entity: 'eks-pods',
      account: '111122223333',
      clusters: ['arn:aws:eks:us-east-1:444455556666:cluster/inference'],
    }),
  );
  expect(kit.groups.map(({ id }) => id)).toEqual(['account-444455556666', 'home']);
  const filesOf = async (format: string): Promise<ReadonlyMap<string, string>> => {
    const exporter = await EXPORTERS.find(({ id }) => id === format)?.load();
    return new Map(exporter?.files(kit).map(({ name, text }) => [name, text]));
  };
  const saysSo = async (format: string): Promise<readonly string[]> =>
    [...(await filesOf(format))].flatMap(([name, text]) =>
      /Start with \S*444455556666/.test(text) ? [name] : [],
    );
  expect(await saysSo('aws-cli')).toEqual(['apply.sh']);
  expect(await saysSo('cloudformation')).toEqual(['template.yaml']);
  expect(await saysSo('pulumi')).toEqual(['README.md']);
  const cdk = await filesOf('cdk');
  expect(cdk.get('README.md')?.match(/(?<=cdk deploy ).*/g)).toEqual([
    'DeepSeekInvokeAccount444455556666',
    'DeepSeekInvoke',
  ]);
  // One module makes both, so that it can refer to the role.
  expect((await filesOf('terraform')).get('main.tf')).toContain('identifiers = [aws_iam_role.pod.arn]');
});

test('policies of resources wait for the roles that they name, as their files say', async () => {
  const kitOf = (entity: string) =>
    usableKit(
      answers('download-weights', {
        entity,
        account: '111122223333',
        ...(entity === 'eks-pods'
          ? { clusters: ['arn:aws:eks:us-east-1:444455556666:cluster/inference'] }
          : {}),
        weights: ['s3://acme-models/r1/'],
        ownerAccount: '444455556666',
      }),
    );
  const filesOf = async (kit: ExportKit): Promise<readonly ExportedFile[]> =>
    (await Promise.all(EXPORTERS.map((row) => row.load()))).flatMap((exporter) => exporter.files(kit));
  const beforeOf = async (kit: ExportKit) =>
    (await filesOf(kit)).flatMap(({ name, text }) => {
      const first = /Start with (.*?): a/.exec(text)?.[1];
      return first === undefined ? [] : [[name, first]];
    });
  expect(await beforeOf(kitOf('ec2'))).toEqual([
    ['apply-account-444455556666.sh', 'apply.sh'],
    ['template-account-444455556666.yaml', 'template.yaml'],
    ['account-444455556666/README.md', 'the folder above'],
  ]);
  // The pod role there comes before the role, and the bucket policy after it.
  const pods = kitOf('eks-pods');
  expect(pods.groups.map(({ id, roles, resources }) => [id, roles.length, resources.length])).toEqual([
    ['account-444455556666', 1, 0],
    ['home', 1, 0],
    ['account-444455556666-resources', 0, 1],
  ]);
  expect(await beforeOf(pods)).toEqual([
    ['apply.sh', 'apply-account-444455556666.sh'],
    ['apply-account-444455556666-resources.sh', 'apply.sh'],
    ['template.yaml', 'template-account-444455556666.yaml'],
    ['template-account-444455556666-resources.yaml', 'template.yaml'],
    ['README.md', 'account-444455556666/'],
    ['account-444455556666-resources/README.md', 'the folder above'],
  ]);
  const all = (await filesOf(pods)).map(({ text }) => text).join('\n');
  expect([...all.matchAll(/--stack-name (\S+)/g)].map(([, name]) => name)).toEqual([
    'deep-seek-weights-reader',
    'deep-seek-weights-reader',
    'deep-seek-weights-reader-resources',
  ]);
  expect([...all.matchAll(/npx cdk deploy (\S+)/g)].map(([, name]) => name)).toEqual([
    'DeepSeekWeightsReaderAccount444455556666',
    'DeepSeekWeightsReader',
    'DeepSeekWeightsReaderAccount444455556666Resources',
  ]);
  // One provider is enough for both parts.
  expect(all.match(/configuration_aliases = .*/g)).toEqual([
    'configuration_aliases = [aws.account_444455556666]',
  ]);
});

test('policies that are too long together are not inline, whatever is chosen', async () => {
  const inline = { policies: 'inline' };
  const weights = Array.from({ length: 20 }, (_, index) => `s3://acme-models/${index}/${'x'.repeat(400)}/`);
  const [long, short] = [weights, weights.slice(0, 2)].map((some) =>
    usableKit(answers('download-weights', { entity: 'ec2', weights: some })),
  );
  expect([long, short].map((kit) => isInline(kit!, inline))).toEqual([false, true]);
  expect(inlineProblem(long!, inline)).toMatch(/at most 10,240 characters/);
  expect([inlineProblem(long!, {}), inlineProblem(short!, inline)]).toEqual([undefined, undefined]);
  const exporter = await EXPORTERS.find(({ id }) => id === 'aws-cli')!.load();
  expect([long, short].map((kit) => choicesFor(exporter, kit!).length)).toEqual([0, 1]);
  expect(exporter.files(long!, inline)[0]?.text).not.toContain('put-role-policy');
});

test('an instance has its profile, and a boundary of the kit is known by its policy', () => {
  const kit = usableKit(answers('invoke', { entity: 'ec2', makeBoundary: true }));
  expect(kit.groups[0]).toMatchObject({
    boundaries: [{ id: 'boundary', path: '/' }],
    roles: [{ instanceProfile: 'DeepSeekInvoke', boundary: { policy: 'boundary' } }],
  });
});

test('a parameter is called what it is, where the question asks for more', () => {
  const titles = (scenario: ScenarioId) => usableKit(answers(scenario)).parameters.map(({ title }) => title);
  expect(titles('share-guardrail')).toContain('ID of the guardrail');
  expect(titles('invoke-imported')).toContain('ID of the imported model');
  expect(titles('import')).toContain(`${fieldOf('weights').label} (folder)`);
});

test('roles of one name under two paths are one: an account has no two', () => {
  const kit = usableKit(
    answers('invoke', {
      entity: 'account',
      account: '222233334444',
      trustedPrincipals: ['arn:aws:iam::444455556666:role/App', 'arn:aws:iam::444455556666:role/team/App'],
    }),
  );
  expect(kit.groups[1]?.attachments.map(({ to }) => to)).toEqual([
    { kind: 'principals', users: [], roles: ['App'] },
  ]);
});
