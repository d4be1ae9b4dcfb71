// What calling, deploying or profiling a model leads to: its profile, its endpoint, the job.
import { denialOf, type Denial } from '#deepseek/denials/denial.ts';
import { parseArn } from '#iam/policy/arn.ts';
import { modelByRuntimeId } from '#deepseek/facts/models.ts';
import type { Clues } from './clues.ts';
import { modelFix } from './model-fix.ts';
import { allow, placeOf, type NextCalls } from './next-of-calls.ts';

/** A batch job is checked on the model, and on the job. */
export function jobItself(denial: Denial, clues: Clues): NextCalls | undefined {
  const { partition, region, account } = placeOf(denial, clues);
  if (region === undefined || account === undefined || denial.resource?.includes(':model-invocation-job/'))
    return undefined;
  return {
    why: 'The same call is checked on the job, too.',
    statements: [
      allow(
        'CreateJob',
        'bedrock:CreateModelInvocationJob',
        `arn:${partition}:bedrock:${region}:${account}:model-invocation-job/*`,
      ),
    ],
  };
}

/** Bedrock calls the endpoint of a Marketplace model for the caller. https://docs.aws.amazon.com/bedrock/latest/userguide/amazon-bedrock-marketplace.html */
export function endpointBehind({ resource = '' }: Denial, { text }: Clues): NextCalls | undefined {
  if (!resource.includes(':marketplace/model-endpoint/')) return undefined;
  const [endpoint] = text.match(/\barn:aws[\w-]*:sagemaker:[\w-]+:\d{12}:endpoint\/[\w-]+/) ?? [];
  const why =
    'Bedrock then calls the endpoint in SageMaker as the caller; bedrock:InvokeModel on the endpoint’s ARN allows nothing.';
  if (endpoint === undefined) return { why: `${why} Allow sagemaker:InvokeEndpoint on it.`, statements: [] };
  const through = { Condition: { StringEquals: { 'aws:CalledViaLast': 'bedrock.amazonaws.com' } } };
  return {
    why,
    statements: [{ ...allow('InvokeBehindBedrock', 'sagemaker:InvokeEndpoint', endpoint), ...through }],
  };
}

/** A model that the text has answer from what was retrieved. */
export function answeringModel(denial: Denial, clues: Clues): NextCalls | undefined {
  const [model, ...more] = clues.models;
  const isSaid =
    /\b(?:converse\w*|invoke_?model\w*|answer\w*|generat\w*)\b/i.test(clues.text) &&
    !/\b(?:no longer|before|earlier|formerly|instead of|used to|old)\b/i.test(clues.text);
  if (!model || more.length > 0 || !isSaid) return undefined;
  const { account, region } = placeOf(denial, clues);
  const call = denialOf({ action: 'bedrock:InvokeModel', model: model.runtimeId, account, region });
  return {
    why: `The text names ${model.name} for the answer: Converse is checked as bedrock:InvokeModel on it.`,
    statements: modelFix(call)?.statements ?? [],
  };
}

/** A key lets its bearer call; what it calls is checked next. https://docs.aws.amazon.com/bedrock/latest/userguide/bedrock-mantle.html */
export function inferenceOnMantle(denial: Denial, clues: Clues): NextCalls {
  const { partition, region, account } = placeOf(denial, clues);
  const why =
    'The call itself is checked next: bedrock-mantle:CreateInference on the project, which is project/default where the client names none. On bedrock-runtime the same key takes bedrock:CallWithBearerToken and bedrock:InvokeModel instead: one of the two endpoints is enough.';
  const [model, ...more] = clues.models;
  if (region === undefined || account === undefined) return { why, statements: [] };
  const name = /\bproj_[a-z0-9]{6,40}\b/.exec(clues.text)?.[0] ?? 'default';
  const project = `arn:${partition}:bedrock-mantle:${region}:${account}:project/${name}`;
  const statement = allow('CallOnMantle', 'bedrock-mantle:CreateInference', project);
  // The endpoint has IDs of its own.
  const id = more.length === 0 ? model?.mantleId : undefined;
  const condition = id !== undefined && { Condition: { StringEquals: { 'bedrock-mantle:Model': id } } };
  return { why, statements: [{ ...statement, ...condition }] };
}

/** An application inference profile routes to the model that it was made from. */
export function modelOfProfile(denial: Denial, { models }: Clues): NextCalls | undefined {
  const { action = '', resource = '' } = denial;
  const arn = parseArn(resource);
  if (!arn?.resource.startsWith('application-inference-profile/')) return undefined;
  const why = 'The profile calls its model, which the role needs too.';
  const on = models.flatMap(({ runtimeId, regions, profile }) =>
    (regions.length > 0 || profile === undefined ? [arn.region] : profile.destinationRegions).map(
      (region) => `arn:${arn.partition}:bedrock:${region}::foundation-model/${runtimeId}`,
    ),
  );
  return on.length === 0
    ? { why: `${why} See which: aws bedrock get-inference-profile.`, statements: [] }
    : { why, statements: [allow('CallItsModel', action, on)] };
}

/**
 * A cross-Region profile of a model that is none of DeepSeek’s: the model wherever the profile routes to, through it only.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-prereq.html
 */
export function modelOfRoutes({ action = '', resource = '' }: Denial): NextCalls | undefined {
  const [, partition, id] =
    /^arn:(aws[\w-]*):bedrock:[\w-]+:\d{12}:inference-profile\/(?:[a-z]{2,6}|us-gov)\.([\w.:-]+)$/.exec(
      resource,
    ) ?? [];
  if (id === undefined || modelByRuntimeId(id)) return undefined;
  return {
    why: 'The profile calls its model in each Region that it routes to.',
    statements: [
      {
        ...allow('CallItsModel', action, `arn:${partition}:bedrock:*::foundation-model/${id}`),
        Condition: { ArnEquals: { 'bedrock:InferenceProfileArn': resource } },
      },
    ],
  };
}

/** An application inference profile is made from a profile or a model, on which the call is checked too. */
export function profileSource(_denial: Denial, { text }: Clues): NextCalls | undefined {
  const sources = [
    ...new Set(
      text.match(/arn:aws[\w-]*:bedrock:[\w-]+:\d*:(?:inference-profile|foundation-model)\/[\w.:-]*\w/g) ??
        [],
    ),
  ];
  return sources.length === 0
    ? undefined
    : {
        why: 'The call is checked on what the profile is made from too.',
        statements: [allow('FromThis', 'bedrock:CreateInferenceProfile', sources)],
      };
}
