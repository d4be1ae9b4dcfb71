// Calls of an administrator under the service control policies of the kit.
import { type Model } from '#deepseek/facts/models.ts';
import { allowed, denied, type Expectation } from '#iam/request/expectation.ts';
import type { Call, CallContext } from '#iam/request/call.ts';
import { arnOf } from '#deepseek/expectations/near-misses.ts';

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

export interface RegionInPartition {
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
