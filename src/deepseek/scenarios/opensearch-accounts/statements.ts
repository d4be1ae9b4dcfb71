// A domain in account A calls DeepSeek in account B: its connector role assumes a role there.
import { modelHome } from '#deepseek/answers/model-home.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { assumeModelRole, domainCreator, trustConnectorRole } from '#deepseek/shared/opensearch.ts';
import { limitStatements, limitNotices } from '#deepseek/compose/limits/index.ts';
import type { Plan } from '#deepseek/compose/plan.ts';
import { createConnector, mapCreator, trustEndpoint } from '#deepseek/shared/connector-steps.ts';
import { connectorTarget } from '#deepseek/shared/connector-targets.ts';
import { creator, domainSigning } from '#deepseek/shared/connector-creator.ts';

/** The answers as account B sees them: its models are its own. */
const inModelAccount = (checked: CheckedAnswers): CheckedAnswers => ({
  ...checked,
  view: { ...checked.view, home: modelHome(checked.view) },
});

export function plan(checked: CheckedAnswers): Plan {
  const theirs = inModelAccount(checked);
  const { partition, account } = theirs.view.home;
  const name = checked.answer('modelRoleName');
  const modelRole = `arn:${partition}:iam::${account}:role/${name}`;
  const target = connectorTarget(theirs, modelRole);
  return {
    main: {
      id: 'connector',
      title: 'Connector role (account A)',
      statements: [assumeModelRole(modelRole)],
    },
    roles: [
      {
        id: 'model',
        title: 'Model role (account B)',
        name,
        description: 'Calls DeepSeek for an OpenSearch connector in another account',
        account,
        trust: [trustConnectorRole(checked)],
        statements: limitStatements(target.statements, theirs),
      },
    ],
    attachments: [{ ...creator(checked, domainCreator(checked)), title: 'Creator (account A)' }],
    nextSteps: [
      {
        id: 'accounts-order',
        when: 'before',
        title: 'Create the role in account A first',
        text: `The domain and the connector role are in account A, ${checked.view.home.account}; the model and the role that calls it are in account B, ${account}. You can save the trust policy in B only once the role in A exists. The creator passes only the role in A.`,
      },
      mapCreator(checked),
      ...trustEndpoint(checked, target.call, domainSigning(checked)),
      createConnector(checked, target.call, { ...domainSigning(checked), externalRole: modelRole }),
      ...target.nextSteps,
    ],
    notices: [
      ...target.notices,
      // Those on the role in account B, which is not the kit's main one.
      ...limitNotices(theirs, target.statements),
      {
        id: 'accounts-version',
        title: 'OpenSearch version',
        text: 'A connector that assumes a role in another account needs OpenSearch 2.15 or later.',
      },
    ],
  };
}
