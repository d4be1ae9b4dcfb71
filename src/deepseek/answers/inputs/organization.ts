// Reads what an organization's policies name: the partition, exempt roles, models of other vendors.
import { matchesRule } from '#iam/facts/input-rules.ts';
import { PROFILE_PREFIX } from '#deepseek/facts/profile-prefix.ts';
import { parseArn } from '#iam/policy/arn.ts';
import { partitionOfRegion } from '#iam/facts/regions.ts';
import type { CheckedInput, RoleHome, AnswersView } from '#deepseek/answers/field.ts';
import { notConcrete } from './not-concrete.ts';
import { accept, refuse } from './outcome.ts';
import { excerpt } from '#iam/text/invisible.ts';

/** The partition a governance document is written for: asked for where no Region says it. */
export function governedPartition(view: AnswersView): string {
  return view.asks('governPartition') ? view.text('governPartition') : view.home.partition;
}

function otherPartition(partition: string, view: AnswersView): string | undefined {
  const ours = governedPartition(view);
  if (partition === ours) return undefined;
  return `This ARN is in partition ${excerpt(partition)}, but the policy is for ${ours}. Use one partition for both.`;
}

/** A Region of each partition, for placeholders and examples. */
const STAND_IN_REGIONS: Readonly<Record<string, string>> = {
  aws: 'us-east-1',
  'aws-us-gov': 'us-gov-west-1',
  'aws-cn': 'cn-north-1',
  'aws-eusc': 'eusc-de-east-1',
};

export function standInRegion(view: AnswersView): string {
  const near = view.asks('regions') ? view.home.regions[0] : STAND_IN_REGIONS[governedPartition(view)];
  return near ?? 'us-east-1';
}

/** Where an ARN may be: in the Regions that are asked for, else wherever it says, and in any account. */
export function governedPlace(raw: string, view: AnswersView): RoleHome {
  const partition = governedPartition(view);
  const arnRegion = parseArn(raw.trim())?.region ?? '';
  const own = partitionOfRegion(arnRegion) ? arnRegion : standInRegion(view);
  const regions = view.asks('regions') ? view.home.regions : [own];
  return { partition, regions, account: view.home.account, accountGiven: false };
}

/** One role of one account. An exempt name in every account would let any account create such a role. */
export function readExemptRole(raw: string, view: AnswersView): CheckedInput<string> {
  const text = raw.trim();
  const example = 'arn:aws:iam::111122223333:role/bedrock-services/DeepSeekBatchServiceRole';
  if (/:iam::(\*|\$\{[^}]*\}):role\//.test(text))
    return refuse(
      'Name the account: with a wildcard, any member account could create a role with that name and be exempt.',
    );
  const impure = notConcrete(text);
  if (impure) return refuse(impure);
  const arn = parseArn(text);
  if (!arn) return refuse(`Paste the ARN of the role, with its account and path, like ${example}`);
  if (arn.service === 'sts')
    return refuse(`This is a session of a role. Paste the ARN of the role itself, like ${example}`);
  if (!matchesRule('iamRoleArn', text))
    return refuse(`This is not the ARN of a role. It looks like ${example}`);
  if (arn.resource.startsWith('role/aws-service-role/'))
    return refuse(
      'Service control policies do not apply to service-linked roles: this one needs no exemption.',
    );
  const lost = otherPartition(arn.partition, view);
  if (lost) return refuse(lost);
  return accept(
    text,
    `role ${arn.resource.slice(arn.resource.lastIndexOf('/') + 1)} of account ${arn.account}`,
  );
}

export interface OtherModel {
  /** The model ID, without the prefix of a profile. */
  readonly id: string;
  /** The ID of its inference profile, where one was given. */
  readonly profile?: string;
}

const MODEL_ID = /^[a-z0-9-]{1,40}(?:\.[a-z0-9-]{1,60}){1,3}(?::[a-z0-9-]{1,20}){0,2}$/;
const LONGEST_ID = 100;

/** A model of another vendor, by its model ID or the ID of a profile; an ARN of either is read too. */
export function readOtherModel(raw: string): CheckedInput<OtherModel> {
  const text = raw.trim();
  const impure = notConcrete(text);
  if (impure) return refuse(impure);
  const arn = parseArn(text);
  const named = /^(?:foundation-model|inference-profile)\/(.+)$/.exec(arn?.resource ?? '')?.[1];
  if (arn && (arn.service !== 'bedrock' || named === undefined))
    return refuse('Paste the ARN of a foundation model or inference profile, or type its ID.');
  const id = named ?? text;
  if (/deepseek/.test(id)) return refuse('Select DeepSeek models above.');
  if (id.length > LONGEST_ID || !MODEL_ID.test(id))
    return refuse('Type a model ID as Bedrock writes it, as in amazon.nova-pro-v1:0');
  const bare = id.replace(PROFILE_PREFIX, '');
  return bare === id
    ? accept({ id })
    : accept({ id: bare, profile: id }, `profile ${id}, and the model behind it`);
}
