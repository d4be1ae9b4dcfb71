// A Bedrock flow calls DeepSeek in its prompt nodes with a service role; an operator builds the flow.
import type { Reading } from '#core/answers/read.ts';
import { PAGES } from '#core/catalog/pages.ts';
import { passRole } from '#core/compose/blocks/pass-role.ts';
import {
  invokeServed,
  readServedProfiles,
  servedGaps,
  servedSteps,
} from '#core/compose/blocks/served-models.ts';
import {
  applyGuardrails,
  guardrailClash,
  networkClash,
  renderPrompts,
} from '#core/compose/blocks/service-roles.ts';
import { allow, type Grant } from '#core/compose/grant.ts';
import { json } from '#core/compose/next-steps.ts';
import { roleArn, type Plan } from '#core/compose/plan.ts';
import type { NextStep } from '#core/compose/role-kit.ts';

/** https://docs.aws.amazon.com/bedrock/latest/userguide/flows-permissions.html */
function flowGrants(reading: Reading): readonly Grant[] {
  const { place } = reading.view;
  const models = reading.answer('servedModels');
  const answers = ['servedModels', 'regions'] as const;
  return [
    ...invokeServed(models, place, { verb: 'FlowInvokes', streaming: false, answers }),
    ...readServedProfiles(models, place, {
      sid: 'FlowReads',
      who: 'The flow',
      answers,
      page: 'bedrockFlowRole',
      doubt: 'Inferred from what AWS asks for with agents; the page on flows says nothing of profiles.',
    }),
    ...renderPrompts(reading.answer('flowPrompts'), place, {
      sid: 'FlowRendersPrompts',
      page: 'bedrockFlowRole',
      answers: ['flowPrompts', 'regions'],
    }),
    ...applyGuardrails(reading.answer('serviceGuardrails'), {
      sid: 'FlowAppliesGuardrail',
      page: 'bedrockFlowRole',
    }),
  ];
}

function operatorGrants(reading: Reading): readonly Grant[] {
  const { partition, regions, account } = reading.view.place;
  return [
    allow({
      sid: 'CreateAndListFlows',
      actions: ['bedrock:CreateFlow', 'bedrock:ListFlows', 'bedrock:ValidateFlowDefinition'],
      resources: '*',
      why: {
        title: 'Makes flows and lists them',
        text: 'These actions have no resource in IAM: with any ARN here they would be denied.',
        calls: ['CreateFlow', 'ListFlows', 'ValidateFlowDefinition'],
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
      resources: regions.map((region) => `arn:${partition}:bedrock:${region}:${account}:flow/*`),
      why: {
        title: 'Builds and tests flows',
        text: 'A flow’s ID is known only once it exists, so this is for all flows of the account: name the ID afterwards. AWS’s list leaves out PrepareFlow, which the draft needs.',
        calls: ['UpdateFlow', 'PrepareFlow', 'CreateFlowAlias', 'InvokeFlow'],
        answers: ['account', 'regions'],
        page: 'bedrockFlowRole',
      },
    }),
    passRole(reading, {
      sid: 'PassFlowRole',
      service: 'bedrock.amazonaws.com',
      calls: ['CreateFlow', 'UpdateFlow'],
    }),
  ];
}

const GUARDRAILS = guardrailClash(
  'A prompt node can carry a guardrail, but AWS does not say that every call of a flow does: a policy that denies calls without one may break the flow. Test it, or exempt the role there with ArnNotLike on aws:PrincipalArn.',
);

function callerStep(reading: Reading): NextStep {
  const { partition, regions, account } = reading.view.place;
  return {
    id: 'flow-caller',
    title: 'Let an app call the flow',
    text: 'The app needs this, and no right to call the model: the flow’s role has it. API keys do not work here.',
    code: json({
      Sid: 'InvokeTheFlow',
      Effect: 'Allow',
      Action: 'bedrock:InvokeFlow',
      Resource: `arn:${partition}:bedrock:${regions[0] ?? 'us-east-1'}:${account}:flow/FLOW_ID/alias/ALIAS_ID`,
    }),
    page: PAGES.bedrockFlowRole,
  };
}

export function flows(reading: Reading): Plan {
  const { place } = reading.view;
  const models = reading.answer('servedModels');
  return {
    main: { id: 'service', title: 'Service role', grants: flowGrants(reading) },
    attachments: [
      {
        id: 'operator',
        title: 'Operator',
        name: reading.answer('operatorName'),
        description: 'Builds DeepSeek flows and passes the service role to Bedrock',
        attachTo: 'the person or pipeline that builds the flow',
        grants: operatorGrants(reading),
      },
    ],
    nextSteps: [callerStep(reading), ...servedSteps(models, place)],
    notices: [GUARDRAILS, networkClash(roleArn(reading)), ...servedGaps(models, place)],
  };
}
