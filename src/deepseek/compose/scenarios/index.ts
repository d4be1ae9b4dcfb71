// Which composer serves which scenario: one row each. A scenario without a row does not compile.
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import type { ScenarioComposer } from '#deepseek/compose/plan.ts';
import { agents } from './agents.ts';
import { apiKeys } from './api-keys.ts';
import { invokeAppProfiles } from './app-profiles.ts';
import { discover } from './discovery.ts';
import { declarativeEc2 } from './declarative-ec2.ts';
import { enforceGuardrail } from './enforce-guardrail.ts';
import { evaluation } from './evaluation.ts';
import { flows } from './flows.ts';
import { appBoundaryPlan, approveModelsPlan, denyDeepSeekPlan, shareGuardrailPlan } from './govern.ts';
import { fineTuneOnSageMaker } from './fine-tune-sagemaker.ts';
import { hostOnEc2 } from './host-ec2.ts';
import { hostOnEcs } from './host-ecs.ts';
import { hostOnEks } from './host-eks.ts';
import { hostFromMarketplace } from './host-marketplace.ts';
import { hostOnSageMaker } from './host-sagemaker.ts';
import { hyperpod } from './hyperpod.ts';
import { importModel } from './import-model.ts';
import { invoke } from './invoke.ts';
import { invokeAgentCore } from './invoke-agentcore.ts';
import { invokeArns } from './invoke-arns.ts';
import { invokeImportedModels } from './invoke-imported.ts';
import { invokeMarketplaceEndpoints } from './invoke-marketplace.ts';
import { invokeR1 } from './invoke-r1.ts';
import { invokeSageMaker } from './invoke-sagemaker.ts';
import { invokePrompts } from './prompts.ts';
import { mantle } from './mantle.ts';
import { organizationPlan } from './organization.ts';
import { openSearch } from './opensearch.ts';
import { openSearchAccounts } from './opensearch-accounts.ts';
import { openSearchServerless } from './opensearch-serverless.ts';
import { batch } from './batch.ts';
import { downloadWeights } from './download-weights.ts';
import { quotas } from './quotas.ts';
import { readLogs } from './read-logs.ts';
import { endpointPolicy } from './endpoint-policy.ts';
import { logging } from './logging.ts';
import { uploadWeights } from './upload-weights.ts';
import { weightsPerimeter } from './weights-perimeter.ts';

export const COMPOSERS: Record<ScenarioId, ScenarioComposer> = {
  invoke,
  'invoke-r1': invokeR1,
  'invoke-imported': invokeImportedModels,
  'invoke-sagemaker': invokeSageMaker,
  'invoke-arns': invokeArns,
  'invoke-app-profiles': invokeAppProfiles,
  'invoke-agentcore': invokeAgentCore,
  mantle,
  'api-keys': apiKeys,
  'invoke-prompts': invokePrompts,
  discover,
  agents,
  flows,
  evaluation,
  import: importModel,
  'fine-tune-sagemaker': fineTuneOnSageMaker,
  hyperpod,
  'upload-weights': uploadWeights,
  'download-weights': downloadWeights,
  batch,
  logging,
  'endpoint-policy': endpointPolicy,
  'host-sagemaker': hostOnSageMaker,
  'host-marketplace': hostFromMarketplace,
  'host-ec2': hostOnEc2,
  'host-ecs': hostOnEcs,
  'host-eks': hostOnEks,
  'invoke-marketplace': invokeMarketplaceEndpoints,
  opensearch: openSearch,
  'opensearch-serverless': openSearchServerless,
  'opensearch-accounts': openSearchAccounts,
  'deny-deepseek': denyDeepSeekPlan,
  'approve-models': approveModelsPlan,
  organization: organizationPlan,
  'app-boundary': appBoundaryPlan,
  'share-guardrail': shareGuardrailPlan,
  'read-logs': readLogs,
  quotas,
  'declarative-ec2': declarativeEc2,
  'enforce-guardrail': enforceGuardrail,
  'weights-perimeter': weightsPerimeter,
};
