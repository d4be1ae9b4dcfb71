// Calls of an administrator under the service control policies of the kit.
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
import { governedPartition } from '#deepseek/answers/inputs/organization.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { MODELS, type Model } from '#iam/facts/models.ts';
import { allowed, denied, type Expectation } from '#iam/request/expectation.ts';
import type { Call, CallContext } from '#iam/request/call.ts';
import { exemptions } from './exempt-roles.ts';
import { otherRegion, arnOf } from './near-miss-arns.ts';

const MEMBER = '444455556666';
const ADMIN = 'SomeAdministrator';
export const INVOKE = 'bedrock:InvokeModel';

interface Governed {
  readonly partition: string;
  readonly context: CallContext;
}

/** A call of an administrator of a member account. */
export const byAdmin =
  ({ partition, context }: Governed) =>
  (says: string, action: string, resource: string, more: CallContext = {}): Call => ({
    label: says,
    principal: { caller: { kind: 'role-session', roleArn: `arn:${partition}:iam::${MEMBER}:role/${ADMIN}` } },
    action,
    resource,
    context: { ...context, ...more },
  });

export const rule = (call: Call, forbidden: boolean, difference: string): Expectation =>
  forbidden ? denied(call, { difference }) : allowed(call);

interface RegionInPartition {
  readonly partition: string;
  readonly region: string;
}

export const modelIn = ({ partition, region }: RegionInPartition, id: string): string =>
  arnOf({ partition }, 'bedrock', region, '', `foundation-model/${id}`);

export const ownIn = (
  { partition, region }: RegionInPartition,
  resource: string,
  service = 'bedrock',
): string => arnOf({ partition }, service, region, MEMBER, resource);

/** Each way to call a model: by its ARN, through its profile, on bedrock-mantle. */
export function waysTo(
  model: Model,
  place: RegionInPartition,
): readonly (readonly [string, string, CallContext])[] {
  return [
    [INVOKE, modelIn(place, model.runtimeId), {}],
    [`${INVOKE}WithResponseStream`, modelIn(place, model.runtimeId), {}],
    ...(model.profile ? [[INVOKE, ownIn(place, `inference-profile/${model.profile.id}`), {}] as const] : []),
    ...(model.mantleId === undefined
      ? []
      : [
          [
            'bedrock-mantle:CreateInference',
            ownIn(place, 'project/default', 'bedrock-mantle'),
            { 'bedrock-mantle:Model': model.mantleId },
          ] as const,
        ]),
  ];
}

/** A call of the first of the models that are denied. */
function deniedCall(
  call: ReturnType<typeof byAdmin>,
  place: RegionInPartition,
  [model]: readonly Model[],
): Call | undefined {
  return model && call(`Call ${model.name}`, INVOKE, modelIn(place, model.runtimeId));
}

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_bedrock.html */
export function denyDeepSeek(checked: CheckedAnswers): readonly Expectation[] {
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
