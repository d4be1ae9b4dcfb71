// The ID of a DeepSeek model that Bedrock does not have, or has under another name.
import { modelByFoundationId, modelByProfileId, MODELS } from '#deepseek/facts/models.ts';
import { isRegion } from '#iam/facts/regions.ts';
import { nearest } from '#iam/text/nearest-name.ts';
import { show } from '#iam/text/quote.ts';
import { joinOr } from '#iam/text/words.ts';
import { atValue, defineCheck, WITH_RESOURCES, type CheckFindings } from '#iam/rules/check.ts';
import { fieldFix } from '#iam/rules/checks/arns/arn-fields.ts';
import { bedrockName, type BedrockName } from '#iam/rules/checks/services/bedrock-policy.ts';
import { isDeepSeek } from './is-deepseek.ts';

const MODEL_IDS = MODELS.map(({ runtimeId }) => runtimeId);
const PROFILE_IDS = MODELS.flatMap(({ profile }) => profile?.id ?? []);
const PROFILE = /^[a-z]+(?:-[a-z]+)?\.(deepseek\..*)$/;

interface LikelyName {
  readonly kind: string;
  readonly id: string;
}

/** What an ID that does not exist was meant to be. */
function likelyName({ kind, id }: BedrockName): LikelyName | undefined {
  const isModel = kind === 'foundation-model';
  const profile = PROFILE_IDS.find((known) => known === id || known.endsWith(`.${id}`));
  if (profile) return { kind: 'inference-profile', id: profile };
  const onMantle = MODELS.find(({ mantleId }) => mantleId === id);
  if (onMantle && isModel) return { kind, id: onMantle.runtimeId };
  const bare = PROFILE.exec(id)?.[1] ?? id;
  if (MODEL_IDS.includes(bare)) {
    // Only R1 has a profile; the others are called where they are.
    const own = modelByFoundationId(bare)?.profile?.id;
    return own ? { kind: 'inference-profile', id: own } : { kind: 'foundation-model', id: bare };
  }
  const near = nearest(id, isModel ? MODEL_IDS : PROFILE_IDS);
  return near === undefined ? undefined : { kind, id: near };
}

/** The Regions to call the profile in, where the ARN has another. */
function otherRegions({ kind, id }: LikelyName, { arn }: BedrockName): readonly string[] {
  const regions = kind === 'inference-profile' ? modelByProfileId(id)?.profile?.sourceRegions : undefined;
  return regions && isRegion(arn.region) && !regions.includes(arn.region) ? regions : [];
}

const exists = ({ kind, id }: BedrockName): boolean =>
  (kind === 'foundation-model' ? MODEL_IDS : PROFILE_IDS).includes(id);

export default defineCheck({
  id: 'unknown-deepseek-model',
  severity: 'warning',
  types: WITH_RESOURCES,
  title: 'DeepSeek model ID that Bedrock does not have',
  why: 'The same model has different IDs: `deepseek.v3-v1:0` in ARNs is `deepseek.v3.1` on the bedrock-mantle endpoint, and DeepSeek-R1 is called as `us.deepseek.r1-v1:0`. An ARN with any other ID matches nothing. The list is from November 2026; an ID that resembles none in it may be newer.',
  source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/model-cards-deepseek.html',
  bad: [
    {
      with: {
        Action: 'bedrock:InvokeModel',
        Resource: 'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.1',
      },
      at: ['Statement.0.Resource'],
      fixed: { Resource: 'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3-v1:0' },
    },
    {
      with: {
        Action: 'bedrock:InvokeModel',
        Resource: ['arn:aws:bedrock:us-east-1::foundation-model/us.deepseek.r1-v1:0'],
      },
      at: ['Statement.0.Resource.0'],
    },
    {
      with: {
        Action: 'bedrock:InvokeModel',
        Resource: 'arn:aws:bedrock:eu-west-2:111122223333:inference-profile/eu.deepseek.v3.2',
      },
      at: ['Statement.0.Resource'],
    },
    {
      with: {
        Action: 'bedrock:InvokeModel',
        Resource: 'arn:aws:bedrock:us-east-1::foundation-model/deepseek.a-model-of-tomorrow',
      },
      at: ['Statement.0.Resource'],
      severity: 'suggestion',
    },
    // The profile has another name, and is in other Regions.
    {
      with: {
        Action: 'bedrock:InvokeModel',
        Resource: 'arn:aws:bedrock:eu-west-1:111122223333:inference-profile/eu.deepseek.r1-v1:0',
      },
      at: ['Statement.0.Resource'],
      says: ['us-east-1, us-east-2 or us-west-2'],
    },
    {
      with: {
        Action: 'bedrock:InvokeModel',
        Resource: 'arn:aws:bedrock:*:111122223333:inference-profile/eu.deepseek.r1-v1:0',
      },
      at: ['Statement.0.Resource'],
      fixed: { Resource: 'arn:aws:bedrock:*:111122223333:inference-profile/us.deepseek.r1-v1:0' },
    },
    {
      with: {
        Action: 'bedrock:InvokeModel',
        Resource: 'arn:aws:bedrock:us-east-1:111122223333:inference-profile/us.deepseek.r1-v1:1',
      },
      at: ['Statement.0.Resource'],
      fixed: { Resource: 'arn:aws:bedrock:us-east-1:111122223333:inference-profile/us.deepseek.r1-v1:0' },
    },
    // Models that have a profile, and others that have none.
    {
      with: {
        Action: 'bedrock:InvokeModel',
        Resource: 'arn:aws:bedrock:us-east-1::foundation-model/us.deepseek.r1-v1:0',
      },
      says: ['Write `inference-profile/us.deepseek.r1-v1:0`, an ARN'],
    },
    {
      with: {
        Action: 'bedrock:InvokeModel',
        Resource: 'arn:aws:bedrock:us-east-1:111122223333:inference-profile/deepseek.r1-v1:0',
      },
      says: ['Write `inference-profile/us.deepseek.r1-v1:0`.'],
      fixed: { Resource: 'arn:aws:bedrock:us-east-1:111122223333:inference-profile/us.deepseek.r1-v1:0' },
    },
    {
      with: {
        Action: 'bedrock:InvokeModel',
        Resource: 'arn:aws:bedrock:us-east-1:111122223333:inference-profile/us-gov.deepseek.v3.2',
      },
      says: ['Write `foundation-model/deepseek.v3.2`, an ARN'],
    },
    {
      with: {
        Action: 'bedrock:InvokeModel',
        Resource: 'arn:aws:bedrock:us-east-1:111122223333:inference-profile/deepseek.v3.2',
      },
      says: ['Write `foundation-model/deepseek.v3.2`, an ARN'],
    },
  ],
  good: [
    {
      with: {
        Action: 'bedrock:InvokeModel',
        Resource: [
          'arn:aws:bedrock:us-east-1:111122223333:inference-profile/us.deepseek.r1-v1:0',
          'arn:aws:bedrock:us-east-1::foundation-model/deepseek.r1-v1:0',
          'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3-v1:0',
        ],
      },
    },
    {
      with: {
        Effect: 'Deny',
        Action: 'bedrock:InvokeModel',
        Resource: 'arn:aws:bedrock:*::foundation-model/deepseek.*',
      },
    },
    {
      with: {
        Action: 'bedrock:InvokeModel',
        Resource: 'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-pro-v1:0',
      },
    },
    // Other kinds of ARNs.
    {
      with: {
        Action: 'bedrock:InvokeModel',
        Resource: 'arn:aws:bedrock:us-east-1:111122223333:custom-model/deepseek.v3.2',
      },
    },
  ],
  on: 'arn',
  check(resource): CheckFindings {
    const name = bedrockName(resource);
    if (!name?.isOutright || !isDeepSeek(name)) return undefined;
    if ((name.kind !== 'foundation-model' && name.kind !== 'inference-profile') || exists(name))
      return undefined;
    const meant = likelyName(name);
    const what = `Bedrock has no ${name.kind.replace('-', ' ')} ${show(name.id)}`;
    if (!meant) {
      return {
        message: `${what} in the list from November 2026. Ignore this if the model is newer.`,
        locations: [atValue(resource.path)],
        severity: 'suggestion',
      };
    }
    const regions = otherRegions(meant, name);
    if (regions.length > 0)
      return {
        message: `${what}, so the ARN matches nothing. The profile is \`${meant.id}\`, and it is called in ${joinOr(regions)}.`,
        locations: [atValue(resource.path)],
      };
    const isSameKind = meant.kind === name.kind;
    return {
      message: `${what}, so the ARN matches nothing. Write \`${meant.kind}/${meant.id}\`${isSameKind ? '' : ', an ARN with other fields'}.`,
      locations: [atValue(resource.path)],
      ...(isSameKind && {
        fix: fieldFix(resource.path, name.arn, { resource: `${meant.kind}/${meant.id}` }),
      }),
    };
  },
});
