// Building blocks for calling models on the bedrock-runtime endpoint.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import { findModel, type InferenceProfile, type Model } from '#deepseek/facts/models.ts';
import { allow, oneOrMany, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';

/** Words that differ between an app and a connector. */
export interface InvokeStyle {
  /** Begins the Sid: "Invoke" or "ConnectorInvokes". */
  readonly verb: string;
  readonly streaming: boolean;
  readonly answers: readonly FieldId[];
}

export function appStyle(checked: CheckedAnswers, answers: readonly FieldId[]): InvokeStyle {
  return { verb: 'Invoke', streaming: checked.answer('streaming'), answers: [...answers, 'streaming'] };
}

export function connectorStyle(answers: readonly FieldId[]): InvokeStyle {
  return { verb: 'ConnectorInvokes', streaming: false, answers };
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/inference-prereq.html */
export function invokeActions(streaming: boolean): readonly string[] {
  return streaming
    ? ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream']
    : ['bedrock:InvokeModel'];
}

export function invokeCalls(streaming: boolean): readonly string[] {
  return streaming
    ? ['InvokeModel', 'Converse', 'InvokeModelWithResponseStream', 'ConverseStream']
    : ['InvokeModel', 'Converse'];
}

export function modelArn(partition: string, region: string, model: Model): string {
  return `arn:${partition}:bedrock:${region}::foundation-model/${model.runtimeId}`;
}

/** A model called in-Region: one foundation-model ARN per Region that offers it. */
export function invokeInRegion(model: Model, arns: readonly string[], style: InvokeStyle): PlannedStatement {
  return allow({
    sid: `${style.verb}DeepSeek${model.shortName}`,
    actions: invokeActions(style.streaming),
    resources: arns,
    why: {
      title: `Calls ${model.name}`,
      text: 'AWS owns the model, so its ARN does not have an account. One ARN for each Region: a wildcard would also allow models that do not exist yet.',
      calls: invokeCalls(style.streaming),
      answers: style.answers,
      page: model.page,
    },
  });
}

/** A model called through its geographic profile: the profile, and the model in every Region that may serve the call. */
export function invokeThroughProfile(
  model: Model,
  profileArns: readonly string[],
  partition: string,
  style: InvokeStyle,
): readonly PlannedStatement[] {
  const profile = model.profile as InferenceProfile;
  const actions = invokeActions(style.streaming);
  const calls = invokeCalls(style.streaming);
  return [
    allow({
      sid: `${style.verb}${model.shortName}UsProfile`,
      actions,
      resources: profileArns,
      why: {
        title: `Calls ${model.name} through ${profile.id}`,
        text: `${model.name} cannot be called directly in a Region. The profile ARN has your account and the Region the call starts from.`,
        calls,
        answers: style.answers,
        page: model.page,
      },
    }),
    allow({
      sid: `${style.verb}${model.shortName}ModelViaProfileOnly`,
      actions,
      resources: profile.destinationRegions.map((region) => modelArn(partition, region, model)),
      condition: { ArnEquals: { 'bedrock:InferenceProfileArn': oneOrMany(profileArns) } },
      why: {
        title: 'The Regions that can serve the call',
        text: 'AWS also checks the model ARN in the Region it routes to, which can be any of these. The condition allows the models only through the profile.',
        calls,
        answers: style.answers,
        page: 'bedrockProfiles',
      },
    }),
  ];
}

/** Who reads what a call names, and what is open about it. */
interface ReadWords {
  readonly answers: readonly FieldId[];
  readonly doubt: string;
}

/** For a caller without a switch: AWS's prerequisites list these reads as required, so they are there. */
export const REQUIRED_READ =
  'AWS’s inference prerequisites list it as required; other pages and samples leave it out.';

/** Reads the profile itself. */
export function readProfile(
  model: Model,
  profileArns: readonly string[],
  words: ReadWords = {
    answers: ['readProfile', 'regions', 'account'],
    doubt:
      'AWS’s pages disagree on whether this is needed. Turn it off if your app does not read the profile.',
  },
): PlannedStatement {
  return allow({
    sid: `Read${model.shortName}UsProfile`,
    actions: 'bedrock:GetInferenceProfile',
    resources: profileArns,
    why: {
      title: 'Reads the profile',
      text: 'AWS’s inference prerequisites list it as required.',
      page: 'bedrockInference',
      ...words,
    },
  });
}

/** Reads application inference profiles. */
export const readAppProfiles = (arns: readonly string[], answers: readonly FieldId[]): PlannedStatement =>
  allow({
    sid: 'ReadAppProfiles',
    actions: 'bedrock:GetInferenceProfile',
    resources: arns,
    why: {
      title: 'Reads the profiles',
      text: 'AWS’s inference prerequisites list it as required.',
      answers,
      page: 'bedrockInference',
      doubt:
        'AWS’s pages disagree on whether this is needed. Turn it off if your app does not read the profiles.',
    },
  });

/** The system profile that the profiles can be copies of, in their accounts and Regions. */
export const systemProfiles = (arns: readonly string[], { profile }: Model): readonly string[] =>
  profile === undefined
    ? []
    : [
        ...new Set(
          arns.map((arn) =>
            arn.replace(/:application-inference-profile\/.*$/, `:inference-profile/${profile.id}`),
          ),
        ),
      ];

/**
 * Application inference profiles of one Region, and the models behind them. `systemArns` are those of the profile they
 * were copied from, where it may be called as well. The condition names it in any case: AWS does not say which of the two
 * the key holds, and without a permission on the profile itself nobody calls it.
 */
export function invokeThroughAppProfiles(
  arns: readonly string[],
  place: { readonly partition: string; readonly region: string },
  models: readonly Model[],
  style: InvokeStyle,
  systemArns: readonly string[] = [],
): readonly PlannedStatement[] {
  const actions = invokeActions(style.streaming);
  const calls = invokeCalls(style.streaming);
  const profiles = allow({
    sid: systemArns.length > 0 ? `${style.verb}AppAndSystemProfile` : `${style.verb}AppProfile`,
    actions,
    resources: [...arns, ...systemArns],
    why: {
      title: 'Calls through application inference profiles',
      text: 'inference-profile/* does not cover them, because they are a separate resource type. They do not work with the Chat Completions API.',
      calls,
      answers: style.answers,
      page: 'bedrockProfilePermissions',
    },
  });
  const behind = models.map((model) =>
    allow({
      sid: `${style.verb}${model.shortName}ModelViaAppProfile`,
      actions,
      resources: (model.profile?.destinationRegions ?? [place.region]).map((region) =>
        modelArn(place.partition, region, model),
      ),
      condition: {
        ArnEquals: {
          'bedrock:InferenceProfileArn': oneOrMany([...arns, ...systemProfiles(arns, model)]),
        },
      },
      why: {
        title: `${model.name} behind the profile`,
        text: 'AWS checks the model as well as the profile. The condition allows the model only through these profiles.',
        calls,
        answers: [...style.answers, 'profileModels'],
        page: 'bedrockProfilePermissions',
        doubt: model.profile
          ? 'AWS does not say which ARN the key has for a copied profile, so both are here.'
          : 'AWS does not document the key’s value for these profiles. That it is their own ARN is inferred.',
      },
    }),
  );
  return [profiles, ...behind];
}

/** Imported models: the opaque ARN is all they need. */
export function invokeImported(arns: readonly string[], style: InvokeStyle): PlannedStatement {
  return allow({
    sid: style.verb === 'Invoke' ? 'InvokeImportedDistill' : `${style.verb}Distill`,
    actions: invokeActions(style.streaming),
    resources: arns,
    why: {
      title: 'Calls the imported model',
      text: 'An imported model has its own ARN in your account, without the DeepSeek name.',
      calls: invokeCalls(style.streaming),
      answers: style.answers,
      page: 'bedrockInference',
    },
  });
}

export function readImported(
  arns: readonly string[],
  words: ReadWords = {
    answers: ['readImported', 'importedModels'],
    doubt: 'Other AWS samples allow only the call. Turn it off if your app does not read the model.',
  },
): PlannedStatement {
  return allow({
    sid: 'ReadImportedDistill',
    actions: 'bedrock:GetImportedModel',
    resources: arns,
    why: {
      title: 'Reads the imported model',
      text: 'AWS’s inference prerequisites list it as required.',
      page: 'bedrockInference',
      ...words,
    },
  });
}

export const r1 = (): Model => findModel('r1')!;
