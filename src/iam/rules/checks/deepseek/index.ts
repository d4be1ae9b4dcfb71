// Checks on policies for DeepSeek on AWS, and for Amazon Bedrock in general.
import type { Check } from '#iam/rules/check.ts';
import denyLeavesOtherPaths from './deny-leaves-other-paths.ts';
import domainWithoutPath from './domain-without-path.ts';
import foundationModelWithAccount from './foundation-model-with-account.ts';
import inferenceProfileWithoutModels from './inference-profile-without-models.ts';
import mantleModelId from './mantle-model-id.ts';
import marketplaceNotNeeded from './marketplace-not-needed.ts';
import modelListWithoutProfiles from './model-list-without-profiles.ts';
import modelNeedsProfile from './model-needs-profile.ts';
import modelNotInRegion from './model-not-in-region.ts';
import modelWithoutBatch from './model-without-batch.ts';
import passRoleMissing from './pass-role-missing.ts';
import profileNeedsRegions from './profile-needs-regions.ts';
import profileOfOtherKind from './profile-of-other-kind.ts';
import resourceAccountOnFoundationModel from './resource-account-on-foundation-model.ts';
import streamingMissing from './streaming-missing.ts';
import unknownDeepseekModel from './unknown-deepseek-model.ts';
import wildcardModelInAllow from './wildcard-model-in-allow.ts';

export const deepseekChecks: readonly Check[] = [
  denyLeavesOtherPaths,
  domainWithoutPath,
  foundationModelWithAccount,
  inferenceProfileWithoutModels,
  mantleModelId,
  marketplaceNotNeeded,
  modelListWithoutProfiles,
  modelNeedsProfile,
  modelNotInRegion,
  modelWithoutBatch,
  passRoleMissing,
  profileNeedsRegions,
  profileOfOtherKind,
  resourceAccountOnFoundationModel,
  streamingMissing,
  unknownDeepseekModel,
  wildcardModelInAllow,
];
