// Calls of each tool for agents: those it answers, and those it refuses.
import { expect } from 'vitest';
import { allow, policy } from '#cli/testing/run.ts';

export const READ = JSON.parse(
  policy({ Sid: 'Read', ...allow('s3:GetObject', 'arn:aws:s3:::b/*') }),
) as object;
const MORE = JSON.parse(policy(allow(['s3:GetObject', 's3:PutObject'], 'arn:aws:s3:::b/*'))) as object;
const WRONG = policy(allow('s3:GetObjct', 'arn:aws:s3:::b/*'));
export const DENIED =
  'An error occurred (AccessDeniedException) when calling the InvokeModel operation: User: arn:aws:sts::111122223333:assumed-role/App/i is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2 because no identity-based policy allows the bedrock:InvokeModel action';
const REQUEST = { action: 's3:GetObject', resource: 'arn:aws:s3:::b/x' };

type Args = Readonly<Record<string, unknown>>;

/** A call of each tool that is answered, and part of the result. */
export const ANSWERED: readonly (readonly [tool: string, args: Args, part: object])[] = [
  ['list_scenarios', {}, { scenarios: expect.arrayContaining([expect.objectContaining({ id: 'invoke' })]) }],
  [
    'list_scenarios',
    { scenario: 'import' },
    {
      scenarios: [
        { id: 'import', questions: expect.arrayContaining([expect.objectContaining({ id: 'weights' })]) },
      ],
    },
  ],
  [
    'understand_text',
    { text: 'Lambda or ECS calls V3.2 and writes to DynamoDB' },
    {
      kind: 'sentence',
      answers: { scenario: 'invoke', values: { models: ['v3.2'] } },
      conflicts: [{ field: 'entity', values: [{ text: 'Lambda' }, { text: 'ECS' }] }],
      outside: [{ text: 'DynamoDB', kind: 'service' }],
    },
  ],
  [
    'compose_role',
    { scenario: 'invoke', values: { regions: ['us-west-2'] } },
    {
      scenario: 'invoke',
      link: expect.stringMatching(/^v=1&/),
      resource: expect.stringMatching(/^rolewright:\/\/kit\//),
      documents: [{ id: 'app.trust' }, { id: 'app.permissions' }],
    },
  ],
  [
    'compose_role',
    { scenario: 'import', format: 'terraform' },
    { files: expect.arrayContaining([expect.objectContaining({ name: 'main.tf' })]) },
  ],
  [
    'compose_role',
    { scenario: 'app-boundary', format: 'cases' },
    { files: [expect.objectContaining({ name: expect.stringMatching(/\.rolewright\.yaml$/) })] },
  ],
  [
    'check_policy',
    { policy: WRONG },
    { counts: { error: 1 }, rules: { 'invalid-action': 1 }, findings: [{ rule: 'invalid-action', line: 1 }] },
  ],
  ['check_policy', { policy: READ, type: 'identity' }, { counts: { error: 0 } }],
  [
    'check_policy',
    {
      policy:
        'resource "aws_iam_policy" "x" {\n  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObjct", Resource = "*" }] })\n}\n',
    },
    {
      findings: expect.arrayContaining([
        expect.objectContaining({ rule: 'invalid-action', line: 2, where: 'aws_iam_policy.x › policy' }),
      ]),
    },
  ],
  [
    'check_policy',
    {
      policy: WRONG,
      configuration: {
        severities: { 'missing-version': 'warning' },
        ignores: [
          { rule: 'invalid-action', files: 'policies', reason: 'A preview' },
          { rule: 'missing-version', reason: 'Old', until: '2020-01-01' },
        ],
      },
      file: 'policies/a.json',
    },
    {
      counts: { error: 0, warning: 1 },
      ignored: [{ reason: 'A preview', in: 'configuration' }],
      findings: expect.arrayContaining([
        expect.objectContaining({ rule: 'expired-ignore', line: 11, where: 'configuration' }),
      ]),
    },
  ],
  [
    'check_policy',
    {
      policy: WRONG,
      configuration: '{"ignores": [{"rule": "invalid-action", "files": "x", "reason": "r"}]}',
    },
    { counts: { error: 1 } },
  ],
  [
    'check_policy',
    {
      policy: policy(allow('s3:GetObject')),
      configuration: { policies: [{ files: 'scp', type: 'scp' }] },
      file: 'scp\\a.json',
    },
    { policies: [{ type: 'scp' }] },
  ],
  ['explain_denial', { text: DENIED }, { denials: [{ action: 'bedrock:InvokeModel', layer: 'identity' }] }],
  ['explain_denial', { text: DENIED, policies: [READ] }, { denials: [{ comparison: expect.anything() }] }],
  ['explain_denial', { text: DENIED, scenario: 'invoke' }, { denials: [{ action: 'bedrock:InvokeModel' }] }],
  [
    'decide',
    { policies: { identity: READ }, ...REQUEST },
    {
      counts: { allowed: 1 },
      requests: [{ decision: 'allowed', action: 's3:GetObject' }],
      reasons: [{ deciding: true, sid: 'Read', matched: 'yes' }],
    },
  ],
  [
    'decide',
    {
      policies: { identity: [READ], scp: ['FullAWSAccess', [MORE]] },
      action: ['s3:GetObject', 's3:PutObject'],
      resource: 'arn:aws:s3:::b/x',
    },
    { requests: [{ decision: 'allowed' }, { decision: 'implicitlyDenied' }] },
  ],
  [
    'decide',
    {
      policies: { identity: JSON.stringify(READ) },
      ...REQUEST,
      principal: 'arn:aws:iam::111122223333:user/mara',
      context: { 'aws:SecureTransport': true },
    },
    { principal: 'arn:aws:iam::111122223333:user/mara' },
  ],
  [
    'decide',
    {
      policies: { identity: READ },
      ...REQUEST,
      context: { 'aws:SourceIp': ['10.0.0.1', '10.0.0.2'], 'aws:SourceVpcee': 'vpce-1' },
    },
    {
      requests: [{ decision: 'allowed' }],
      problems: [
        'A request has one value for `aws:SourceIp`. Write one.',
        expect.stringContaining('Did you mean `aws:SourceVpce`?'),
      ],
    },
  ],
  [
    'list_access',
    { policies: { identity: READ } },
    {
      counts: { all: 0, some: 1 },
      services: [{ prefix: 's3', allowed: 1 }],
      actions: [{ action: 's3:GetObject', cell: 'some', grants: [{ on: ['arn:aws:s3:::b/*'] }] }],
    },
  ],
  [
    'list_access',
    { policies: { identity: JSON.parse(policy(allow('*'))) as object }, services: ['s3'], limit: 5 },
    {
      services: [{ prefix: 's3' }],
      actions: expect.objectContaining({ length: 4 }),
      next: 5,
    },
  ],
  [
    'compare_access',
    { before: { identity: READ }, after: { identity: MORE } },
    { counts: { gained: 1, unchanged: 1 }, gained: [{ action: 's3:PutObject' }], lost: [] },
  ],
  [
    'find_facts',
    {
      model: 'DeepSeek-V3.2',
      region: 'us-east-1',
      action: 'bedrock:InvokeModel',
      conditionKey: 'aws:SourceVpce',
    },
    {
      models: [{ modelId: 'deepseek.v3.2' }],
      regions: [{ code: 'us-east-1' }],
      actions: [{ action: 'bedrock:InvokeModel', page: expect.stringContaining('docs.aws.amazon.com') }],
      conditionKeys: [{ key: 'aws:SourceVpce' }],
    },
  ],
  [
    'find_facts',
    { action: 'bedrock:Invoke*', model: '*', region: '*', conditionKey: 'bedrock:GuardrailIdentifier' },
    { conditionKeys: [{ key: 'bedrock:GuardrailIdentifier', page: expect.stringContaining('bedrock') }] },
  ],
];

const DEEP = JSON.parse(`${'{"a":'.repeat(300)}1${'}'.repeat(300)}`) as object;

/** A wrong call of each tool, and part of the message that says what to send. */
export const REFUSED: readonly (readonly [tool: string, args: Args, advice: string])[] = [
  ['understand_text', {}, '`text` is missing'],
  ['list_scenarios', { scenario: 'invok' }, 'Did you mean `invoke`?'],
  ['list_scenarios', { scenari: 'invoke' }, '`scenari` is not an argument. Did you mean `scenario`?'],
  ['compose_role', {}, 'Send a scenario'],
  ['compose_role', { scenario: 'invoke', values: { region: ['us-east-1'] } }, 'Did you mean “regions”?'],
  ['compose_role', { scenario: 'invoke', values: { regions: 'us-east-1' } }, '“regions” takes a list'],
  ['compose_role', { scenario: 'invoke', values: { regions: 7 } }, 'values'],
  ['compose_role', { scenario: 'invoke', link: 'v=1&p=invoke' }, 'Send either link'],
  ['compose_role', { link: 'v=1&p=invoke&c=nope' }, 'link'],
  ['compose_role', { scenario: 'invoke', format: 'tf' }, 'Formats: documents'],
  ['check_policy', {}, '`policy`'],
  ['check_policy', { policy: 'resource "aws_s3_bucket" "b" {}' }, 'Send a policy document'],
  ['check_policy', { policy: '' }, 'must not be empty'],
  ['check_policy', { policy: WRONG, type: 'sns' }, 'Send `type` as identity or trust'],
  ['explain_denial', { text: 'all is well' }, 'Send the whole error message'],
  ['explain_denial', { text: DENIED, policies: ['x'] }, 'policies[0] has no policy'],
  ['explain_denial', { text: DENIED, policies: [READ], scenario: 'invoke' }, 'Send either policies'],
  [
    'decide',
    { policies: { identity: READ }, action: 's3:GetObjct', resource: 'arn:aws:s3:::b/x' },
    's3:GetObject',
  ],
  ['decide', { policies: { identity: READ }, ...REQUEST, principal: 'me' }, '`me` is not a principal'],
  ['decide', { policies: { identity: 'role.json' }, ...REQUEST }, 'Files are not read'],
  ['decide', { policies: { identity: '{broken' }, ...REQUEST }, 'not valid JSON'],
  ['decide', { policies: { identity: DEEP }, ...REQUEST }, 'with a Statement'],
  ['decide', { policies: { idenity: READ }, ...REQUEST }, '`idenity` is not a member of `policies`'],
  [
    'check_policy',
    { policy: READ, configuration: { ignores: [{ rule: 'invalid-acton', reason: 'r' }] } },
    'configuration:3:5: `invalid-acton` is not a rule. Did you mean `invalid-action`?',
  ],
  ['check_policy', { policy: READ, configuration: { severties: {} } }, 'Did you mean `severities`?'],
  ['check_policy', { policy: READ, configuration: '[' }, 'configuration:1:'],
  ['check_policy', { policy: READ, file: 'a.json' }, 'Send file with configuration only.'],
  [
    'decide',
    { policies: { identity: READ }, ...REQUEST, action: 's3:GetObjct' },
    'Did you mean `s3:GetObject`?',
  ],
  ['decide', { policies: {}, action: [], resource: '*' }, '`action`'],
  ['list_access', { policies: { identity: READ }, account: '12' }, 'Send account as 12 digits'],
  ['list_access', { policies: { identity: READ }, services: ['es3'] }, 'service prefix'],
  ['compare_access', { before: { identity: READ } }, '`after`'],
  ['list_access', { policies: { identity: READ }, from: 9 }, 'from is past the end: there are 2 items'],
  ['find_facts', {}, 'Send at least one of'],
  ['find_facts', { model: 'DeepSeek-V3.3' }, 'Did you mean'],
  ['find_facts', { region: 'us-esat-1' }, 'us-east-1'],
  ['find_facts', { action: 'bedrock:InvokeModl' }, 'bedrock:InvokeModel'],
  ['find_facts', { conditionKey: 'aws:SourceVpcee' }, 'Did you mean `aws:SourceVpce'],
  ['compose_rol', {}, 'Did you mean compose_role?'],
];
