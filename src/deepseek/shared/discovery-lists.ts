// Lists that people need who look around in Bedrock.

/** Lists without a resource in IAM. */
export const DISCOVERY_LISTS: readonly string[] = [
  'bedrock:ListFoundationModels',
  'bedrock:GetFoundationModelAvailability',
  'bedrock:ListInferenceProfiles',
];

/** Those that the console's playground loads. */
export const PLAYGROUND_LISTS: readonly string[] = [
  'bedrock:ListCustomModels',
  'bedrock:ListFoundationModelAgreementOffers',
  'bedrock:ListGuardrails',
  'bedrock:ListImportedModels',
  'bedrock:ListMarketplaceModelEndpoints',
  'bedrock:ListPromptRouters',
  'bedrock:ListProvisionedModelThroughputs',
];
