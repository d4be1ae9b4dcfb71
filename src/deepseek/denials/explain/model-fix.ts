// What lets a role call the model that it was refused: the statements of the kit that is made for that call, and the
// change of the code where the model does not answer to what was called.
import { setAnswer, type Answers } from '#deepseek/answers/answers.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { isCreated } from '#deepseek/compose/role-kit.ts';
import type { Denial } from '#deepseek/denials/denial.ts';
import type { CodeChange } from './code-change.ts';
import { expectationsOf } from '#deepseek/expectations/index.ts';
import { MODELS, modelByRuntimeId, type Model } from '#deepseek/facts/models.ts';
import { parseArn } from '#iam/policy/arn.ts';
import { toArray, type Statement } from '#iam/policy/policy.ts';
import type { Call } from '#iam/request/call.ts';
import { joinOr } from '#iam/text/words.ts';

export interface ModelFix {
  readonly answers: Answers;
  /** Empty if nobody knows the account that they must name. */
  readonly statements: readonly Statement[];
  readonly calls: readonly Pick<Call, 'action' | 'resource' | 'context'>[];
  readonly changes: readonly CodeChange[];
  /** Why the statements are for more Regions than the message names: the profile may have routed the call there. */
  readonly routed: string | undefined;
  /** Why the code changes too: “R1 answers only through its profile us.deepseek.r1-v1:0”. */
  readonly detail: string | undefined;
}

interface RefusedModel {
  readonly model: Model;
  /** What was called, as the message has it. */
  readonly called: string;
}

const CALLS = /^bedrock:InvokeModel(?:WithResponseStream)?$/i;

export const isModelCall = (action: string | undefined): boolean => CALLS.test(action ?? '');

/** The model that was called, by its ID or that of its profile. */
export function refusedModel({ resource, model: named }: Denial, text = ''): RefusedModel | undefined {
  const on = /:(?:foundation-model|inference-profile)\/(.+)$/.exec(resource ?? '')?.[1] ?? named;
  const model = on === undefined ? undefined : modelByRuntimeId(on.replace(/^.*\//, ''));
  if (!model || on === undefined) return undefined;
  // Messages name the model that a profile calls, too.
  const { profile } = model;
  return { model, called: profile && text.includes(profile.id) ? profile.id : on };
}

/** Whether a model is called in a partition where Bedrock has none of DeepSeek’s. https://docs.aws.amazon.com/bedrock/latest/userguide/models-regions.html */
export const isElsewhere = ({ action, resource, principalArn }: Denial): boolean =>
  isModelCall(action) && (parseArn(resource ?? principalArn ?? '')?.partition ?? 'aws') !== 'aws';

/** A model that stays, to move to. */
export const nextModel = (model: Model): Model | undefined =>
  MODELS.find(
    ({ id, endOfLife, regions }) => id !== model.id && endOfLife === undefined && regions.length > 0,
  );

/** The Region itself if the model is called from it, else one on the same continent, else the first. */
function startRegion(region: string, offered: readonly string[]): string | undefined {
  if (offered.includes(region)) return region;
  const continent = region.slice(0, region.indexOf('-') + 1);
  return offered.find((each) => each.startsWith(continent)) ?? offered[0];
}

function answersFor(
  model: Model,
  regions: readonly string[],
  action: string,
  account: string | undefined,
): Answers {
  const streaming = /Stream$/i.test(action);
  const place = { regions, ...(account === undefined ? {} : { account }) };
  return model.regions.length === 0
    ? { scenario: 'invoke-r1', values: { ...place, streaming } }
    : { scenario: 'invoke', values: { ...place, models: [model.id], streaming } };
}

const sameAction = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** What the role of these answers needs for one action. The message says nothing of reading a profile. */
const statementsFor = (answers: Answers, action: string): readonly Statement[] =>
  compose(setAnswer(answers, 'readProfile', false))
    .roles.filter(isCreated)
    .flatMap(({ permissions }) => permissions.flatMap(({ document }) => document.Statement))
    .flatMap((statement): readonly Statement[] =>
      statement.Effect === 'Allow' && toArray(statement.Action ?? []).some((each) => sameAction(each, action))
        ? [{ ...statement, Action: action }]
        : [],
    );

/**
 * Whether the Region in the message may be where the profile sent the call, rather than where the code calls from: the
 * message names the model there, and nothing else says where the call began.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/cross-region-inference.html
 */
function mayBeRouted({ resource = '', beganInRegion }: Denial, { profile, regions }: Model): boolean {
  const arn = parseArn(resource);
  return (
    profile !== undefined &&
    regions.length === 0 &&
    arn !== undefined &&
    arn.resource.startsWith('foundation-model/') &&
    profile.destinationRegions.includes(arn.region) &&
    beganInRegion === undefined
  );
}

/**
 * Undefined where the call is of no model that Rolewright knows. `compared` is the kit that the call is compared with: it
 * knows where its calls start, and the account where the message does not say it; `text` stands around the message.
 */
export function modelFix(
  denial: Denial,
  compared?: { readonly account: string | undefined },
  text = '',
): ModelFix | undefined {
  const { action = 'bedrock:InvokeModel', account = compared?.account, resource } = denial;
  // Credentials of China or GovCloud call nothing elsewhere.
  if (isElsewhere(denial)) return undefined;
  const refused = isModelCall(action) ? refusedModel(denial, text) : undefined;
  if (!refused) return undefined;
  const { model, called } = refused;
  const { profile } = model;
  const only = profile && model.regions.length === 0 ? profile : undefined;
  const offered = only?.sourceRegions ?? model.regions;
  const region = denial.region ?? parseArn(resource ?? '')?.region;
  const start = startRegion(region ?? '', offered);
  if (start === undefined) return undefined;
  const isRouted = compared === undefined && mayBeRouted(denial, model);
  const answers = answersFor(model, isRouted ? offered : [start], action, account);
  const moved = region !== undefined && region !== '' && region !== start;
  const changes: readonly CodeChange[] = [
    ...(only && called !== only.id ? [{ name: 'modelId' as const, before: called, after: only.id }] : []),
    ...(moved ? [{ name: 'region_name' as const, before: region, after: start }] : []),
  ];
  const short = model.name.replace(/^DeepSeek-/, '');
  const details = [
    ...(only && called !== only.id ? [`${short} answers only through its profile ${only.id}`] : []),
    ...(moved ? [`AWS offers ${short} in ${joinOr(offered)} only`] : []),
  ];
  const isNamed = account !== undefined || only === undefined;
  return {
    answers,
    statements: isNamed ? statementsFor(answers, action) : [],
    calls: isNamed
      ? expectationsOf(answers)
          .filter((call) => call.expect === 'allowed' && sameAction(call.action, action))
          .map((call) => ({ action: call.action, resource: call.resource, context: call.context }))
      : [],
    changes,
    routed:
      isRouted && isNamed && offered.length > 1
        ? `AWS may have routed the call to ${region}: delete the profile ARNs of Regions you do not call from.`
        : undefined,
    detail: details.length === 0 ? undefined : details.join(', and '),
  };
}
