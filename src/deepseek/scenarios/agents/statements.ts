// A Bedrock agent calls DeepSeek with a service role; a deployer builds the agent.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { bedrockArns } from '#deepseek/shared/region-arns.ts';
import { modelArn } from '#deepseek/shared/bedrock-invoke.ts';
import { builtService, callerStep } from '#deepseek/shared/built-service.ts';
import { passRole } from '#deepseek/shared/pass-role.ts';
import { invokeServed, readServedProfiles, served } from '#deepseek/shared/served-models.ts';
import { applyGuardrails, guardrailClash, readSchemas } from '#deepseek/shared/service-roles.ts';
import { command } from '#deepseek/compose/shell.ts';
import { allow, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import type { Plan } from '#deepseek/compose/plan.ts';
import type { NextStep, Notice } from '#deepseek/compose/role-kit.ts';

const PROFILE_DOUBT =
  'AWS’s page on agents requires it with an inference profile but does not show a sample.';

/**
 * With a profile, AWS asks for streaming and for reading the profile and its models as well; without one, streaming
 * is needed where InvokeAgent streams the final answer (streamFinalResponse).
 * https://docs.aws.amazon.com/bedrock/latest/userguide/agents-invoke-agent.html
 * https://docs.aws.amazon.com/bedrock/latest/userguide/agents-permissions.html
 */
function agentStatements(checked: CheckedAnswers): readonly PlannedStatement[] {
  const { home } = checked.view;
  const chosen = served(checked.answer('servedModels'), home).map(({ model }) => model);
  const direct = chosen.filter((model) => !model.profile).map(({ id }) => id);
  const profiled = chosen.filter((model) => model.profile);
  const ids = profiled.map(({ id }) => id);
  const answers = ['servedModels', 'regions'] as const;
  const style = { verb: 'AgentInvokes', answers };
  return [
    ...invokeServed(direct, home, {
      verb: style.verb,
      streaming: checked.answer('streaming'),
      answers: [...answers, 'streaming'],
    }),
    ...invokeServed(ids, home, { ...style, streaming: true }),
    ...readServedProfiles(ids, home, {
      sid: 'AgentReads',
      who: 'The agent',
      answers,
      page: 'bedrockAgentRole',
      doubt: PROFILE_DOUBT,
    }),
    ...profiled.map((model) =>
      allow({
        sid: `AgentReads${model.shortName}Model`,
        actions: 'bedrock:GetFoundationModel',
        resources: (model.profile?.destinationRegions ?? []).map((region) =>
          modelArn(home.partition, region, model),
        ),
        why: {
          title: 'Reads the model behind the profile',
          text: 'A separate statement, because the condition on the profile would deny it.',
          answers,
          page: 'bedrockAgentRole',
          doubt: PROFILE_DOUBT,
        },
      }),
    ),
    ...readSchemas(checked.answer('actionSchemas'), home),
    ...applyGuardrails(checked, { sid: 'AgentAppliesGuardrail', page: 'bedrockAgentRole' }),
  ];
}

function operatorStatements(checked: CheckedAnswers): readonly PlannedStatement[] {
  const { home } = checked.view;
  return [
    allow({
      sid: 'CreateAndListAgents',
      actions: ['bedrock:CreateAgent', 'bedrock:ListAgents'],
      resources: '*',
      why: {
        title: 'Creates and lists agents',
        text: 'These actions do not support resources in IAM: with an ARN here, they would be denied.',
        answers: ['entity'],
        page: 'bedrockAgentRole',
      },
    }),
    allow({
      sid: 'BuildAgents',
      actions: [
        'bedrock:GetAgent',
        'bedrock:UpdateAgent',
        'bedrock:DeleteAgent',
        'bedrock:PrepareAgent',
        'bedrock:CreateAgentActionGroup',
        'bedrock:GetAgentActionGroup',
        'bedrock:UpdateAgentActionGroup',
        'bedrock:DeleteAgentActionGroup',
        'bedrock:ListAgentActionGroups',
        'bedrock:CreateAgentAlias',
        'bedrock:ListAgentAliases',
        'bedrock:GetAgentVersion',
        'bedrock:ListAgentVersions',
      ],
      resources: bedrockArns(home, 'agent/*'),
      why: {
        title: 'Builds agents',
        text: 'An agent’s ID is known only once it exists, so this covers all agents in the account. Name the ID afterward.',
        calls: ['UpdateAgent', 'PrepareAgent', 'CreateAgentActionGroup', 'CreateAgentAlias'],
        answers: ['account', 'regions'],
        page: 'bedrockAgentRole',
      },
    }),
    allow({
      sid: 'ManageAgentAliases',
      actions: ['bedrock:GetAgentAlias', 'bedrock:UpdateAgentAlias', 'bedrock:DeleteAgentAlias'],
      resources: bedrockArns(home, 'agent-alias/*'),
      why: {
        title: 'Manages aliases',
        text: 'Aliases have their own ARNs, which agent/* does not cover.',
        answers: ['account', 'regions'],
        page: 'bedrockAgentRole',
      },
    }),
    passRole(checked, {
      sid: 'PassAgentRole',
      service: 'bedrock.amazonaws.com',
      calls: ['CreateAgent', 'UpdateAgent'],
    }),
  ];
}

const CLOSED: Notice = {
  id: 'agents-closed',
  title: 'Bedrock Agents',
  text: 'Bedrock Agents is closed to new customers since July 30, 2026: in accounts without agents in the last 12 months, CreateAgent and InvokeInlineAgent fail with “Maintenance Mode”. There, use a flow, or the managed harness of AgentCore, which AWS recommends: the trusted entity “Amazon Bedrock AgentCore Runtime”.',
  depends: true,
};

const GUARDRAILS = guardrailClash(
  'InvokeAgent calls the model several times, sometimes without the guardrail: a policy that denies calls without it breaks the agent, even if the agent has a guardrail. Exempt the role there with ArnNotLike on aws:PrincipalArn.',
);

/** A function is in one Region, and lets the agent of that Region in. */
function functionStep(checked: CheckedAnswers): NextStep {
  const { partition, regions, account } = checked.view.home;
  const permission = (region: string): string =>
    command(
      `aws lambda add-permission --region ${region} --function-name FUNCTION_NAME`,
      '--statement-id AllowAgent --action lambda:InvokeFunction',
      `--principal bedrock.amazonaws.com --source-account ${account}`,
      `--source-arn arn:${partition}:bedrock:${region}:${account}:agent/AGENT_ID`,
    );
  return {
    id: 'agent-functions',
    title: 'Allow the agent to call its functions',
    text: 'The permission belongs on the Lambda function of an action group, not in this role.',
    code: regions.map(permission).join('\n'),
    page: PAGES.bedrockAgentRole,
  };
}

export function plan(checked: CheckedAnswers): Plan {
  const caller = callerStep(checked, {
    noun: 'agent',
    action: 'bedrock:InvokeAgent',
    resource: 'agent-alias/AGENT_ID/ALIAS_ID',
    page: 'bedrockAgentRole',
    more: ' To test the draft, the alias is TSTALIASID.',
  });
  return builtService(checked, {
    noun: 'agent',
    statements: agentStatements(checked),
    operator: operatorStatements(checked),
    nextSteps: [caller, functionStep(checked)],
    notices: [CLOSED, GUARDRAILS],
  });
}
