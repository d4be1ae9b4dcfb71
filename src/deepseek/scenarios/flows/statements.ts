// A Bedrock flow calls DeepSeek in its prompt nodes with a service role; a deployer builds the flow.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { bedrockArns } from '#deepseek/shared/region-arns.ts';
import { builtService, callerStep } from '#deepseek/shared/built-service.ts';
import { passRole } from '#deepseek/shared/pass-role.ts';
import { invokeServed, readServedProfiles } from '#deepseek/shared/served-models.ts';
import { applyGuardrails, guardrailClash, renderPrompts } from '#deepseek/shared/service-roles.ts';
import { allow, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import type { Plan } from '#deepseek/compose/plan.ts';

/** https://docs.aws.amazon.com/bedrock/latest/userguide/flows-permissions.html */
function flowStatements(checked: CheckedAnswers): readonly PlannedStatement[] {
  const { home } = checked.view;
  const models = checked.answer('servedModels');
  const answers = ['servedModels', 'regions'] as const;
  return [
    ...invokeServed(models, home, { verb: 'FlowInvokes', streaming: false, answers }),
    ...readServedProfiles(models, home, {
      sid: 'FlowReads',
      who: 'The flow',
      answers,
      page: 'bedrockFlowRole',
      doubt: 'Inferred from agents: AWS’s page on flows does not mention profiles.',
    }),
    ...renderPrompts(checked.answer('flowPrompts'), home, {
      sid: 'FlowRendersPrompts',
      page: 'bedrockFlowRole',
      answers: ['flowPrompts', 'regions'],
    }),
    ...applyGuardrails(checked, { sid: 'FlowAppliesGuardrail', page: 'bedrockFlowRole' }),
  ];
}

function operatorStatements(checked: CheckedAnswers): readonly PlannedStatement[] {
  return [
    allow({
      sid: 'CreateAndListFlows',
      actions: ['bedrock:CreateFlow', 'bedrock:ListFlows', 'bedrock:ValidateFlowDefinition'],
      resources: '*',
      why: {
        title: 'Creates and lists flows',
        text: 'These actions do not support resources in IAM: with an ARN here, they would be denied.',
        answers: ['entity'],
        page: 'bedrockFlowRole',
      },
    }),
    allow({
      sid: 'BuildFlows',
      actions: [
        'bedrock:GetFlow',
        'bedrock:UpdateFlow',
        'bedrock:DeleteFlow',
        'bedrock:PrepareFlow',
        'bedrock:CreateFlowVersion',
        'bedrock:GetFlowVersion',
        'bedrock:DeleteFlowVersion',
        'bedrock:ListFlowVersions',
        'bedrock:CreateFlowAlias',
        'bedrock:GetFlowAlias',
        'bedrock:UpdateFlowAlias',
        'bedrock:DeleteFlowAlias',
        'bedrock:ListFlowAliases',
        'bedrock:InvokeFlow',
      ],
      resources: bedrockArns(checked.view.home, 'flow/*'),
      why: {
        title: 'Builds and tests flows',
        text: 'A flow’s ID is known only once it exists, so this covers all flows in the account. Name the ID afterward.',
        calls: ['UpdateFlow', 'PrepareFlow', 'CreateFlowAlias', 'InvokeFlow'],
        answers: ['account', 'regions'],
        page: 'bedrockFlowRole',
      },
    }),
    passRole(checked, {
      sid: 'PassFlowRole',
      service: 'bedrock.amazonaws.com',
      calls: ['CreateFlow', 'UpdateFlow'],
    }),
  ];
}

const GUARDRAILS = guardrailClash(
  'A prompt node can have a guardrail, but AWS does not say that every call of a flow uses it: a policy that denies calls without a guardrail can break the flow. Test it, or exempt the role there with ArnNotLike on aws:PrincipalArn.',
);

export function plan(checked: CheckedAnswers): Plan {
  const caller = callerStep(checked, {
    noun: 'flow',
    action: 'bedrock:InvokeFlow',
    resource: 'flow/FLOW_ID/alias/ALIAS_ID',
    page: 'bedrockFlowRole',
  });
  return builtService(checked, {
    noun: 'flow',
    statements: flowStatements(checked),
    operator: operatorStatements(checked),
    nextSteps: [caller],
    notices: [GUARDRAILS],
  });
}
