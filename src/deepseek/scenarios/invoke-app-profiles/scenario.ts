// Track costs by team: what it asks, and how it is called.
import { APP_FILES, CALLER_PLACE, RUNTIME_LOCKS, appCall } from '#deepseek/catalog/scenario.ts';

export const scenario = appCall({
  id: 'invoke-app-profiles',
  rank: 60,
  title: 'Track costs by team',
  sentence:
    'calls {profileModels} through {appProfiles:application profile *|application profiles *}[ in {regions}][, {streaming:with streaming|without streaming}][, and reads {appFiles}]',
  summary: 'An app calls through application inference profiles, whose tags split the bill',
  fields: [
    ...CALLER_PLACE,
    'appProfiles',
    'profileModels',
    'streaming',
    'readProfile',
    'profileFallback',
    'profileAdmin',
    'profileTag',
    'matchTags',
    ...APP_FILES,
    ...RUNTIME_LOCKS,
  ],
  regionRule: 'profile-models',
  initial: { roleName: 'DeepSeekProfileInvoke' },
  page: 'bedrockProfileCosts',
});
