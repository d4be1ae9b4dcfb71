// CDK apps: how documents are written, which stacks there are, and what they require.
import { expect, test } from 'vitest';
import { startAnswers, type Answers } from '#core/answers/answers.ts';
import { exportKitOf, type Edits } from '#core/export/export-kit.ts';
import { cdk } from './cdk.ts';

function filesOf(answers: Answers, edits: Edits = {}, choices = {}): Readonly<Record<string, string>> {
  const result = exportKitOf(answers, edits);
  if (!result.ok) throw new Error(result.unfit.map(({ message }) => message).join(' '));
  return Object.fromEntries(cdk.files(result.kit, choices).map(({ name, text }) => [name, text]));
}

const IMPORT = 'lib/deep-seek-model-import-role-stack.ts';

test('statements are PolicyStatements, each with a comment on why it is there', () => {
  const { [IMPORT]: stack = '' } = filesOf(startAnswers('import'));
  expect(stack).toContain(`          // Reads the model files
          new iam.PolicyStatement({
            sid: 'ReadWeights',
            effect: iam.Effect.ALLOW,
            actions: ['s3:GetObject'],`);
  expect(stack).toContain(`principals: [new iam.ServicePrincipal('bedrock.amazonaws.com')]`);
  expect(stack).toContain('`arn:${this.partition}:s3:::${props.weightsBucket}/${props.weightsPrefix}/*`');
});

test('open answers have no default: the app stops without them', () => {
  const { 'bin/app.ts': app = '', [IMPORT]: stack = '' } = filesOf(startAnswers('import'));
  expect(app).toContain(
    `weightsBucket: required('weightsBucket', /^(?:[a-z0-9][a-z0-9.-]{1,61}[a-z0-9])$/),`,
  );
  expect(app).toContain(`env: { region: 'us-east-1' }`);
  expect(stack).toContain('readonly weightsBucket: string;');
  expect(stack.replaceAll(/\/\*\*.*\*\//g, '')).not.toContain('amzn-s3-demo-bucket');
});

test('the stack of another account requires the account of the role', () => {
  const files = filesOf({ ...startAnswers('invoke'), values: { entity: 'account' } });
  const other = files['lib/deep-seek-invoke-other-account-stack.ts'];
  expect(other).toContain('readonly roleAccount: string;');
  expect(other).toContain('`arn:${this.partition}:iam::${props.roleAccount}:role/DeepSeekInvoke`');
  expect(files['bin/app.ts']).toContain(`roleAccount: required('roleAccount', /^(?:[0-9]{12})$/)`);
});

const edited = (statement: object) =>
  filesOf(startAnswers('import'), {
    'service.permissions': JSON.stringify({ Version: '2012-10-17', Statement: statement }),
  })[IMPORT] ?? '';

test('documents that PolicyStatement would change or refuse stay JSON', () => {
  const plain = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
  expect(edited(plain)).toContain(`actions: ['s3:GetObject']`);
  for (const odd of [
    { ...plain, Action: 's3:Get?bject' },
    { ...plain, Note: 'x' },
    { ...plain, Sid: 'with space' },
    { ...plain, Action: undefined },
    { ...plain, Principal: '*' },
    { ...plain, Condition: {} },
  ])
    expect(edited(odd)).toContain(`new iam.CfnManagedPolicy(this, 'ServiceRolePolicy', {`);
});

test('statements without a Sid are not merged', () => {
  const plain = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
  expect(edited([plain, plain])).toContain('minimize: false,');
  expect(edited([{ ...plain, Sid: 'A' }])).not.toContain('minimize');
});

test('policies of a role are inline if that is chosen', () => {
  const stack = filesOf(startAnswers('upload-weights'), {}, { policies: 'inline' });
  const [text = ''] = Object.entries(stack).flatMap(([name, held]) =>
    name.startsWith('lib/') ? [held] : [],
  );
  expect(text).toContain('policies: [');
  expect(text).not.toContain('new iam.ManagedPolicy');
});

test('an SCP is not attached; a comment shows how to', () => {
  const files = filesOf(startAnswers('deny-deepseek'));
  const text = Object.values(files).join('\n');
  expect(text).toContain(`type: 'SERVICE_CONTROL_POLICY'`);
  expect(text).toContain(`// targetIds: ['ou-…'],`);
});
