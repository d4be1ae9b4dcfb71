// Calls of models on the bedrock-runtime endpoint, one group for each way to name a model.
// https://docs.aws.amazon.com/bedrock/latest/userguide/inference-prereq.html
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { findModel, type Model } from '#deepseek/facts/models.ts';
import { parseArn } from '#iam/policy/arn.ts';
import { allowed, denied, type Expectation } from '#iam/request/expectation.ts';
import type { Call, CallContext } from '#iam/request/call.ts';
import {
  guardrailContext,
  guardrailMisses,
  networkContext,
  networkMisses,
  tierExpectations,
} from './limits.ts';
import {
  arnOf,
  around,
  inOtherAccount,
  inOtherRegion,
  misses,
  renamed,
  withKey,
  withoutKeys,
  type Near,
} from './near-misses.ts';

const INVOKE = 'bedrock:InvokeModel';
const STREAM = 'bedrock:InvokeModelWithResponseStream';

interface ModelCall {
  readonly role: string;
  readonly says: string;
  readonly resource: string;
  readonly streaming: boolean;
  /** Whether a call of such a resource can name a guardrail. */
  readonly guarded?: boolean;
  /** Checked by AWS within another call, which says from where it came. */
  readonly within?: CallContext;
}

/** The call with all that the switches ask for, the streamed one, and each near miss of a switch. */
export function callExpectations(checked: CheckedAnswers, parts: ModelCall): readonly Expectation[] {
  const { role, says, resource, streaming, guarded = true, within } = parts;
  const profile = within?.['bedrock:InferenceProfileArn'];
  // Models behind a profile are called from where the profile is.
  const { region = '' } = parseArn(typeof profile === 'string' ? profile : resource) ?? {};
  const call: Call = {
    label: says,
    principal: { role },
    action: INVOKE,
    resource,
    context: {
      // AWS does not say that a network key is kept within another call.
      ...(within ? {} : networkContext(checked)),
      ...(guarded ? guardrailContext(checked, region) : {}),
      ...within,
    },
  };
  const streamed: Call = { ...call, label: `${says}, streamed`, action: STREAM };
  return [
    allowed(call),
    streaming ? allowed(streamed) : denied(streamed, { difference: 'streamed' }),
    // Jobs take models, not what stands for one, and their requests have none of the keys of a call.
    ...(resource.includes(':foundation-model/')
      ? [denied(call, { difference: 'in a batch', action: 'bedrock:CreateModelInvocationJob', context: {} })]
      : []),
    ...(within ? [] : networkMisses(checked, call)),
    ...(guarded ? guardrailMisses(checked, call) : []),
    ...(within ? [] : tierExpectations(checked, call, 'bedrock:ServiceTier')),
  ];
}

/** The near misses of the first of several calls. */
export const missesOfFirst = (
  [call]: readonly Expectation[],
  near: readonly (Near | false)[],
): readonly Expectation[] => (call ? misses(call, near) : []);

export interface CallStyle {
  readonly role: string;
  readonly streaming: boolean;
}

const modelArn = (partition: string, region: string, id: string): string =>
  arnOf({ partition }, 'bedrock', region, '', `foundation-model/${id}`);

/** A model that is called in its Region: there, not elsewhere, and no other model. */
function inRegionCalls(checked: CheckedAnswers, model: Model, style: CallStyle): readonly Expectation[] {
  const { partition, regions } = checked.view.home;
  const offered = regions.filter((region) => model.regions.includes(region));
  const expectations = offered.flatMap((region) =>
    callExpectations(checked, {
      ...style,
      says: `Converse with ${model.name} in ${region}`,
      resource: modelArn(partition, region, model.runtimeId),
    }),
  );
  const [first = ''] = offered;
  return [
    ...expectations,
    ...missesOfFirst(expectations, [
      inOtherRegion(checked.view.home),
      { difference: 'another model', resource: modelArn(partition, first, 'amazon.nova-lite-v1:0') },
      renamed('a model that does not exist yet', '-next'),
    ]),
  ];
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles.html */
export function profileCalls(
  checked: CheckedAnswers,
  model: Model,
  profile: string,
  style: CallStyle,
): readonly Expectation[] {
  const { partition } = checked.view.home;
  const region = profile.split(':')[3] ?? '';
  const says = `Converse with ${model.name} through ${profile.slice(profile.lastIndexOf('/') + 1)} from ${region}`;
  const outer = callExpectations(checked, { ...style, says, resource: profile });
  const behind = (model.profile?.destinationRegions ?? [region]).flatMap((served) =>
    callExpectations(checked, {
      ...style,
      says: `${says}, served in ${served}`,
      resource: modelArn(partition, served, model.runtimeId),
      within: { 'bedrock:InferenceProfileArn': profile },
    }),
  );
  const key = 'bedrock:InferenceProfileArn';
  return [
    ...outer,
    ...behind,
    ...missesOfFirst(outer, [inOtherAccount('a profile of another account')]),
    ...missesOfFirst(behind, [
      withoutKeys('not through the profile', key),
      renamed('another model through the profile', '-next'),
      withKey('through another profile', key, `${profile}-other`),
    ]),
  ];
}

/** Models by their ids, each as Bedrock serves it from the chosen Regions. */
export function servedCalls(
  checked: CheckedAnswers,
  ids: readonly string[],
  style: CallStyle,
): readonly Expectation[] {
  const { home } = checked.view;
  return ids.flatMap((id) => {
    const model = findModel(id);
    if (!model?.profile) return model ? inRegionCalls(checked, model, style) : [];
    const { id: name, sourceRegions } = model.profile;
    return home.regions
      .filter((region) => sourceRegions.includes(region))
      .flatMap((region) =>
        profileCalls(
          checked,
          model,
          arnOf(home, 'bedrock', region, home.account, `inference-profile/${name}`),
          style,
        ),
      );
  });
}

/** Reading what a call names by its ARN, which AWS's prerequisites list as required, and not its neighbor. */
export function readExpectations(
  role: string,
  action: string,
  arns: readonly string[],
): readonly Expectation[] {
  return [...new Set(arns)].flatMap((resource) => {
    const name = resource.slice(resource.lastIndexOf('/') + 1);
    const call: Call = { label: `Read ${name}`, principal: { role }, action, resource, context: {} };
    return around(call, [renamed('its neighbor', 'zz')]);
  });
}

/** The system profiles that allowed calls go through. */
export const profilesOf = (expectations: readonly Expectation[]): readonly string[] => [
  ...new Set(
    expectations
      .filter(({ expect }) => expect === 'allowed')
      .map(({ resource }) => resource)
      .filter((arn) => arn.includes(':inference-profile/')),
  ),
];
