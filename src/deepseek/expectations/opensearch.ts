// OpenSearch connectors: what the domain calls as the connector role, and the person who creates the connector.
import { callerHome } from '#deepseek/answers/caller-home.ts';
import { modelHome } from '#deepseek/answers/model-home.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { roleArn } from '#deepseek/compose/plan.ts';
import { endpointCalls } from './sagemaker-endpoints.ts';
import { allowed, denied, type Expectation } from '#iam/request/expectation.ts';
import type { Call } from '#iam/request/call.ts';
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

const imported = (checked: CheckedAnswers, role: string): readonly Expectation[] => [
  ...checked.answer('importedModels').flatMap(({ arn, name }) => {
    const calls = callExpectations(checked, { role, says: `Call ${name}`, resource: arn, streaming: false });
    return [...calls, ...resourceMisses(calls, [['a similar ARN', `${arn}zz`]])];
  }),
  ...readExpectations(
    role,
    'bedrock:GetImportedModel',
    checked.answer('importedModels').map(({ arn }) => arn),
  ),
  ...(checked.view.asks('modelKeys')
    ? checked
        .answer('modelKeys')
        .flatMap(({ arn }) => keyUse({ role, says: 'Decrypt the model', arn, actions: ['kms:Decrypt'] }))
    : []),
];

function targetCalls(checked: CheckedAnswers, role: string): readonly Expectation[] {
  const style = { role, streaming: false };
  switch (checked.answer('connectorTarget')) {
    case 'r1': {
      const calls = servedCalls(checked, ['r1'], style);
      return [
        ...withGuardrails(checked, role, calls),
        ...readExpectations(role, 'bedrock:GetInferenceProfile', profilesOf(calls)),
      ];
    }
    case 'imported':
      return withGuardrails(checked, role, imported(checked, role));
    case 'sagemaker':
      return endpointCalls(
        checked,
        checked.answer('endpoints').map(({ arn }) => arn),
        style,
      );
    default:
      return withGuardrails(checked, role, servedCalls(checked, checked.answer('models'), style));
  }
}

/** https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ac.html */
function domainCreator(checked: CheckedAnswers): readonly Expectation[] {
  const home = callerHome(checked.view);
  const calls = checked.answer('domains').flatMap((name) =>
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
  return [...calls, ...passRoleExpectations(checked, { by: 'creator' })];
}

export const openSearch = (checked: CheckedAnswers): readonly Expectation[] => [
  ...targetCalls(checked, 'connector'),
  ...domainCreator(checked),
];

/** https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-data-access.html */
export const openSearchServerless = (checked: CheckedAnswers): readonly Expectation[] => [
  ...targetCalls(checked, 'connector'),
  ...checked.answer('collections').flatMap(({ arn }) =>
    callsOf({
      by: 'creator',
      may: [['aoss:APIAccessAll', arn]],
      not: [
        ['on another collection', 'aoss:APIAccessAll', `${arn}zz`],
        ['delete it', 'aoss:DeleteCollection', arn],
      ],
    }),
  ),
  ...passRoleExpectations(checked, { by: 'creator' }),
];

/** The role of account B trusts the connector role of account A alone, and only it calls the model. */
export function openSearchAccounts(checked: CheckedAnswers): readonly Expectation[] {
  const home = modelHome(checked.view);
  const theirs: CheckedAnswers = { ...checked, view: { ...checked.view, home } };
  const resource = `arn:${home.partition}:iam::${home.account}:role/${checked.answer('modelRoleName')}`;
  const connector = roleArn(checked);
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
    ...domainCreator(checked),
  ];
}
