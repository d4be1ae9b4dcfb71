// OpenSearch connectors: what the domain calls as the connector role, and the person who creates the connector.
import { callerHome } from '#core/answers/caller-home.ts';
import { modelHome } from '#core/answers/model-home.ts';
import type { CheckedAnswers } from '#core/answers/read-answers.ts';
import { roleArn } from '#core/compose/plan.ts';
import { endpointCalls } from './sagemaker-endpoints.ts';
import { allowed, denied, type Expectation } from './expectation.ts';
import type { Call } from '#core/request/call.ts';
import { keyUse } from './keys.ts';
import { withGuardrails } from './lockdown.ts';
import {
  callExpectations,
  profilesOf,
  readExpectations,
  resourceMisses,
  servedCalls,
} from './model-calls.ts';
import { callsOf, each, passRoleExpectations } from './operator-calls.ts';
import { arnOf } from './near-miss-arns.ts';

const imported = (reading: CheckedAnswers, role: string): readonly Expectation[] => [
  ...reading.answer('importedModels').flatMap(({ arn, name }) => {
    const calls = callExpectations(reading, { role, says: `Call ${name}`, resource: arn, streaming: false });
    return [...calls, ...resourceMisses(calls, [['a similar ARN', `${arn}zz`]])];
  }),
  ...readExpectations(
    role,
    'bedrock:GetImportedModel',
    reading.answer('importedModels').map(({ arn }) => arn),
  ),
  ...(reading.view.asks('modelKeys')
    ? reading
        .answer('modelKeys')
        .flatMap(({ arn }) => keyUse({ role, says: 'Decrypt the model', arn, actions: ['kms:Decrypt'] }))
    : []),
];

function targetCalls(reading: CheckedAnswers, role: string): readonly Expectation[] {
  const style = { role, streaming: false };
  switch (reading.answer('connectorTarget')) {
    case 'r1': {
      const calls = servedCalls(reading, ['r1'], style);
      return [
        ...withGuardrails(reading, role, calls),
        ...readExpectations(role, 'bedrock:GetInferenceProfile', profilesOf(calls)),
      ];
    }
    case 'imported':
      return withGuardrails(reading, role, imported(reading, role));
    case 'sagemaker':
      return endpointCalls(
        reading,
        reading.answer('endpoints').map(({ arn }) => arn),
        style,
      );
    default:
      return withGuardrails(reading, role, servedCalls(reading, reading.answer('models'), style));
  }
}

/** https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ac.html */
function domainCreator(reading: CheckedAnswers): readonly Expectation[] {
  const home = callerHome(reading.view);
  const calls = reading.answer('domains').flatMap((name) =>
    home.regions.flatMap((region) => {
      const domain = arnOf(home, 'es', region, home.account, `domain/${name}`);
      const path = '/_plugins/_ml/connectors/_create';
      return callsOf({
        by: 'creator',
        may: each(['es:ESHttpGet', 'es:ESHttpPost', 'es:ESHttpPut'], `${domain}${path}`),
        not: [
          ['on another domain', 'es:ESHttpPost', `${domain}-other${path}`],
          ['delete the domain', 'es:DeleteDomain', domain],
        ],
      });
    }),
  );
  return [...calls, ...passRoleExpectations(reading, { by: 'creator' })];
}

export const openSearch = (reading: CheckedAnswers): readonly Expectation[] => [
  ...targetCalls(reading, 'connector'),
  ...domainCreator(reading),
];

/** https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-data-access.html */
export const openSearchServerless = (reading: CheckedAnswers): readonly Expectation[] => [
  ...targetCalls(reading, 'connector'),
  ...reading.answer('collections').flatMap(({ arn }) =>
    callsOf({
      by: 'creator',
      may: [['aoss:APIAccessAll', arn]],
      not: [
        ['on another collection', 'aoss:APIAccessAll', `${arn}zz`],
        ['delete it', 'aoss:DeleteCollection', arn],
      ],
    }),
  ),
  ...passRoleExpectations(reading, { by: 'creator' }),
];

/** The role of account B trusts the connector role of account A alone, and only it calls the model. */
export function openSearchAccounts(reading: CheckedAnswers): readonly Expectation[] {
  const home = modelHome(reading.view);
  const theirs: CheckedAnswers = { ...reading, view: { ...reading.view, home } };
  const resource = `arn:${home.partition}:iam::${home.account}:role/${reading.answer('modelRoleName')}`;
  const connector = roleArn(reading);
  const call: Call = {
    label: 'The connector role assumes the role of the model’s account',
    principal: { role: 'connector' },
    action: 'sts:AssumeRole',
    resource,
    context: {},
  };
  const calls = targetCalls(theirs, 'model');
  const [model] = calls;
  return [
    allowed(call),
    denied(call, { difference: 'another role there', resource: `${resource}-other` }),
    denied(call, {
      difference: 'another role of the account',
      principal: { caller: { kind: 'role-session', roleArn: `${connector}-other` } },
    }),
    ...(model
      ? [denied(model, { difference: 'by the connector role itself', principal: { role: 'connector' } })]
      : []),
    ...calls,
    ...domainCreator(reading),
  ];
}
