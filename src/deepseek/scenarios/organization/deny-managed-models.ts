// The SCP on features that call a model of AWS's choice: no statement about models applies to them.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { deny } from '#deepseek/compose/grant.ts';
import type { PolicyPlan } from '#deepseek/compose/plan.ts';
import { scp } from '#deepseek/shared/governance/scp.ts';

/** https://docs.aws.amazon.com/bedrock/latest/APIReference/API_agent-runtime_AgenticRetrieveStream.html, kb-managed-prereqs.html */
export function denyManagedModels(checked: CheckedAnswers): PolicyPlan {
  return scp(checked, {
    id: 'deny-managed-models',
    does: 'deny features that choose a model',
    suffix: 'ManagedModels',
    grants: [
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
          'bedrock-agentcore:Evaluate',
          'bedrock-agentcore:StartBatchEvaluation',
          'bedrock-agentcore:StartMemoryExtractionJob',
          'bedrock-agentcore:StartPolicyGeneration',
          'bedrock-agentcore:StartRecommendation',
          'nova-act:CreateWorkflowRun',
          'nova-act:InvokeActStep',
        ],
        resources: '*',
        why: {
          title: 'Denies features with a model of their own',
          text: 'AWS chooses and calls the model, so the caller needs no permission on it. Text sent to these features reaches a model that you did not approve.',
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
      'Memory of AgentCore that is extracted as events arrive, and embeddings of managed knowledge bases.',
      'Amazon Q, Kiro and other services outside Bedrock: Kiro offers DeepSeek models, and its users sign in without IAM.',
    ],
  });
}
