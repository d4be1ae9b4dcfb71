// Calls of an administrator under the service control policies of the kit.
import { governedPartition } from '#deepseek/answers/inputs/organization.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { MODELS, type Model } from '#deepseek/facts/models.ts';
import { allowed, type Expectation } from '#iam/request/expectation.ts';
import type { Call } from '#iam/request/call.ts';
import { exemptions } from '#deepseek/expectations/exempt-roles.ts';
import { otherRegion } from '#deepseek/expectations/near-misses.ts';
import {
  INVOKE,
  byAdmin,
  rule,
  type RegionInPartition,
  modelIn,
  ownIn,
  waysTo,
} from '#deepseek/shared/checks/govern.ts';

/** A call of the first of the models that are denied. */
function deniedCall(
  call: ReturnType<typeof byAdmin>,
  place: RegionInPartition,
  [model]: readonly Model[],
): Call | undefined {
  return model && call(`Call ${model.name}`, INVOKE, modelIn(place, model.runtimeId));
}

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_bedrock.html */
export function checks(checked: CheckedAnswers): readonly Expectation[] {
  const partition = governedPartition(checked.view);
  const place = { partition, region: otherRegion(partition, []) ?? 'us-east-1' };
  const call = byAdmin({ partition, context: {} });
  const all = checked.answer('denyScope') === 'all';
  const chosen = checked.answer('deniedModels');
  const doors = checked.answer('sideDoors');
  const serving = checked.answer('denyServing');
  const endpoint = ownIn(place, 'endpoint/x', 'sagemaker');
  return [
    ...MODELS.flatMap((model) =>
      waysTo(model, place).map(([action, resource, context]) =>
        rule(
          call(`Call ${model.name}`, action, resource, context),
          all || chosen.includes(model.id),
          'DeepSeek',
        ),
      ),
    ),
    rule(call('Call a later DeepSeek', INVOKE, modelIn(place, 'deepseek.v9')), all, 'DeepSeek'),
    allowed(call('Call another vendor', INVOKE, modelIn(place, 'amazon.nova-lite-v1:0'))),
    allowed(
      call(
        'Chat with another vendor',
        'bedrock-mantle:CreateInference',
        ownIn(place, 'project/default', 'bedrock-mantle'),
        {
          'bedrock-mantle:Model': 'openai.gpt-oss-120b',
        },
      ),
    ),
    allowed(call('Read an object', 's3:GetObject', `arn:${partition}:s3:::acme-models/x`)),
    rule(call('Import weights', 'bedrock:CreateModelImportJob', '*'), doors, 'other ways to run weights'),
    rule(
      call('Call imported weights', INVOKE, ownIn(place, 'imported-model/abcdefghijkl')),
      doors,
      'other ways to run weights',
    ),
    rule(
      call('Call Bedrock Marketplace', INVOKE, ownIn(place, 'marketplace/model-endpoint/all-access')),
      doors,
      'other ways to run weights',
    ),
    rule(
      call('Create an endpoint', 'sagemaker:CreateEndpoint', endpoint),
      serving,
      'new serving on SageMaker',
    ),
    allowed(call('Call an endpoint', 'sagemaker:InvokeEndpoint', endpoint)),
    allowed(call('Delete an endpoint', 'sagemaker:DeleteEndpoint', endpoint)),
    ...exemptions(
      checked,
      deniedCall(call, place, all ? MODELS : MODELS.filter(({ id }) => chosen.includes(id))),
    ),
  ];
}
