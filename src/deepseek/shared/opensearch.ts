// Building blocks for OpenSearch connectors: their creator, and how a role assumes a role of another account.
import { callerHome } from '#deepseek/answers/caller-home.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { allow, whyOf, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { roleArn } from '#deepseek/compose/plan.ts';
import { passRole } from './pass-role.ts';
import { arnsIn } from './region-arns.ts';

const passConnectorRole = (checked: CheckedAnswers): PlannedStatement =>
  passRole(checked, { sid: 'PassConnectorRole', calls: ['POST _plugins/_ml/connectors/_create'] });

const CALLS = ['POST _plugins/_ml/connectors/_create', 'POST _plugins/_ml/models/_register'];

/** The creator of a connector on a managed domain. https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ac.html */
export function domainCreator(checked: CheckedAnswers): readonly PlannedStatement[] {
  const domains = checked.answer('domains');
  return [
    allow({
      sid: 'CallDomainApi',
      actions: ['es:ESHttpGet', 'es:ESHttpPost', 'es:ESHttpPut'],
      resources: arnsIn(callerHome(checked.view), 'es', ...domains.map((name) => `domain/${name}/*`)),
      why: {
        title: 'Calls the domain’s API',
        text: 'The /* at the end is required: without it, every API path is denied.',
        calls: CALLS,
        answers: ['domains', checked.view.asks('callerRegions') ? 'callerRegions' : 'regions', 'account'],
        page: 'openSearchAccess',
      },
    }),
    passConnectorRole(checked),
  ];
}

/** The creator of a connector on a Serverless collection. https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-data-access.html */
export function collectionCreator(checked: CheckedAnswers): readonly PlannedStatement[] {
  return [
    allow({
      sid: 'CallCollectionApi',
      actions: 'aoss:APIAccessAll',
      resources: checked.answer('collections').map(({ arn }) => arn),
      why: {
        title: 'Calls the collection’s API',
        text: 'IAM names the collection by its ID. A data access policy, which is not part of IAM, decides what callers can do in it: see Next steps.',
        calls: CALLS,
        answers: ['collections'],
        page: 'openSearchDataAccess',
      },
    }),
    passConnectorRole(checked),
  ];
}

const ANSWERS = ['modelAccount', 'modelRoleName', 'roleName', 'path'] as const;

/** The connector role of account A needs no Bedrock action: it assumes the role of account B. */
export const assumeModelRole = (modelRole: string): PlannedStatement =>
  allow({
    sid: 'AssumeModelAccountRole',
    actions: 'sts:AssumeRole',
    resources: modelRole,
    why: {
      title: 'Assumes the role in account B',
      text: 'The connector role does nothing else: the role in account B calls the model.',
      answers: ANSWERS,
      page: 'openSearchConnectors',
      doubt:
        'AWS’s page on connectors does not show two accounts. This follows the OpenSearch project’s tutorial, for version 2.15 and later.',
    },
  });

/** The role of account B trusts the connector role of account A, and nobody else. */
export const trustConnectorRole = (checked: CheckedAnswers): PlannedStatement => ({
  sid: 'ConnectorRoleAssume',
  effect: 'Allow',
  principal: { AWS: roleArn(checked) },
  actions: ['sts:AssumeRole'],
  whys: [
    whyOf({
      title: 'Only the connector role of account A',
      text: 'The role must exist when you save this trust policy, so create the one in account A first. If you delete and recreate it, save this policy again.',
      calls: ['AssumeRole'],
      answers: [...ANSWERS, 'account'],
      page: 'iamPrincipal',
    }),
  ],
});
