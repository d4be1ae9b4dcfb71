// CDK apps: how documents are written, which stacks there are, and what they require.
import { expect, test } from 'vitest';
import { startAnswers, type Answers } from '#deepseek/answers/answers.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { exportKitOf, type Edits } from '#deepseek/export/export-kit.ts';
import { cdk } from './cdk.ts';

function filesOf(answers: Answers, edits: Edits = {}, choices = {}): Readonly<Record<string, string>> {
  const result = exportKitOf(answers, compose(answers), edits);
  if (!result.ok) throw new Error(result.unfit.map(({ message }) => message).join(' '));
  return Object.fromEntries(cdk.files(result.kit, choices).map(({ name, text }) => [name, text]));
}

const IMPORT = 'lib/deep-seek-model-import-role-stack.ts';

test('statements are PolicyStatements, each with a comment on why it is there', () => {
  const { [IMPORT]: stack = '' } = filesOf(startAnswers('import'));
  expect(stack).toContain(`          // Reads the model files
          new iam.PolicyStatement({
            sid: 'ReadWeights',
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
  expect(other).toContain('`arn:${this.partition}:iam::${props.roleAccount}:role/${props.appRoleName}`');
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
  expect(text).toContain('inlinePolicies: {');
  expect(text).not.toContain('new iam.ManagedPolicy');
});

test('an SCP is not attached; a comment shows how to', () => {
  const files = filesOf(startAnswers('deny-deepseek'));
  const text = Object.values(files).join('\n');
  expect(text).toContain(`type: 'SERVICE_CONTROL_POLICY'`);
  expect(text).toContain(`// targetIds: ['ou-…'],`);
});

test('a role is an iam.Role with its trust policy as it is; other constructs cannot change it', () => {
  const files = filesOf(startAnswers('import'));
  const { [IMPORT]: stack = '' } = files;
  expect(stack).toContain(`new iam.Role(this, 'ServiceRole', {`);
  expect(stack).toMatch(
    /assumedBy: new TrustPolicy\(\[\n.*\n {8}new iam\.PolicyStatement\(\{\n {10}sid: 'BedrockImportAssume'/,
  );
  expect(stack).toContain('managedPolicies: [serviceRolePolicy],');
  expect(stack).toContain('this.serviceRole = serviceRoleResource.withoutPolicyUpdates();');
  expect(files['lib/trust-policy.ts']).toContain('document.addStatements(...this.statements);');
});

test.each([
  ['a trust policy without Sids, which CDK may merge', 'service.trust', { Sid: undefined }],
  ['a trust policy that a PolicyStatement would change', 'service.trust', { Note: 'x' }],
  ['a permissions policy that stays JSON', 'service.permissions', { Note: 'x' }],
])('a role with %s is a CfnRole', (_, id, change) => {
  const isTrust = id.endsWith('trust');
  const statement = {
    Sid: 'A',
    Effect: 'Allow',
    ...(isTrust ? { Principal: { Service: 'bedrock.amazonaws.com' } } : { Resource: '*' }),
    Action: isTrust ? 'sts:AssumeRole' : 's3:GetObject',
    ...change,
  };
  const text = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  const files = filesOf(startAnswers('import'), { [id]: text });
  expect(files[IMPORT]).toContain(`new iam.CfnRole(this, 'ServiceRole', {`);
  expect(files[IMPORT]).not.toContain('TrustPolicy');
  expect(files['lib/trust-policy.ts']).toBeUndefined();
});

test('names are in the context of cdk.json, and policies refer to them', () => {
  const files = filesOf(startAnswers('import'));
  const { context } = JSON.parse(files['cdk.json'] ?? '') as { context: Record<string, unknown> };
  expect(context).toMatchObject({
    servicePermissionsPolicyName: 'DeepSeekModelImportRolePolicy',
    serviceRoleName: 'DeepSeekModelImportRole',
  });
  const lists = Object.entries(context).filter(([, value]) => typeof value !== 'string');
  expect(lists.map(([name, value]) => [name.replace(/^[a-z]+/, ''), value])).toEqual([
    ['Users', []],
    ['Roles', []],
    ['Groups', []],
  ]);
  for (const [name] of lists) expect(files['bin/app.ts']).toContain(`${name}: listed('${name}'),`);
  expect(files['bin/app.ts']).toContain(`serviceRoleName: required('serviceRoleName'),`);
  expect(files[IMPORT]).toContain('roleName: props.serviceRoleName,');
  expect(files[IMPORT]).toContain(
    'resources: [`arn:${this.partition}:iam::${this.account}:role/${props.serviceRoleName}`]',
  );
  expect(files[IMPORT]?.replaceAll(/\/\/.*/g, '')).not.toContain(`'DeepSeekModelImportRole'`);
});

test('two stacks that refer to one role take its name from the same value', () => {
  const files = filesOf({ ...startAnswers('invoke'), values: { entity: 'account' } });
  const app = files['bin/app.ts'] ?? '';
  expect(app.match(/appRoleName: required\('appRoleName'\)/g)).toHaveLength(2);
});

test('the app is a project with exact versions, a strict compiler and a README', () => {
  const files = filesOf(startAnswers('import'));
  const { dependencies, devDependencies } = JSON.parse(files['package.json'] ?? '') as Record<string, object>;
  for (const version of Object.values({ ...dependencies, ...devDependencies }) as string[])
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  expect(JSON.parse(files['tsconfig.json'] ?? '')).toMatchObject({ compilerOptions: { strict: true } });
  const readMe = files['README.md'] ?? '';
  // https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping.html
  expect(readMe).toMatch(/cdk bootstrap aws:\S+. once/);
  expect(readMe).toContain('npm install\nnpx cdk diff --all\nnpx cdk deploy --all\n');
  expect(readMe).toContain('- `weightsBucket`: ');
  expect(readMe).not.toContain('- `serviceRoleName`');
  const { 'README.md': several = '' } = filesOf({ ...startAnswers('invoke'), values: { entity: 'account' } });
  expect(several).toContain('npx cdk deploy DeepSeekInvoke\n');
  expect(several).toContain('npx cdk deploy DeepSeekInvokeOtherAccount\n');
});

test('a service principal of one partition stays as it is', () => {
  const trust = {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'A',
        Effect: 'Allow',
        Principal: { Service: ['ec2.amazonaws.com.cn', 'lambda.amazonaws.com'] },
        Action: 'sts:AssumeRole',
      },
    ],
  };
  const [stack = ''] = Object.entries(
    filesOf(startAnswers('import'), { 'service.trust': JSON.stringify(trust) }),
  ).flatMap(([name, text]) => (name.endsWith('-stack.ts') ? [text] : []));
  expect(stack).toContain(`iam.ServicePrincipal.fromStaticServicePrincipleName('ec2.amazonaws.com.cn')`);
  expect(stack).toContain(`new iam.ServicePrincipal('lambda.amazonaws.com')`);
});
