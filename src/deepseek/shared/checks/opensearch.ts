// OpenSearch connectors: what the domain calls as the connector role, and the person who creates the connector.
import { callerHome } from '#deepseek/answers/caller-home.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { endpointCalls } from '#deepseek/shared/checks/sagemaker-endpoints.ts';
import type { Expectation } from '#iam/request/expectation.ts';
import { keyUse } from '#deepseek/expectations/keys.ts';
import { withGuardrails } from '#deepseek/expectations/limits.ts';
import {
  callExpectations,
  profilesOf,
  readExpectations,
  servedCalls,
  missesOfFirst,
} from '#deepseek/expectations/model-calls.ts';
import { callsOf, each, passRoleExpectations } from '#deepseek/expectations/operator-calls.ts';
import { arnOf, renamed } from '#deepseek/expectations/near-misses.ts';

const imported = (checked: CheckedAnswers, role: string): readonly Expectation[] => [
  ...checked.answer('importedModels').flatMap(({ arn, name }) => {
    const calls = callExpectations(checked, { role, says: `Call ${name}`, resource: arn, streaming: false });
    return [...calls, ...missesOfFirst(calls, [renamed('a similar ARN', 'zz')])];
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

export function targetCalls(checked: CheckedAnswers, role: string): readonly Expectation[] {
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
export function domainCreator(checked: CheckedAnswers): readonly Expectation[] {
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
