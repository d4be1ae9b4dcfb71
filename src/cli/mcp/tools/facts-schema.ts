// The JSON Schema of what find_facts returns.
const TEXT = { type: 'string' };
const PAGE = { type: 'string', description: 'The AWS page.' };
const TEXTS = { type: 'array', items: TEXT };

const list = (
  required: Readonly<Record<string, object>>,
  optional: Readonly<Record<string, object>> = {},
) => ({
  type: 'array',
  items: {
    type: 'object',
    additionalProperties: false,
    required: Object.keys(required),
    properties: { ...required, ...optional },
  },
});

const profile = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'sourceRegions', 'destinationRegions'],
  properties: { id: TEXT, sourceRegions: TEXTS, destinationRegions: TEXTS },
};

const properties = {
  referenceDate: { ...TEXT, description: 'When AWS’s service reference was read.' },
  models: list(
    { name: TEXT, modelId: TEXT, regions: TEXTS, batchRegions: TEXTS, page: PAGE },
    { mantleId: TEXT, inferenceProfile: profile, endOfLife: TEXT },
  ),
  regions: list({
    code: TEXT,
    name: TEXT,
    partition: TEXT,
    models: { ...TEXTS, description: 'Models that can be called directly.' },
    inferenceProfiles: { ...TEXTS, description: 'Profiles that can be called from here.' },
    page: PAGE,
    modelsPage: PAGE,
  }),
  actions: list({
    action: TEXT,
    level: TEXT,
    description: TEXT,
    resources: list({ type: TEXT, arn: TEXT }),
    conditionKeys: TEXTS,
    page: PAGE,
  }),
  moreActions: { type: 'integer', minimum: 0, description: 'Actions that match and are not listed.' },
  conditionKeys: list({ key: TEXT, type: TEXT, description: TEXT, page: PAGE }),
};

export const FACTS_SCHEMA = {
  title: 'What find_facts returns',
  type: 'object',
  additionalProperties: false,
  required: Object.keys(properties),
  properties,
};
