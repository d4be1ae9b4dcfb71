// Questions on features of Bedrock: application profiles, projects, API keys, agents, flows, evaluation.
import { readJudge } from '#deepseek/answers/inputs/judge.ts';
import {
  readPrompt,
  readProject,
  readServiceGuardrail,
  readTeamTag,
  type RegionalId,
} from '#deepseek/answers/inputs/bedrock-resources.ts';
import { readAppProfile } from '#deepseek/answers/inputs/app-profile.ts';
import { homeBy, regionBy } from '#deepseek/answers/inputs/arn-home.ts';
import { readCallable } from '#deepseek/answers/inputs/model-arn.ts';
import { readBucket, type BucketLocation } from '#deepseek/answers/inputs/bucket.ts';
import { choiceField, choicesField, listField, switchField, textField } from '#deepseek/answers/field.ts';
import { refusedByGuardrail } from '#deepseek/answers/runtime-calls.ts';
import { MODELS } from '#deepseek/facts/models.ts';

export const bedrockFields = {
  appProfiles: listField({
    key: 'ap',
    step: 'models',
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
    rank: 1,
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
    rank: 1,
    label: 'Also create a policy for the profile admin',
    sentence: '{profileAdmin:with a profile admin|without a profile admin}',
    effect:
      'Allows a platform team to create, tag and delete application inference profiles for these models.',
    initial: () => true,
  }),
  profileTag: textField({
    key: 'apt',
    step: 'models',
    rank: 1,
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
  mantleProjects: listField({
    key: 'mpj',
    step: 'models',
    label: 'bedrock-mantle projects',
    sentence: 'in {mantleProjects:project *|projects *}',
    hint: 'Project ID or ARN, one per line. Leave empty for the default project',
    example: 'proj_abc123',
    noun: 'project',
    required: false,
    identifying: true,
    limit: 10,
    when: (view) =>
      view.scenarios.some(({ id }) => id === 'mantle') ||
      view
        .list(view.scenario.id === 'endpoint-policy' ? 'endpointServices' : 'keyEndpoints')
        .includes('mantle'),
    check: readProject,
    placeholder: (): readonly RegionalId[] => [{ id: 'default' }],
  }),
  keyEndpoints: choicesField({
    key: 'ke',
    step: 'models',
    rank: -1,
    label: 'What can the key call?',
    hint: 'Choose none if the role’s other tasks already allow the calls',
    style: 'cards',
    optional: true,
    options: (view) => {
      const refused = refusedByGuardrail('mantle', view);
      return [
        {
          value: 'runtime',
          label: 'bedrock-runtime',
          detail: 'InvokeModel, Converse and the endpoint’s OpenAI-compatible path',
        },
        {
          value: 'mantle',
          label: 'bedrock-mantle',
          detail: 'The OpenAI-compatible endpoint',
          ...(refused ? { disabled: refused } : {}),
        },
      ];
    },
    initial: (view) => (view.scenario.id === 'api-keys' ? ['runtime'] : []),
  }),
  servedModels: choicesField({
    key: 'sm',
    step: 'models',
    label: 'DeepSeek models',
    guess: true,
    hint: 'R1 works only through its us. profile',
    style: 'cards',
    options: () =>
      MODELS.map((model) => ({
        value: model.id,
        label: model.name,
        detail: model.profile?.id ?? model.runtimeId,
        ...(model.endOfLife ? { tag: `ends ${model.endOfLife}` } : {}),
      })),
    initial: () => ['v3.2'],
  }),
  playground: switchField({
    key: 'pg',
    step: 'models',
    rank: 1,
    label: 'Allow the playground',
    effect: 'Allows the lists that the console playground loads, and calls to the models above.',
    initial: () => false,
  }),
  prompts: listField({
    key: 'pr',
    step: 'models',
    label: 'Stored prompts',
    hint: 'Prompt IDs or ARNs, one per line',
    example: 'PROMPT1234',
    noun: 'prompt',
    required: true,
    identifying: true,
    limit: 20,
    homeOf: homeBy(readPrompt),
    check: (raw, view) => readPrompt(raw, view.home),
    placeholder: (): readonly RegionalId[] => [{ id: 'PROMPT1234' }],
  }),
  flowPrompts: listField({
    key: 'fpr',
    step: 'models',
    label: 'Stored prompts in the flow',
    hint: 'Prompt IDs or ARNs, one per line. Leave empty if the flow defines its prompts itself',
    example: 'PROMPT1234',
    noun: 'prompt',
    required: false,
    identifying: true,
    limit: 20,
    homeOf: homeBy(readPrompt),
    homeKind: 'beside',
    check: (raw, view) => readPrompt(raw, view.home),
    placeholder: () => [],
  }),
  serviceGuardrails: listField({
    key: 'sg',
    step: 'models',
    rank: 1,
    label: 'Guardrails to apply',
    sentence: 'applying {serviceGuardrails:guardrail *|guardrails *}',
    hint: 'ARNs, one per line. Leave empty for none',
    example: 'arn:aws:bedrock:us-east-1:111122223333:guardrail/gr1a2b3c4d5e',
    noun: 'guardrail',
    required: false,
    identifying: true,
    limit: 10,
    homeOf: regionBy(readServiceGuardrail),
    homeKind: 'beside',
    check: (raw, view) => readServiceGuardrail(raw, view.home),
    placeholder: () => [],
  }),
  actionSchemas: listField<BucketLocation>({
    key: 'asb',
    step: 'data',
    label: 'Bucket with action schemas',
    sentence: 'with schemas in {actionSchemas}',
    hint: 'With the folder or file. Leave empty if the schemas are in the agent itself',
    example: 's3://acme-agents/support/',
    noun: 'bucket',
    required: false,
    identifying: true,
    limit: 10,
    check: (raw, view) => readBucket(raw, view.home),
    placeholder: () => [],
  }),
  evaluationKind: choiceField({
    key: 'evk',
    step: 'models',
    rank: -1,
    label: 'Who judges the responses?',
    options: () => [
      { value: 'automatic', label: 'Built-in metrics', detail: 'Bedrock computes the scores' },
      {
        value: 'judge',
        label: 'Another model',
        detail: 'A judge from another vendor: AWS does not list DeepSeek models',
      },
      { value: 'human', label: 'People', detail: 'A SageMaker work team; needs a second role' },
    ],
    initial: () => 'automatic',
  }),
  judges: listField({
    key: 'evj',
    step: 'models',
    rank: 1,
    label: 'Judge model ARNs',
    under: [{ field: 'evaluationKind', value: 'judge' }],
    hint: 'Foundation models or system inference profiles in the job’s Region, one per line. A model whose card shows no in-Region use needs its profile',
    example: 'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-pro-v1:0',
    noun: 'judge model',
    required: true,
    limit: 5,
    when: (view) => view.text('evaluationKind') === 'judge',
    homeOf: regionBy(readJudge),
    homeKind: 'beside',
    check: (raw, view) => readJudge(raw, view.home),
    placeholder: (view) => [
      `arn:${view.home.partition}:bedrock:${view.home.regions[0] ?? 'us-east-1'}::foundation-model/amazon.nova-pro-v1:0`,
    ],
  }),
  evaluationPrompts: listField<BucketLocation>({
    key: 'evd',
    step: 'data',
    label: 'Bucket with the prompts',
    hint: 'In the job’s Region, with the folder or file; one per line',
    example: 's3://acme-evaluation/prompts/',
    noun: 'bucket',
    required: true,
    identifying: true,
    limit: 10,
    check: (raw, view) => readBucket(raw, view.home),
    placeholder: () => [{ bucket: 'amzn-s3-demo-bucket', prefix: 'prompts' }],
  }),
  evaluationResults: listField<BucketLocation>({
    key: 'evo',
    step: 'data',
    label: 'Bucket for the results',
    hint: 'In the job’s Region, with the folder; one per line',
    example: 's3://acme-evaluation/results/',
    noun: 'bucket for results',
    required: true,
    identifying: true,
    limit: 10,
    check: (raw, view) => readBucket(raw, view.home, 'write'),
    placeholder: () => [{ bucket: 'amzn-s3-demo-bucket', prefix: 'results' }],
  }),
};
