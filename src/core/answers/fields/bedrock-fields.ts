// Questions on features of Bedrock: application profiles, projects, API keys, agents, flows, evaluation.
import { readJudge } from '#core/answers/inputs/judge.ts';
import {
  readPrompt,
  readProject,
  readServiceGuardrail,
  readTeamTag,
  type RegionalId,
} from '#core/answers/inputs/bedrock-resources.ts';
import { readAppProfile } from '#core/answers/inputs/app-profile.ts';
import { homeOfArn } from '#core/answers/inputs/arn-home.ts';
import { readBucket, type BucketLocation } from '#core/answers/inputs/bucket.ts';
import { choiceField, choicesField, listField, switchField, textField } from '#core/answers/field.ts';
import { refusedByGuardrail } from '#core/answers/runtime-calls.ts';
import { MODELS } from '#core/facts/models.ts';

export const bedrockFields = {
  appProfiles: listField({
    key: 'ap',
    step: 'models',
    label: 'Application inference profile ARNs',
    hint: 'One a line. They are another type than inference-profile ARNs',
    example: 'arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/a1b2c3d4e5f6',
    noun: 'application profile',
    required: true,
    identifying: true,
    limit: 50,
    homeOf: homeOfArn,
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
    label: 'Also name the us. profile of R1',
    effect:
      'For profiles copied from R1, when calls through them are denied: one report says AWS checks both.',
    breaks: 'The app can then call R1 through the us. profile too, past the cost tags.',
    when: (view) => view.list('profileModels').some((id) => MODELS.find((row) => row.id === id)?.profile),
    initial: () => false,
  }),
  profileAdmin: switchField({
    key: 'apa',
    step: 'models',
    rank: 1,
    label: 'Policy for whoever makes the profiles',
    effect: 'Lets a platform team create, tag and delete application profiles of these models.',
    initial: () => true,
  }),
  profileTag: textField({
    key: 'apt',
    step: 'models',
    rank: 1,
    label: 'Tag of the team’s profiles',
    hint: 'KEY=VALUE. Empty: whoever makes profiles can also delete those of every other team',
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
    hint: 'proj_… or an ARN, one a line; leave it empty for the default project',
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
    label: 'What the key calls',
    hint: 'Choose none when other tasks of the role say what may be called',
    style: 'cards',
    optional: true,
    options: (view) => {
      const refused = refusedByGuardrail('mantle', view);
      return [
        {
          value: 'runtime',
          label: 'bedrock-runtime',
          detail: 'InvokeModel and Converse, and the OpenAI path of that endpoint',
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
    hint: 'R1 only through its us. profile',
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
    label: 'Let people use the playground',
    effect: 'Adds the lists the playground loads, and calls of the models above.',
    initial: () => false,
  }),
  prompts: listField({
    key: 'pr',
    step: 'models',
    label: 'Stored prompts',
    hint: 'Prompt IDs or ARNs, one a line',
    example: 'PROMPT1234',
    noun: 'prompt',
    required: true,
    identifying: true,
    limit: 20,
    check: (raw, view) => readPrompt(raw, view.home),
    placeholder: (): readonly RegionalId[] => [{ id: 'PROMPT1234' }],
  }),
  flowPrompts: listField({
    key: 'fpr',
    step: 'models',
    label: 'Stored prompts of the flow',
    hint: 'Prompt IDs or ARNs, one a line; leave it empty when prompts stand in the flow itself',
    example: 'PROMPT1234',
    noun: 'prompt',
    required: false,
    identifying: true,
    limit: 20,
    check: (raw, view) => readPrompt(raw, view.home),
    placeholder: () => [],
  }),
  serviceGuardrails: listField({
    key: 'sg',
    step: 'models',
    rank: 1,
    label: 'Guardrails it applies',
    hint: 'ARNs, one a line; leave it empty for none',
    example: 'arn:aws:bedrock:us-east-1:111122223333:guardrail/gr1a2b3c4d5e',
    noun: 'guardrail',
    required: false,
    identifying: true,
    limit: 10,
    check: (raw, view) => readServiceGuardrail(raw, view.home),
    placeholder: () => [],
  }),
  actionSchemas: listField<BucketLocation>({
    key: 'asb',
    step: 'data',
    label: 'Bucket with action schemas',
    hint: 'With the folder or the file. Leave it empty if the schemas are in the agent itself',
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
    label: 'Who judges the answers',
    options: () => [
      { value: 'automatic', label: 'Built-in metrics', detail: 'Bedrock computes the scores' },
      {
        value: 'judge',
        label: 'Another model',
        detail: 'A judge of another vendor: AWS lists no DeepSeek model',
      },
      { value: 'human', label: 'People', detail: 'A work team in SageMaker; needs a second role' },
    ],
    initial: () => 'automatic',
  }),
  judges: listField({
    key: 'evj',
    step: 'models',
    rank: 1,
    label: 'Judge model ARNs',
    hint: 'Foundation models in the Region of the job, one a line',
    example: 'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-pro-v1:0',
    noun: 'judge model',
    required: true,
    limit: 5,
    when: (view) => view.text('evaluationKind') === 'judge',
    check: (raw, view) => readJudge(raw, view.home),
    placeholder: (view) => [
      `arn:${view.home.partition}:bedrock:${view.home.regions[0] ?? 'us-east-1'}::foundation-model/amazon.nova-pro-v1:0`,
    ],
  }),
  evaluationPrompts: listField<BucketLocation>({
    key: 'evd',
    step: 'data',
    label: 'Bucket with the prompts',
    hint: 'With the folder or the file, one per line. It must be in the Region of the job',
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
    hint: 'With the folder, one a line. It must be in the Region of the job',
    example: 's3://acme-evaluation/results/',
    noun: 'bucket for results',
    required: true,
    identifying: true,
    limit: 10,
    check: (raw, view) => readBucket(raw, view.home, 'write'),
    placeholder: () => [{ bucket: 'amzn-s3-demo-bucket', prefix: 'results' }],
  }),
};
