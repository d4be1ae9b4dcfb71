// Reads policies of settings back into answers: they have no statements to search by, and each setting is one answer.
import type { Answers } from '#deepseek/answers/answers.ts';
import type { FieldValue } from '#deepseek/answers/field.ts';
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { documentsOf } from '#deepseek/compose/role-kit.ts';
import { MODELS } from '#deepseek/facts/models.ts';
import { parseArn } from '#iam/policy/arn.ts';
import { contentOf, isSettingsType, type SettingsType } from '#iam/policy/policy.ts';
import { isList, isObject, own, type JsonValue } from '#iam/json/json-value.ts';
import type { GivenPolicy } from './similarity.ts';

type Values = Partial<Record<FieldId, FieldValue>>;

const assigned = (value: JsonValue | undefined, ...steps: readonly string[]): JsonValue | undefined =>
  own(
    steps.reduce<JsonValue | undefined>((each, step) => own(each, step), value),
    '@@assign',
  );

const textOf = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '');

const textsOf = (value: JsonValue | undefined): readonly string[] =>
  isList(value) ? value.filter((each) => typeof each === 'string') : [];

const membersOf = (value: JsonValue | undefined): readonly JsonValue[] =>
  isObject(value)
    ? Object.entries(value).flatMap(([name, each]) => (name.startsWith('@@') ? [] : [each]))
    : [];

function guardedModels(enforcement: JsonValue | undefined): Values {
  const included = textsOf(assigned(enforcement, 'included_models'));
  const excluded = textsOf(assigned(enforcement, 'excluded_models'));
  const chosen = MODELS.filter(({ runtimeId }) => included.includes(runtimeId)).map(({ id }) => id);
  if (included.length === 0 || included.includes('ALL'))
    return excluded.length > 0 ? { unguardedModels: excluded } : {};
  return chosen.length > 0 ? { guardedModels: 'deepseek', guardedDeepSeek: chosen } : {};
}

function bedrockAnswers(document: JsonValue): Values {
  const regions = membersOf(own(own(document, 'bedrock'), 'guardrail_inference'));
  const configurations = regions.flatMap(membersOf);
  const guardrails = configurations
    .map((each) => textOf(assigned(each, 'identifier')))
    .filter((arn) => arn !== '');
  const [first] = configurations;
  const guarding = own(first, 'selective_content_guarding');
  const partition = parseArn(guardrails[0] ?? '')?.partition;
  return {
    policyGuardrails: guardrails,
    ...(partition !== undefined && partition !== 'aws' ? { governPartition: partition } : {}),
    ...(assigned(guarding, 'messages') === 'selective' ? { guardedContent: 'selective' } : {}),
    ...guardedModels(own(first, 'model_enforcement')),
  };
}

const OWNERS: ReadonlySet<string> = new Set(['amazon', 'aws_marketplace', 'aws_backup_vault']);

function imageAnswers(settings: JsonValue | undefined): Values {
  const state = assigned(settings, 'state');
  if (state !== 'enabled' && state !== 'audit_mode') return { ec2Images: 'open' };
  const providers = membersOf(own(settings, 'image_criteria')).flatMap((each) => [
    ...textsOf(assigned(each, 'allowed_image_providers')),
    ...textsOf(own(own(each, 'allowed_image_providers'), '@@append')),
  ]);
  const accounts = providers.filter((each) => !OWNERS.has(each));
  const owners = providers.filter((each) => OWNERS.has(each));
  return {
    ec2Images: state === 'enabled' ? 'enabled' : 'audit',
    ...(owners.length > 0 ? { ec2ImageOwners: owners } : {}),
    ...(accounts.length > 0 ? { ec2ImageAccounts: accounts } : {}),
  };
}

const SNAPSHOTS: Readonly<Record<string, string>> = { block_all_sharing: 'all', block_new_sharing: 'new' };
const INTERNET: Readonly<Record<string, string>> = { block_ingress: 'ingress', block_bidirectional: 'both' };
const word = (table: Readonly<Record<string, string>>, value: JsonValue | undefined): string =>
  Object.hasOwn(table, textOf(value)) ? table[textOf(value)]! : 'open';

function ec2Answers(document: JsonValue): Values {
  const all = own(document, 'ec2_attributes');
  const metadata = own(all, 'instance_metadata_defaults');
  const gateway = own(own(all, 'vpc_block_public_access'), 'internet_gateway_block');
  const required = assigned(metadata, 'http_tokens') === 'required';
  const enforced = assigned(metadata, 'http_tokens_enforced') === 'enabled';
  const hops = String(assigned(metadata, 'http_put_response_hop_limit') ?? '');
  const message = textOf(assigned(all, 'exception_message'));
  return {
    ec2Tokens: required ? (enforced ? 'enforced' : 'default') : 'open',
    ...(required && hops === '1' ? { ec2Hops: '1' } : {}),
    ...imageAnswers(own(all, 'allowed_images_settings')),
    ec2ImageSharing: assigned(all, 'image_block_public_access', 'state') === 'block_new_sharing',
    ec2SnapshotSharing: word(SNAPSHOTS, assigned(all, 'snapshot_block_public_access', 'state')),
    ec2Internet: word(INTERNET, assigned(gateway, 'mode')),
    ...(assigned(gateway, 'exclusions_allowed') === 'enabled' ? { ec2Exclusions: true } : {}),
    ec2SerialConsole: assigned(all, 'serial_console_access', 'status') === 'disabled',
    ...(message === '' ? {} : { ec2Message: message }),
  };
}

const READERS: Readonly<Record<SettingsType, (document: JsonValue) => Answers>> = {
  'bedrock-policy': (document) => ({ scenario: 'enforce-guardrail', values: bedrockAnswers(document) }),
  'ec2-policy': (document) => ({ scenario: 'declarative-ec2', values: ec2Answers(document) }),
};

/** The same whatever the order of members, and whether a number is text. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted).toSorted();
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, each]) => [name, sorted(each)] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

interface OpenedSettings {
  readonly answers: Answers;
  readonly document: { readonly id: string; readonly title: string };
  /** Whether the wizard makes exactly these settings. */
  readonly isSame: boolean;
  /** Titles of the other documents of the kit. */
  readonly others: readonly string[];
}

/** The answers for a policy of settings, where nothing else is given; undefined for other types. */
export function openSettings(given: readonly GivenPolicy[]): OpenedSettings | undefined {
  const [policy, ...more] = given;
  if (!policy || more.length > 0 || !isSettingsType(policy.type)) return undefined;
  const document = policy.document as JsonValue;
  const answers = READERS[policy.type](document);
  const all = documentsOf(compose(answers));
  const made = all.find(({ type }) => type === policy.type);
  if (!made) return undefined;
  const same = JSON.stringify(sorted(contentOf(made.document))) === JSON.stringify(sorted(document));
  return {
    answers,
    document: made,
    isSame: same,
    others: all.filter((each) => each !== made).map(({ title }) => title),
  };
}
