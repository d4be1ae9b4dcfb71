// A policy of one statement opens in the simplest scenario that explains it: a role for the reader's code before one for a service.
import { describe, expect, test } from 'vitest';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { recognize } from './recognize.ts';

const V32 = 'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2';
const V31 = 'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3-v1:0';
const ENDPOINT = 'arn:aws:sagemaker:us-east-1:111122223333:endpoint/deepseek';
const IMPORTED = 'arn:aws:bedrock:us-east-1:111122223333:imported-model/abcdefghijkl';
const BOTH = ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'];

interface Row {
  readonly what: string;
  readonly action: string | readonly string[];
  readonly resource: string | readonly string[];
  readonly opens: ScenarioId;
  /** Statements that the wizard adds to what was given. */
  readonly adds?: number;
}

const ROWS: readonly Row[] = [
  { what: 'InvokeModel on V3.2', action: 'bedrock:InvokeModel', resource: V32, opens: 'invoke' },
  { what: 'the same as lists', action: ['bedrock:InvokeModel'], resource: [V32], opens: 'invoke' },
  { what: 'with streaming', action: BOTH, resource: V32, opens: 'invoke' },
  { what: 'streaming alone', action: BOTH[1]!, resource: V32, opens: 'invoke', adds: 1 },
  {
    what: 'another Region',
    action: 'bedrock:InvokeModel',
    resource: V32.replace('us-east-1', 'us-west-2'),
    opens: 'invoke',
  },
  { what: 'V3.1', action: 'bedrock:InvokeModel', resource: V31, opens: 'invoke' },
  { what: 'two models', action: 'bedrock:InvokeModel', resource: [V31, V32], opens: 'invoke' },
  { what: 'two models with streaming', action: BOTH, resource: [V31, V32], opens: 'invoke' },
  { what: 'an imported model', action: 'bedrock:InvokeModel', resource: IMPORTED, opens: 'invoke-imported' },
  {
    what: 'a SageMaker AI endpoint',
    action: 'sagemaker:InvokeEndpoint',
    resource: ENDPOINT,
    opens: 'invoke-sagemaker',
  },
  {
    what: 'the same with streaming',
    action: ['sagemaker:InvokeEndpoint', 'sagemaker:InvokeEndpointWithResponseStream'],
    resource: ENDPOINT,
    opens: 'invoke-sagemaker',
  },
];

describe('one permissions statement', () => {
  test.each(ROWS)('$what: $opens', ({ action, resource, opens, adds = 0 }) => {
    const statement = { Effect: 'Allow', Action: action, Resource: resource };
    const document = { Version: '2012-10-17', Statement: [statement] };
    const found = recognize([{ type: 'identity', document }]);
    expect([found?.answers.scenario, found?.matched, found?.added.length]).toEqual([opens, 1, adds]);
  });
});

test.each([
  ['lambda.amazonaws.com', 'invoke'],
  ['ec2.amazonaws.com', 'invoke'],
])('a trust policy for %s alone: %s', (service, opens) => {
  const statement = { Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' };
  const found = recognize([{ type: 'trust', document: { Version: '2012-10-17', Statement: [statement] } }]);
  expect(found).toMatchObject({ answers: { scenario: opens }, matched: 1, added: [] });
});
