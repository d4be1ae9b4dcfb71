// Building block: an agent or a flow: its service role, the deployer who builds it and the app that calls it.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES, type PageId } from '#deepseek/catalog/pages.ts';
import { oneOrMany, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { json } from '#deepseek/compose/next-steps.ts';
import { roleArn, type Plan } from '#deepseek/compose/plan.ts';
import type { NextStep, Notice } from '#deepseek/compose/role-kit.ts';
import { bedrockArns } from './region-arns.ts';
import { servedGaps, servedSteps } from './served-models.ts';
import { callerKeyStep, networkClash } from './service-roles.ts';

interface Built {
  /** As in "Builds DeepSeek flows". */
  readonly noun: 'agent' | 'flow';
  readonly statements: readonly PlannedStatement[];
  readonly operator: readonly PlannedStatement[];
  readonly nextSteps: readonly NextStep[];
  readonly notices: readonly Notice[];
}

/** The service role, and the policy of the deployer, who builds the agent or flow and passes the role. */
export function builtService(checked: CheckedAnswers, built: Built): Plan {
  const { noun, statements, operator, nextSteps, notices } = built;
  const { home } = checked.view;
  const models = checked.answer('servedModels');
  return {
    main: { id: 'service', title: 'Service role', statements },
    attachments: [
      {
        id: 'operator',
        title: 'Deployer',
        deploys: 'the-service',
        name: checked.answer('operatorName'),
        description: `Builds DeepSeek ${noun}s and passes the service role to Bedrock`,
        attachTo: `the person or pipeline that builds the ${noun}`,
        statements: operator,
      },
    ],
    nextSteps: [...nextSteps, callerKeyStep(checked.view.home, noun), ...servedSteps(models, home)],
    notices: [...notices, networkClash(roleArn(checked)), ...servedGaps(models, home)],
  };
}

interface Call {
  readonly noun: Built['noun'];
  readonly action: string;
  /** The resource to call, with placeholders for IDs. */
  readonly resource: string;
  readonly page: PageId;
  readonly more?: string;
}

/** The statement for an app, in each Region of the service. */
export function callerStep(
  checked: CheckedAnswers,
  { noun, action, resource, page, more = '' }: Call,
): NextStep {
  return {
    id: `${noun}-caller`,
    title: `Allow an app to call the ${noun}`,
    text: `The app needs this, but not permission to call the model: the ${noun}’s role has that.${more} API keys do not work here.`,
    code: json({
      Sid: `InvokeThe${noun === 'agent' ? 'Agent' : 'Flow'}`,
      Effect: 'Allow',
      Action: action,
      Resource: oneOrMany(bedrockArns(checked.view.home, resource)),
    }),
    page: PAGES[page],
  };
}
