// A model in a Region that does not offer it.
import { joinAnd } from '#iam/text/words.ts';
import { IMPORT_REGIONS, modelByFoundationId, modelByProfileId } from '#deepseek/facts/models.ts';
import { findRegion } from '#iam/facts/regions.ts';
import { show } from '#iam/text/quote.ts';
import { atValue, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { bedrockName, type BedrockName } from '#iam/rules/checks/services/bedrock-policy.ts';

interface Offer {
  readonly what: string;
  readonly regions: readonly string[];
}

const IMPORTED: ReadonlySet<string> = new Set(['imported-model', 'model-import-job']);

/** Where what the ARN names is offered; undefined where that is not known. */
function offerOf({ kind, id }: BedrockName): Offer | undefined {
  if (IMPORTED.has(kind)) return { what: 'Custom Model Import', regions: IMPORT_REGIONS };
  const model = kind === 'foundation-model' ? modelByFoundationId(id) : undefined;
  if (model) return { what: model.name, regions: model.profile?.sourceRegions ?? model.regions };
  const profile = kind === 'inference-profile' ? modelByProfileId(id)?.profile : undefined;
  return profile && { what: `The profile ${profile.id}`, regions: profile.sourceRegions };
}

/** Where to go instead: what is on the same continent, or else a few. */
function whereElse(regions: readonly string[], region: string): string {
  const [continent] = region.split('-');
  const near = regions.filter((each) => each.startsWith(`${continent}-`));
  const shown = near.length > 0 ? near : regions.slice(0, 4);
  return `It is in ${joinAnd(shown)}${shown.length < regions.length ? ', among others' : ''}.`;
}

export default defineCheck({
  id: 'model-not-in-region',
  severity: 'warning',
  types: ['identity'],
  title: 'Model in a Region that does not have it',
  why: 'Each DeepSeek model, and Custom Model Import, is offered in some Regions only. An ARN of another Region matches nothing, and the call ends in an error that looks like one of IAM. The list is from November 2026.',
  source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/models-endpoint-availability.html',
  bad: [
    {
      with: {
        Action: 'bedrock:InvokeModel',
        Resource: 'arn:aws:bedrock:eu-central-1::foundation-model/deepseek.v3.2',
      },
      at: ['Statement.0.Resource'],
      says: ['in `eu-central-1`', 'in eu-north-1 and eu-west-2, among others'],
    },
    {
      with: {
        Action: 'bedrock:InvokeModel',
        Resource: [
          'arn:aws:bedrock:us-west-2::foundation-model/deepseek.r1-v1:0',
          'arn:aws:bedrock:eu-west-2:111122223333:inference-profile/us.deepseek.r1-v1:0',
        ],
      },
      at: ['Statement.0.Resource.1'],
      says: ['in us-east-1, us-east-2 and us-west-2.'],
    },
    // Only models behind global profiles have no Region.
    {
      with: { Action: 'bedrock:InvokeModel', Resource: 'arn:aws:bedrock:::foundation-model/deepseek.v3.2' },
      at: ['Statement.0.Resource'],
    },
    {
      with: {
        Action: 'bedrock:InvokeModel',
        Resource: 'arn:aws:bedrock:eu-west-1:111122223333:imported-model/a1b2c3d4e5f6',
      },
      at: ['Statement.0.Resource'],
    },
    // Not on that continent: a few of all.
    {
      with: {
        Action: 'bedrock:InvokeModel',
        Resource: 'arn:aws:bedrock:ca-central-1::foundation-model/deepseek.v3.2',
      },
      says: ['in us-east-1, us-east-2, us-west-2 and eu-north-1, among others'],
    },
    {
      with: {
        Action: 'bedrock:GetModelImportJob',
        Resource: 'arn:aws:bedrock:eu-west-1:111122223333:model-import-job/a1b2c3d4e5f6',
      },
      at: ['Statement.0.Resource'],
      says: ['in eu-central-1, among others'],
    },
  ],
  good: [
    {
      with: {
        Action: 'bedrock:InvokeModel',
        Resource: 'arn:aws:bedrock:sa-east-1::foundation-model/deepseek.v3.2',
      },
    },
    {
      with: { Action: 'bedrock:InvokeModel', Resource: 'arn:aws:bedrock:*::foundation-model/deepseek.v3.2' },
    },
    {
      with: {
        Action: 'bedrock:InvokeModel',
        Resource: 'arn:aws:bedrock:eu-central-1::foundation-model/amazon.nova-pro-v1:0',
      },
    },
    {
      with: {
        Effect: 'Deny',
        Action: 'bedrock:InvokeModel',
        Resource: 'arn:aws:bedrock:eu-central-1::foundation-model/deepseek.v3.2',
      },
    },
    {
      with: {
        Action: 'bedrock:InvokeModel',
        Resource: 'arn:aws:bedrock:eu-central-1:111122223333:imported-model/a1b2c3d4e5f6',
      },
    },
    // Other checks report an ID of another kind, and a profile without a Region.
    {
      with: {
        Action: 'bedrock:InvokeModel',
        Resource: [
          'arn:aws:bedrock:eu-central-1:111122223333:custom-model/deepseek.v3.2',
          'arn:aws:bedrock:eu-central-1::foundation-model/us.deepseek.r1-v1:0',
          'arn:aws:bedrock::111122223333:inference-profile/us.deepseek.r1-v1:0',
        ],
      },
    },
  ],
  on: 'arn',
  check(resource, statement): CheckFindings {
    if (statement.effect !== 'Allow' || resource.excluded) return undefined;
    const name = bedrockName(resource);
    const offer = name && offerOf(name);
    if (!offer || offer.regions.includes(name.arn.region)) return undefined;
    // Other checks cover invalid Regions and patterns; an ARN without a Region is for a global profile.
    const { region } = name.arn;
    if (region !== '' ? !findRegion(region) : name.kind !== 'foundation-model') return undefined;
    const where = region === '' ? 'without a Region' : `in ${show(region)}`;
    return {
      message: `${offer.what} is not offered ${where}, so ${show(resource.value)} matches nothing. ${whereElse(offer.regions, region)}`,
      locations: [atValue(resource.path)],
    };
  },
});
