// What each scenario expects of its documents: one row each. A scenario without a row does not compile.
import type { Answers } from '#deepseek/answers/answers.ts';
import { readAnswers, type CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { deployerEntity } from '#deepseek/answers/deployer.ts';
import { hasRole } from '#deepseek/answers/answers-view.ts';
import '#deepseek/answers/register-all.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { groupBy } from '#iam/collections/group-by.ts';
import { hasDeployerPolicy } from '#deepseek/compose/blocks/host-deployer.ts';
import { planTasks } from '#deepseek/compose/stages/plan-tasks.ts';
import { quotas, readLogs } from './audit.ts';
import { appBoundary, shareGuardrail } from './boundary.ts';
import * as call from './invoke.ts';
import { discover } from './discover.ts';
import { approveModels } from './approve.ts';
import { deployerExpectations } from './deployer.ts';
import { denyDeepSeek } from './govern.ts';
import * as endpoints from './sagemaker-endpoints.ts';
import { invokeAgentCore } from './agentcore.ts';
import { evaluation } from './evaluation.ts';
import { fineTuneOnSageMaker } from './fine-tune.ts';
import { hyperpod } from './hyperpod.ts';
import * as host from './host.ts';
import { hostOnEcs } from './host-ecs.ts';
import { hostOnEks } from './host-eks.ts';
import { hostFromMarketplace } from './host-marketplace.ts';
import type { Expectation } from '#iam/request/expectation.ts';
import * as jobs from './agents-and-flows.ts';
import { batch, importModel } from './import-and-batch.ts';
import { endpointPolicy } from './endpoint-policy.ts';
import { logging } from './logging.ts';
import { organization } from './organization.ts';
import * as search from './opensearch.ts';
import * as served from './mantle-keys-prompts.ts';
import { withMatchedTags } from './match-tags.ts';
import * as weights from './weights.ts';
import { declarativeEc2 } from './declarative-ec2.ts';
import { enforceGuardrail } from './enforce-guardrail.ts';
import { weightsPerimeter } from './weights-perimeter.ts';
import { sessionExpectations } from './sessions.ts';
import { nobodyElse } from './nobody-else.ts';
import { trustExpectations } from './trust.ts';
import { entityExpectations } from './entity-extras.ts';

export type { Expectation } from '#iam/request/expectation.ts';

export const EXPECTATIONS: Record<ScenarioId, (checked: CheckedAnswers) => readonly Expectation[]> = {
  invoke: call.invoke,
  'invoke-r1': call.invokeR1,
  'invoke-imported': call.invokeImported,
  'invoke-sagemaker': endpoints.invokeSageMaker,
  'invoke-arns': call.invokeArns,
  'invoke-app-profiles': call.invokeAppProfiles,
  'invoke-agentcore': invokeAgentCore,
  'invoke-marketplace': endpoints.invokeMarketplace,
  mantle: served.mantle,
  'api-keys': served.apiKeys,
  'invoke-prompts': served.invokePrompts,
  discover,
  agents: jobs.agents,
  flows: jobs.flows,
  evaluation,
  import: importModel,
  batch,
  'upload-weights': weights.uploadWeights,
  'download-weights': weights.downloadWeights,
  'fine-tune-sagemaker': fineTuneOnSageMaker,
  hyperpod,
  logging,
  'endpoint-policy': endpointPolicy,
  'host-sagemaker': host.hostOnSageMaker,
  'host-marketplace': hostFromMarketplace,
  'host-ec2': host.hostOnEc2,
  'host-ecs': hostOnEcs,
  'host-eks': hostOnEks,
  opensearch: search.openSearch,
  'opensearch-serverless': search.openSearchServerless,
  'opensearch-accounts': search.openSearchAccounts,
  'deny-deepseek': denyDeepSeek,
  'approve-models': approveModels,
  organization,
  'app-boundary': appBoundary,
  'share-guardrail': shareGuardrail,
  'read-logs': readLogs,
  quotas,
  'declarative-ec2': declarativeEc2,
  'enforce-guardrail': enforceGuardrail,
  'weights-perimeter': weightsPerimeter,
};

interface TaskExpectation {
  readonly task: number;
  readonly expectation: Expectation;
}

/** Whether `other` allows the same call as a near miss: the principal is the same and the near miss sends all of its context. */
const permits = (other: TaskExpectation, miss: TaskExpectation): boolean =>
  (other.task !== miss.task || other.expectation.label !== miss.expectation.label) &&
  JSON.stringify(other.expectation.principal) === JSON.stringify(miss.expectation.principal) &&
  Object.entries(other.expectation.context).every(
    ([key, value]) => String(miss.expectation.context[key]) === String(value),
  );

const callIn = ({ expectation }: TaskExpectation): string => `${expectation.action} ${expectation.resource}`;

/** Drops near misses that another call allows, such as a call of another task of the role. */
function consistent(tasks: readonly (readonly Expectation[])[]): readonly Expectation[] {
  const all = tasks.flatMap((expectations, task) =>
    expectations.map((expectation): TaskExpectation => ({ task, expectation })),
  );
  const calls = groupBy(
    all.filter(({ expectation }) => expectation.expect === 'allowed'),
    callIn,
  );
  return all
    .filter(
      (entry) =>
        entry.expectation.expect === 'allowed' ||
        !calls.get(callIn(entry))?.some((other) => permits(other, entry)),
    )
    .map(({ expectation }) => expectation);
}

/** Whether the kit has a role for the deployer: not where everything to deploy to is in other accounts. */
const hasDeployerRole = (task: CheckedAnswers): boolean =>
  deployerEntity(task.view) !== undefined &&
  (task.view.scenario.id !== 'host-eks' || hasDeployerPolicy(task));

/** The calls that the kit of these answers must allow and must deny, each once. */
export function expectationsOf(answers: Answers): readonly Expectation[] {
  const checked = readAnswers(answers);
  const { checkedTasks } = planTasks(checked);
  const tasks = checkedTasks.map((task) =>
    withMatchedTags(checked, EXPECTATIONS[task.view.scenario.id as ScenarioId](task)),
  );
  // A task that is offered in none of the Regions has no deployer either.
  const isDeployed = checkedTasks.some(hasDeployerRole);
  const own = consistent(tasks);
  const all = [
    ...own,
    ...sessionExpectations(checked, own),
    ...(isDeployed ? deployerExpectations(checked) : []),
    ...(hasRole(checked.view)
      ? [...trustExpectations(checked), nobodyElse(checked), ...entityExpectations(checked)]
      : []),
  ];
  return [...new Map(all.map((expectation) => [expectation.id, expectation])).values()];
}
