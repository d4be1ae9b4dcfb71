// Questions of step 3 that the first view asks: the account, the Regions and the models.
import { readAccount } from '#deepseek/answers/inputs/role-settings.ts';
import { choicesField, switchField, textField } from '#deepseek/answers/field.ts';
import { callerRegionOptions, canBeElsewhere } from '#deepseek/answers/caller-home.ts';
import { asksModels, asksStreaming, isHarness, modelOptions } from '#deepseek/answers/model-options.ts';
import { pastedCallerRegions, pastedHomes } from '#deepseek/answers/pasted-arns.ts';
import { checkRegion, checkRegionCode } from '#deepseek/answers/check-region.ts';
import { offeredRegions, regionOptions } from '#deepseek/answers/offered-regions.ts';

export const placeFields = {
  account: textField({
    key: 'a',
    step: 'entity',
    rank: 2630,
    label: 'AWS account',
    sentence: 'in account {account}',
    hint: '12 digits',
    example: '123456789012',
    find: () => 'aws sts get-caller-identity',
    required: true,
    identifying: true,
    check: readAccount,
    initial: (view) => pastedHomes(view).accounts[0] ?? '',
    placeholder: () => '111122223333',
  }),
  regions: choicesField({
    key: 'r',
    step: 'models',
    rank: 270,
    label: 'Regions',
    sentence: 'in {regions}',
    guess: true,
    style: 'search',
    options: regionOptions,
    check: (raw, view) => checkRegion(raw, view, view.home.partition),
    placeholder: (view) => view.home.regions,
    initial: (view) => {
      const places = pastedHomes(view).regions;
      const offered = offeredRegions(view);
      const usable = places.filter((region) => offered === undefined || offered.includes(region));
      return usable.length > 0 ? usable : [offered?.[0] ?? 'us-east-1'];
    },
  }),
  elsewhere: switchField({
    key: 'ew',
    step: 'models',
    rank: 2430,
    label: 'The caller is in another Region',
    sentence: '',
    effect: 'Asks for the Regions of its functions, tasks or domains.',
    when: canBeElsewhere,
    initial: (view) => pastedCallerRegions(view).some((region) => !view.home.regions.includes(region)),
  }),
  callerRegions: choicesField({
    key: 'cr',
    step: 'models',
    rank: 2440,
    label: 'Regions of the caller',
    sentence: 'with the caller in {callerRegions}',
    guess: true,
    under: [{ field: 'elsewhere' }],
    style: 'search',
    when: (view) => canBeElsewhere(view) && view.flag('elsewhere'),
    options: callerRegionOptions,
    check: (raw, view) => checkRegionCode(raw, view.home.partition),
    placeholder: (view) => view.home.regions,
    initial: (view) => {
      const pasted = pastedCallerRegions(view);
      return pasted.length > 0 ? pasted : view.home.regions;
    },
  }),
  models: choicesField({
    key: 'm',
    step: 'models',
    rank: 280,
    label: 'Models',
    sentence: 'with {models}',
    guess: true,
    style: 'cards',
    when: asksModels,
    options: modelOptions,
    initial: () => ['v3.2'],
  }),
  streaming: switchField({
    key: 's',
    step: 'models',
    rank: 2290,
    label: 'Stream answers',
    sentence: '{streaming:with streaming|without streaming}',
    effect: 'Allows streaming calls, such as ConverseStream, which need their own action.',
    when: asksStreaming,
    settled: isHarness,
    initial: (view) => view.entity.without?.includes('streaming') !== true,
  }),
};
