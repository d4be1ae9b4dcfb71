// Reads a pasted ARN of a model, profile or endpoint: its type and location, or why it cannot be called.
import { isAccountId } from '#iam/facts/account-id.ts';
import { matchesRule } from '#iam/facts/input-rules.ts';
import { findModel, IMPORT_REGIONS, modelByRuntimeId, MODELS } from '#deepseek/facts/models.ts';
import { PROFILE_PREFIX } from '#deepseek/facts/profile-prefix.ts';
import { formatArn, parseArn, type Arn } from '#iam/policy/arn.ts';
import { findRegion } from '#iam/facts/regions.ts';
import {
  CALLABLE_TYPES,
  NOT_CALLABLE,
  type Callable,
  type CallableKind,
  type CallableType,
} from './callable-types.ts';
import type { CheckedInput, RoleHome } from '#deepseek/answers/field.ts';
import { withArticle } from './arns.ts';
import { misplaced } from './misplaced-arn.ts';
import { notConcrete } from './not-concrete.ts';
import { excerpt } from '#iam/text/invisible.ts';

export type { Callable, CallableKind } from './callable-types.ts';

const refuse = (message: string): CheckedInput<never> => ({ ok: false, message });

function misshapen(shape: CallableType, arn: Arn): string {
  const unowned = `arn:${arn.partition}:bedrock:${arn.region}::${arn.resource}`;
  if (shape.kind === 'foundation-model' && arn.account !== '' && matchesRule(shape.rule, unowned)) {
    return `AWS owns foundation models, so their ARNs do not have an account. Write ${unowned}`;
  }
  const modelId = arn.resource.slice('foundation-model/'.length);
  if (shape.kind === 'foundation-model' && PROFILE_PREFIX.test(modelId)) {
    const id = excerpt(modelId);
    return `“${id}” is an inference profile. Write arn:${excerpt(arn.partition)}:bedrock:${excerpt(arn.region)}:ACCOUNT:inference-profile/${id}`;
  }
  if (shape.kind !== 'foundation-model' && !isAccountId(arn.account)) {
    return `The ARN of ${withArticle(shape.noun)} names its account with 12 digits, as in ${shape.example}`;
  }
  const lower = formatArn({ ...arn, resource: arn.resource.toLowerCase() });
  if (shape.kind === 'sagemaker-endpoint' && matchesRule(shape.rule, lower)) {
    return `Endpoint names are lowercase in ARNs. Write ${arn.resource.toLowerCase()} at the end.`;
  }
  return `This is not the ARN of ${withArticle(shape.noun)}. It should look like ${shape.example}`;
}

/** An ID of bedrock-mantle in an ARN matches nothing. https://docs.aws.amazon.com/bedrock/latest/userguide/security-iam-projects.html */
function mantleIdRefusal({ region, name }: Callable, partition: string): string | undefined {
  const model = MODELS.find(({ mantleId }) => mantleId === name);
  return (
    model &&
    `${name} is the ID of ${model.name} on bedrock-mantle, where models do not have ARNs. For bedrock-runtime, write arn:${partition}:bedrock:${region}::foundation-model/${model.runtimeId}`
  );
}

/** A DeepSeek model that is not in the catalog: newer than it, or misspelled. */
function unknownAdvice({ kind, region, name }: Callable): string | undefined {
  if (!findRegion(region)) return `Rolewright does not know the Region ${region}. Check the ARN.`;
  if (kind !== 'foundation-model' || !name.startsWith('deepseek.') || modelByRuntimeId(name))
    return undefined;
  return `Rolewright knows ${MODELS.map(({ runtimeId }) => runtimeId).join(', ')} on Bedrock, not ${name}. Check the ID: calls with a misspelled one are denied (AccessDenied).`;
}

function checkOffer(callable: Callable, partition: string): string | undefined {
  const { kind, region, name } = callable;
  // The pattern of the modelId in botocore's bedrock-runtime has no other partition.
  if (kind === 'marketplace-endpoint' && partition !== 'aws')
    return `Bedrock accepts Marketplace endpoints only in partition aws, not in ${partition}.`;
  if (kind === 'imported-model' && !IMPORT_REGIONS.includes(region)) {
    return `Models can be imported only in ${IMPORT_REGIONS.join(', ')}, not in ${region}. Check the Region in the ARN.`;
  }
  if (kind === 'inference-profile') {
    const profile = modelByRuntimeId(name)?.profile;
    if (profile?.id !== name) {
      return `Rolewright knows destination Regions only for DeepSeek profiles (${findModel('r1')?.profile?.id}). A policy for “${name}” would miss model ARNs.`;
    }
    if (!profile.sourceRegions.includes(region)) {
      return `${name} can be called from ${profile.sourceRegions.join(', ')} only, not from ${region}.`;
    }
  }
  if (kind !== 'foundation-model') return undefined;
  const model = modelByRuntimeId(name);
  if (!model) return mantleIdRefusal(callable, partition);
  if (model.profile && model.regions.length === 0) {
    const home = model.profile.sourceRegions.includes(region) ? region : model.profile.sourceRegions[0];
    return `${model.name} cannot be called by its bare ID, only through its profile: arn:${partition}:bedrock:${home}:ACCOUNT:inference-profile/${model.profile.id}`;
  }
  if (model.regions.includes(region)) return undefined;
  return `${model.name} is not offered in ${region}. It is in ${model.regions.join(', ')}.`;
}

/** The ARN of what is only named, where one kind is wanted: in the account and the first Region of the role. */
function arnOfName(
  name: string,
  home: RoleHome,
  [shape, ...others]: readonly CallableType[],
): Arn | undefined {
  if (!shape || others.length > 0 || !shape.example.includes('111122223333') || /[^\w-]/.test(name))
    return undefined;
  const { partition, account, regions } = home;
  const region = regions[0] ?? 'us-east-1';
  const resource = `${shape.prefix}${shape.kind === 'sagemaker-endpoint' ? name.toLowerCase() : name}`;
  const arn: Arn = { partition, service: shape.service, region, account, resource };
  return matchesRule(shape.rule, formatArn(arn)) ? arn : undefined;
}

/** Reads one pasted ARN, or the name of what is in the account and the first Region of the role. `kinds` limits what is wanted here. */
export function readCallable(
  raw: string,
  home: RoleHome,
  kinds?: readonly CallableKind[],
): CheckedInput<Callable> {
  const accepted = CALLABLE_TYPES.filter((shape) => kinds === undefined || kinds.includes(shape.kind));
  const named = arnOfName(raw.trim(), home, accepted);
  const text = named ? formatArn(named) : raw.trim();
  const arn = named ?? parseArn(text);
  const example = accepted[0]?.example ?? '';
  if (!arn) return refuse(`This is not an ARN. Paste the full ARN, like ${example}`);
  const shape = CALLABLE_TYPES.find(
    (row) => row.service === arn.service && arn.resource.startsWith(row.prefix),
  );
  const impure = notConcrete(text);
  if (!shape) {
    const known = NOT_CALLABLE.find(
      (row) => row.service === arn.service && arn.resource.startsWith(row.prefix),
    );
    return refuse(
      known?.message ??
        impure ??
        `The service “${excerpt(arn.service)}” does not have models to call. Paste an ARN like ${example}`,
    );
  }
  if (!accepted.includes(shape)) {
    return refuse(
      `This is ${withArticle(shape.noun)}; here only ${accepted.map((row) => row.noun).join(' or ')} ARNs work, like ${example}`,
    );
  }
  if (impure) return refuse(impure);
  if (!matchesRule(shape.rule, text)) return refuse(misshapen(shape, arn));
  const fault = misplaced(arn, home, {
    noun: shape.noun,
    ...(arn.account === '' ? {} : { otherAccount: { refuse: 'Change one of the two.' } }),
  });
  if (fault) return refuse(fault);
  const callable: Callable = {
    kind: shape.kind,
    arn: text,
    region: arn.region,
    account: arn.account === '' ? undefined : arn.account,
    name: arn.resource.slice(arn.resource.lastIndexOf('/') + 1),
  };
  const unoffered = checkOffer(callable, arn.partition);
  if (unoffered) return refuse(unoffered);
  const model =
    shape.kind === 'foundation-model' || shape.kind === 'inference-profile'
      ? modelByRuntimeId(callable.name)
      : undefined;
  const advice = unknownAdvice(callable);
  const owner = callable.account ? `, account ${callable.account}` : ', owned by AWS';
  return {
    ok: true,
    value: callable,
    words: `${shape.noun} ${model?.name ?? callable.name} in ${callable.region}${owner}`,
    ...(advice === undefined ? {} : { advice }),
  };
}
