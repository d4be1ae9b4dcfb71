// The controls of a whole organization: a row each, in the order in which to attach them.
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { PolicyPlan } from '#deepseek/compose/plan.ts';
import { onlyApprovedModels } from '#deepseek/shared/governance/approved-models.ts';
import { onlyApprovedRegions } from '#deepseek/shared/governance/approved-regions.ts';
import { bedrockPolicy, policyGuardrails } from '#deepseek/shared/governance/bedrock-policy.ts';
import { denyAccelerators } from './deny-accelerators.ts';
import { denyNewModels } from './deny-new-models.ts';
import { denyServing } from '#deepseek/shared/governance/deny-serving.ts';
import { ec2Policy } from '#deepseek/shared/governance/ec2-policy.ts';
import { endpointControls } from './endpoint-controls.ts';
import { guardrailPolicies } from '#deepseek/shared/governance/guardrail-sharing.ts';
import { noLongTermKeys } from '#deepseek/shared/governance/no-long-term-keys.ts';
import { protectControls } from './protect-controls.ts';
import { requireGuardrail } from '#deepseek/shared/governance/require-guardrail.ts';
import { requireVpce } from '#deepseek/shared/governance/require-vpce.ts';
import { weightsPerimeterPolicy } from '#deepseek/shared/governance/weights-perimeter.ts';
import { deny } from '#deepseek/compose/planned-statement.ts';
import { scp } from '#deepseek/shared/governance/scp.ts';

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsmarketplace.html */
function denySubscriptions(checked: CheckedAnswers): PolicyPlan {
  return scp(checked, {
    id: 'deny-subscriptions',
    does: 'deny AWS Marketplace subscriptions',
    suffix: 'Subscriptions',
    statements: [
      deny({
        sid: 'DenySubscriptions',
        actions: [
          'aws-marketplace:AcceptAgreementApprovalRequest',
          'aws-marketplace:AcceptAgreementRequest',
          'aws-marketplace:CreateAgreementRequest',
          'aws-marketplace:Subscribe',
        ],
        resources: '*',
        why: {
          title: 'Denies subscribing to products',
          text: 'DeepSeek in Bedrock is not sold in AWS Marketplace. Model packages and machine images with its weights can be. This denies all products: which one is DeepSeek’s is not in a request.',
          calls: ['Subscribe', 'AcceptAgreementRequest'],
          answers: ['denySubscriptions'],
          page: 'bedrockModelAccess',
        },
      }),
    ],
    leaves: [
      'Products that the account is subscribed to already.',
      'Models without a subscription: those in SageMaker JumpStart from public sources, and weights from the internet.',
    ],
  });
}

/** https://docs.aws.amazon.com/bedrock/latest/APIReference/API_agent-runtime_AgenticRetrieveStream.html, kb-managed-prereqs.html */
function denyManagedModels(checked: CheckedAnswers): PolicyPlan {
  return scp(checked, {
    id: 'deny-managed-models',
    does: 'deny features that choose a model',
    suffix: 'ManagedModels',
    statements: [
      deny({
        sid: 'DenyManagedModels',
        actions: [
          'bedrock:AgenticRetrieveStream',
          'bedrock:GenerateQuery',
          'bedrock:InvokeBlueprintOptimizationAsync',
          'bedrock:InvokeBlueprintRecommendationAsync',
          'bedrock:InvokeBuilder',
          'bedrock:InvokeDataAutomation',
          'bedrock:InvokeDataAutomationAsync',
          'bedrock:OptimizePrompt',
          'bedrock:StartAutomatedReasoningPolicyBuildWorkflow',
          // Built-in evaluators, on request and for each session of an agent.
          // https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/evaluations-prerequisites.html
          'bedrock-agentcore:CreateOnlineEvaluationConfig',
          'bedrock-agentcore:Evaluate',
          'bedrock-agentcore:StartBatchEvaluation',
          'bedrock-agentcore:StartMemoryExtractionJob',
          'bedrock-agentcore:StartPolicyGeneration',
          'bedrock-agentcore:StartRecommendation',
          'bedrock-agentcore:UpdateOnlineEvaluationConfig',
          'nova-act:CreateWorkflowRun',
          'nova-act:InvokeActStep',
        ],
        resources: '*',
        why: {
          title: 'Denies features with a model of their own',
          text: 'AWS chooses and calls the model, so the caller needs no permission on it, and you did not approve it.',
          calls: ['AgenticRetrieveStream', 'InvokeDataAutomationAsync', 'OptimizePrompt', 'Evaluate'],
          answers: ['denyManagedModels'],
          page: 'scpBedrock',
          doubt:
            'AWS has no list of these features, and says for few of them whose model they call. With a model of your own, agentic retrieval and evaluators are denied too.',
        },
      }),
    ],
    leaves: [
      'Guardrails, which check text with models of their own: the other controls need them.',
      'Memory of AgentCore that is extracted as events arrive, online evaluations that run already, and embeddings of managed knowledge bases.',
      'Amazon Q, Kiro and other services outside Bedrock: Kiro offers DeepSeek models, and its users sign in without IAM.',
    ],
  });
}

type ControlField =
  | 'limitModels'
  | 'limitRegions'
  | 'requireGuardrail'
  | 'requireVpce'
  | 'denyNewModels'
  | 'denyServing'
  | 'noLongTermKeys'
  | 'protectControls'
  | 'denyAccelerators'
  | 'denyManagedModels'
  | 'denySubscriptions'
  | 'enforceBedrock'
  | 'keepWeights'
  | 'declareEc2'
  | 'endpointPolicies';

/**
 * Service control policies that are attached together. A target takes ten of them, others' included, so those of one
 * stage share documents: as few as their size allows.
 */
interface Stage {
  readonly id: string;
  readonly does: string;
  /** Of the name that the person gave. */
  readonly suffix: string;
}

/** Stops nothing that runs today. */
const NEW_ACCESS: Stage = {
  id: 'new-access',
  does: 'protect controls, deny new models and capacity',
  suffix: 'NewAccess',
};

/** Can stop callers. */
const CALLS: Stage = { id: 'model-calls', does: 'limit how models are called', suffix: 'Calls' };

/** A row without a stage gives other types of documents: they are not joined and exempt no roles. */
interface Control {
  /** The switch that asks for it. */
  readonly field: Extract<FieldId, ControlField>;
  readonly stage?: Stage;
  readonly policies: (checked: CheckedAnswers) => readonly PolicyPlan[];
}

const one =
  (policy: (checked: CheckedAnswers) => PolicyPlan): Control['policies'] =>
  (checked) => [policy(checked)];

const LONGEST_NAME = 128;

/** The policies of a set are named by what they do. */
export const nameInSet = (checked: CheckedAnswers, suffix: string): string =>
  `${checked.answer('policyName').slice(0, LONGEST_NAME - suffix.length)}${suffix}`;

const named =
  (policy: (checked: CheckedAnswers) => PolicyPlan, suffix: string): Control['policies'] =>
  (checked) => [{ ...policy(checked), name: nameInSet(checked, suffix) }];

/** The guardrails that the Amazon Bedrock policy of the set enforces, with the name of the policy that shares the first. */
export const enforcedGuardrails = (checked: CheckedAnswers) =>
  ({
    guardrails: policyGuardrails(checked),
    field: 'policyGuardrails',
    name: nameInSet(checked, '-sharing'),
  }) as const;

const CONTROLS: readonly Control[] = [
  { field: 'protectControls', stage: NEW_ACCESS, policies: one(protectControls) },
  { field: 'denyNewModels', stage: NEW_ACCESS, policies: one(denyNewModels) },
  { field: 'denyServing', stage: NEW_ACCESS, policies: one(denyServing) },
  { field: 'denyAccelerators', stage: NEW_ACCESS, policies: one(denyAccelerators) },
  { field: 'denySubscriptions', stage: NEW_ACCESS, policies: one(denySubscriptions) },
  { field: 'denyManagedModels', stage: CALLS, policies: one(denyManagedModels) },
  { field: 'noLongTermKeys', stage: CALLS, policies: one(noLongTermKeys) },
  { field: 'limitModels', stage: CALLS, policies: one(onlyApprovedModels) },
  { field: 'limitRegions', stage: CALLS, policies: one(onlyApprovedRegions) },
  {
    field: 'requireGuardrail',
    stage: CALLS,
    policies: one((checked) => requireGuardrail(checked, { ownModels: true })),
  },
  { field: 'requireVpce', stage: CALLS, policies: one(requireVpce) },
  { field: 'keepWeights', policies: named(weightsPerimeterPolicy, 'Weights') },
  {
    field: 'enforceBedrock',
    policies: (checked) => [
      ...guardrailPolicies(checked, enforcedGuardrails(checked)),
      bedrockPolicy(checked, nameInSet(checked, 'Bedrock')),
    ],
  },
  { field: 'declareEc2', policies: (checked) => [ec2Policy(checked, nameInSet(checked, 'Hosts'))] },
  { field: 'endpointPolicies', policies: endpointControls },
];

/** The controls that are on; the one on models where all are off, so that there is something to look at. */
export function controlsOn(checked: CheckedAnswers): ReadonlySet<ControlField> {
  const on = CONTROLS.map(({ field }) => field).filter((field) => checked.answer(field));
  return new Set(on.length > 0 ? on : ['limitModels']);
}

/** Those of a stage as one policy, which becomes a second document only where it is too long for one. */
function joined(
  checked: CheckedAnswers,
  stage: Stage,
  policies: readonly PolicyPlan[],
): readonly PolicyPlan[] {
  if (policies.length === 0) return [];
  return [
    scp(checked, {
      ...stage,
      statements: policies.flatMap(({ id, statements }) =>
        statements.map((statement) => ({ ...statement, part: id })),
      ),
      leaves: policies.flatMap(({ leaves = [] }) => leaves),
    }),
  ];
}

export function organizationControls(checked: CheckedAnswers): readonly PolicyPlan[] {
  const on = controlsOn(checked);
  const policiesOf = (stage?: Stage): readonly PolicyPlan[] =>
    CONTROLS.filter((control) => on.has(control.field) && control.stage === stage).flatMap(({ policies }) =>
      policies(checked),
    );
  return [
    ...[NEW_ACCESS, CALLS].flatMap((stage) => joined(checked, stage, policiesOf(stage))),
    ...policiesOf(),
  ];
}
