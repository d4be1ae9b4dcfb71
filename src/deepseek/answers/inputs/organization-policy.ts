// Reads what Amazon Bedrock policies and resource control policies name: guardrails with versions, models, buckets.
import type { AnswersView, CheckedInput } from '#deepseek/answers/field.ts';
import { matchesRule } from '#iam/facts/input-rules.ts';
import { PROFILE_PREFIX } from '#deepseek/facts/profile-prefix.ts';
import { excerpt } from '#iam/text/invisible.ts';
import { readGuardrail } from './guardrail.ts';
import { notConcrete } from './not-concrete.ts';
import { governedPlace } from './organization.ts';
import { accept, refuse } from './outcome.ts';

/** One version of a guardrail: Organizations enforces no others. */
export interface PolicyGuardrail {
  readonly arn: string;
  readonly region: string;
  readonly account: string;
  readonly version: string;
}

export function readPolicyGuardrail(raw: string, view: AnswersView): CheckedInput<PolicyGuardrail> {
  const checked = readGuardrail(raw, governedPlace(raw, view), { version: 'pins' });
  if (!checked.ok) return checked;
  const { arn, region, account, version } = checked.value;
  return version === undefined
    ? refuse(`Add the number of a version to the ARN, as in ${arn}:1. A draft cannot be enforced.`)
    : accept({ arn, region, account, version }, `version ${version}, in ${region}, account ${account}`);
}

/** As Bedrock’s own API for enforced guardrails takes it; DeepSeek’s newer IDs have a second dot. */
const MODEL_ID = /^[a-z0-9-]{1,63}\.[a-z0-9.-]{1,63}(:[a-z0-9-]{1,63}){0,2}(\/[a-z0-9]{12})?$/;

export function readGuardedModel(raw: string): CheckedInput<string> {
  const text = raw.trim();
  const impure = notConcrete(text);
  if (impure) return refuse(impure);
  const id = /^arn:[^/]{1,80}:foundation-model\/(.{1,200})$/.exec(text)?.[1] ?? text;
  const bare = id.replace(PROFILE_PREFIX, '');
  if (!MODEL_ID.test(bare))
    return refuse('Type a model ID as Bedrock writes it, as in amazon.titan-embed-text-v2:0');
  return bare === text ? accept(bare) : accept(bare, `model ${bare}`);
}

export function readPerimeterBucket(raw: string): CheckedInput<string> {
  const text = raw.trim();
  const impure = notConcrete(text);
  if (impure) return refuse(impure);
  const [name = ''] = text.replace(/^(?:s3:\/\/|arn:[a-z-]{3,20}:s3:::)/, '').split('/', 1);
  if (!matchesRule('s3Bucket', name) && !matchesRule('s3AccountRegionalBucket', name))
    return refuse(`“${excerpt(name)}” is not a bucket name. Type one such as acme-model-weights.`);
  return name === text ? accept(name) : accept(name, `bucket ${name}`);
}

export function readGithubOwner(raw: string): CheckedInput<string> {
  const text = raw
    .trim()
    .replace(/^https:\/\/github\.com\//, '')
    .replace(/\/$/, '');
  const impure = notConcrete(text);
  if (impure) return refuse(impure);
  return matchesRule('githubOwner', text)
    ? accept(text)
    : refuse('An organization has up to 39 letters, digits and hyphens, as in acme-ai.');
}

const LONGEST_MESSAGE = 500;

/** What AWS shows in place of its own error message. It does not say how long one may be. */
export function readExceptionMessage(raw: string): CheckedInput<string> {
  const text = raw.trim();
  if (text.length > LONGEST_MESSAGE)
    return refuse(`Write at most ${LONGEST_MESSAGE} characters; this has ${text.length}.`);
  const odd = /[^\x20-\x7e\u00a1-\u00ff]|["*?]|\$\{/u.exec(text)?.[0];
  return odd === undefined
    ? accept(text)
    : refuse(`Write plain Latin text on one line, without quotation marks: “${excerpt(odd)}” does not fit.`);
}
