// Questions on features of Bedrock: projects, the models of a service, and its guardrails.
import {
  readProject,
  readServiceGuardrail,
  type RegionalId,
} from '#deepseek/answers/inputs/bedrock-resources.ts';
import { regionBy } from '#deepseek/answers/inputs/arn-home.ts';
import { choicesField, listField } from '#deepseek/answers/field.ts';
import { lifecycleTag, MODELS } from '#deepseek/facts/models.ts';

export const bedrockFields = {
  mantleProjects: listField({
    key: 'mpj',
    step: 'models',
    rank: 830,
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
  servedModels: choicesField({
    key: 'sm',
    step: 'models',
    rank: 840,
    label: 'DeepSeek models',
    guess: true,
    hint: 'R1 works only through its us. profile',
    style: 'cards',
    options: () =>
      MODELS.map((model) => ({
        value: model.id,
        label: model.name,
        detail: model.profile?.id ?? model.runtimeId,
        tag: lifecycleTag(model),
      })),
    initial: () => ['v3.2'],
  }),
  serviceGuardrails: listField({
    key: 'sg',
    step: 'models',
    rank: 1920,
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
};
