// Questions on application inference profiles: which, who makes them, and with which tag.
import { readTeamTag } from '#deepseek/answers/inputs/bedrock-resources.ts';
import { readAppProfile } from '#deepseek/answers/inputs/app-profile.ts';
import { homeBy } from '#deepseek/answers/inputs/arn-home.ts';
import { readCallable } from '#deepseek/answers/inputs/model-arn.ts';
import { listField, switchField, textField } from '#deepseek/answers/field.ts';
import { MODELS } from '#deepseek/facts/models.ts';

export const questions = {
  appProfiles: listField({
    key: 'ap',
    step: 'models',
    rank: 820,
    label: 'Application inference profile ARNs',
    hint: 'One per line. Not the same as inference-profile ARNs',
    example: 'arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/a1b2c3d4e5f6',
    noun: 'application profile',
    required: true,
    identifying: true,
    limit: 50,
    homeOf: homeBy(readCallable),
    check: readAppProfile,
    placeholder: (view) => {
      const { partition, account } = view.home;
      const region = view.home.regions[0] ?? 'us-east-1';
      const name = 'a1b2c3d4e5f6';
      const arn = `arn:${partition}:bedrock:${region}:${account}:application-inference-profile/${name}`;
      return [{ kind: 'application-inference-profile' as const, arn, region, account, name }];
    },
  }),
  profileFallback: switchField({
    key: 'apf',
    step: 'models',
    rank: 1880,
    label: 'Also allow R1’s us. profile',
    sentence: '{profileFallback:also through R1’s us. profile}',
    effect: 'Use it if calls through profiles copied from R1 are denied.',
    note: 'One report says AWS checks both. The app can then also call R1 through the us. profile, which the cost tags miss.',
    when: (view) => view.list('profileModels').some((id) => MODELS.find((row) => row.id === id)?.profile),
    initial: () => false,
  }),
  profileAdmin: switchField({
    key: 'apa',
    step: 'models',
    rank: 1890,
    label: 'Also create a policy for the profile admin',
    sentence: '{profileAdmin:with a profile admin|without a profile admin}',
    effect:
      'Allows a platform team to create, tag and delete application inference profiles for these models.',
    initial: () => true,
  }),
  profileTag: textField({
    key: 'apt',
    step: 'models',
    rank: 1900,
    label: 'Tag on the team’s profiles',
    sentence: 'on profiles tagged {profileTag}',
    under: [{ field: 'profileAdmin' }],
    hint: 'KEY=VALUE. If empty, the profile admin can also delete other teams’ profiles',
    example: 'team=ml-platform',
    required: false,
    identifying: true,
    when: (view) => view.flag('profileAdmin'),
    check: readTeamTag,
    // A wrong answer must not widen the role to the profiles of every team.
    placeholder: (view) =>
      view.text('profileTag').trim() === '' ? { key: '', value: '' } : { key: 'team', value: 'TEAM' },
  }),
};
