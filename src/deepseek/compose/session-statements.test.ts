// What a session gets of the statements of its role: the call of one thing, what that call needs, and nothing else.
import { expect, test } from 'vitest';
import type { Condition } from '#iam/policy/policy.ts';
import { allow, deny, type PlannedStatement } from './planned-statement.ts';
import { sessionStatements, sessionTargets } from './session-statements.ts';

const arn = (rest: string, region = 'us-east-1'): string =>
  `arn:aws:${rest.replace(':', `:${region}:111122223333:`)}`;
const MODEL = 'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2';
const PROFILE = arn('bedrock:inference-profile/us.deepseek.r1-v1:0');
const OTHER_PROFILE = arn('bedrock:application-inference-profile/a1');
const BEHIND = 'arn:aws:bedrock:us-east-1::foundation-model/deepseek.r1-v1:0';
const ENDPOINT = arn('sagemaker:endpoint/deepseek');
const OTHER_ENDPOINT = arn('sagemaker:endpoint/other');
const COMPONENT = arn('sagemaker:inference-component/deepseek');
const SHARED = arn('bedrock:marketplace/model-endpoint/all-access');
const WEST = arn('sagemaker:endpoint/deepseek', 'us-west-2');
const GUARDRAIL = arn('bedrock:guardrail/gr1a2b3c4d5e');
const KEY = arn('kms:key/1234');

const CALLS = ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'];
const THROUGH = { StringEquals: { 'aws:CalledViaLast': 'bedrock.amazonaws.com' } };

const plan = (
  actions: readonly string[],
  resources: readonly string[],
  condition?: Condition,
): PlannedStatement => ({
  ...allow({
    sid: 'It',
    actions,
    resources,
    why: { title: 'It', text: 'Why', answers: ['regions'], page: 'iamAbac' },
  }),
  ...(condition && { condition }),
});

const models = plan([...CALLS, 'bedrock:GetInferenceProfile'], [MODEL, PROFILE, OTHER_PROFILE]);
const behind = plan(CALLS, [BEHIND], {
  ArnEquals: { 'bedrock:InferenceProfileArn': [PROFILE, OTHER_PROFILE] },
});
const guardrail = plan(['bedrock:ApplyGuardrail', 'bedrock:GetGuardrail'], [GUARDRAIL]);
const keys = plan(['kms:Decrypt'], [KEY]);
const token = plan(['bedrock:CallWithBearerToken'], ['*']);
const files = plan(['s3:GetObject'], ['arn:aws:s3:::a/*']);
const filesKey = plan(['kms:Decrypt'], [KEY], {
  StringEquals: { 'kms:ViaService': 's3.us-east-1.amazonaws.com' },
});
const logs = plan(['logs:PutLogEvents'], ['*']);
const endpoint = plan(['sagemaker:InvokeEndpoint'], [ENDPOINT, OTHER_ENDPOINT, COMPONENT]);
const async = plan(['sagemaker:InvokeEndpointAsync'], [ENDPOINT]);
const market = plan(CALLS, [SHARED]);
const marketBehind = plan(['sagemaker:InvokeEndpoint'], [ENDPOINT, WEST], THROUGH);

const given = (statements: readonly PlannedStatement[], target: string) =>
  sessionStatements(statements, target).map(({ actions, resources, condition }) => [
    actions,
    resources,
    ...(condition ? [condition] : []),
  ]);

test.each<[string, readonly PlannedStatement[], string, readonly unknown[]]>([
  ['a model', [models, behind, files, logs], MODEL, [[CALLS, [MODEL]]]],
  [
    'a profile, with the models behind it through it alone',
    [models, behind],
    PROFILE,
    [
      [CALLS, [PROFILE]],
      [CALLS, [BEHIND], { ArnEquals: { 'bedrock:InferenceProfileArn': PROFILE } }],
    ],
  ],
  ['a model behind a profile: not by itself', [behind], BEHIND, []],
  [
    'what a call names besides',
    [models, guardrail, keys, token],
    MODEL,
    [
      [CALLS, [MODEL]],
      [guardrail.actions, [GUARDRAIL]],
      [['kms:Decrypt'], [KEY]],
      [token.actions, ['*']],
    ],
  ],
  ['not the key of files', [models, filesKey], MODEL, [[CALLS, [MODEL]]]],
  ['an endpoint, with its components', [endpoint], ENDPOINT, [[endpoint.actions, [ENDPOINT, COMPONENT]]]],
  [
    'an endpoint without files, where it is not asynchronous',
    [endpoint, files, filesKey],
    OTHER_ENDPOINT,
    [[endpoint.actions, [OTHER_ENDPOINT, COMPONENT]]],
  ],
  [
    'an asynchronous endpoint, with its files and their key',
    [async, files, filesKey, logs],
    ENDPOINT,
    [
      [async.actions, [ENDPOINT]],
      [['s3:GetObject'], files.resources],
      [['kms:Decrypt'], [KEY]],
    ],
  ],
  ['a model beside an asynchronous endpoint: no files', [models, async, files], MODEL, [[CALLS, [MODEL]]]],
  [
    'an endpoint of Marketplace, through the ARN they share',
    [market, marketBehind],
    ENDPOINT,
    [
      [CALLS, [SHARED]],
      [marketBehind.actions, [ENDPOINT], THROUGH],
    ],
  ],
  [
    'one in another Region: not through this ARN',
    [market, marketBehind],
    WEST,
    [[marketBehind.actions, [WEST], THROUGH]],
  ],
  ['something else', [models, endpoint], 'arn:aws:s3:::a', []],
  [
    'what is alike, in one statement',
    [models, models, guardrail, plan(guardrail.actions, [KEY])],
    MODEL,
    [
      [CALLS, [MODEL]],
      [guardrail.actions, [GUARDRAIL, KEY]],
    ],
  ],
])('a session for %s', (_, statements, target, parts) => {
  expect(given(statements, target)).toEqual(parts);
});

test('a Deny is left to the role', () => {
  const denied = deny({
    sid: 'No',
    actions: CALLS,
    resources: [MODEL],
    condition: {},
    why: { title: 'No', text: 'Why', answers: ['regions'], page: 'iamAbac' },
  });
  expect(given([denied], MODEL)).toEqual([]);
  expect(sessionTargets([denied])).toEqual([]);
});

test.each<[string, readonly PlannedStatement[], readonly string[]]>([
  [
    'models and profiles, not the models behind them',
    [models, behind, guardrail, files],
    [MODEL, PROFILE, OTHER_PROFILE],
  ],
  ['endpoints, not their components', [endpoint, async], [ENDPOINT, OTHER_ENDPOINT]],
  ['endpoints of Marketplace in the Region of the ARN they share', [market, marketBehind], [ENDPOINT]],
  ['nothing that is no call', [guardrail, keys, logs], []],
])('a broker chooses among %s', (_, statements, targets) => {
  expect(sessionTargets(statements)).toEqual(targets);
});
