// Questions on the policies of VPC endpoints.
import {
  choiceField,
  choicesField,
  listField,
  switchField,
  type RoleHome,
  type AnswersView,
} from '#core/answers/field.ts';
import { readGuardrail } from '#core/answers/inputs/guardrail.ts';
import { readCallable } from '#core/answers/inputs/model-arn.ts';

/** Callers of an organization call what is in their own accounts. */
const callersHome = (view: AnswersView): RoleHome =>
  view.text('endpointCallers') === 'organization' ? { ...view.home, accountGiven: false } : view.home;

const onRuntime = (view: AnswersView): boolean => view.list('endpointServices').includes('runtime');

export const endpointFields = {
  endpointServices: choicesField({
    key: 'eps',
    step: 'models',
    rank: -1,
    label: 'Endpoints',
    hint: 'Each endpoint has its own policy',
    style: 'cards',
    options: (view) => [
      { value: 'runtime', label: 'bedrock-runtime', detail: 'Models, R1’s profile and imported models' },
      {
        value: 'mantle',
        label: 'bedrock-mantle',
        detail: 'The OpenAI-compatible endpoint',
        ...(view.list('servedModels').some((id) => id !== 'r1')
          ? {}
          : {
              disabled:
                'DeepSeek-R1 is not on the bedrock-mantle endpoint. Choose DeepSeek-V3.2 as well, or the policy of bedrock-runtime alone.',
            }),
      },
    ],
    initial: () => ['runtime'],
  }),
  endpointAlso: choicesField({
    key: 'epo',
    step: 'models',
    rank: 1,
    label: 'What else may be called',
    hint: 'Choose what your apps call through this endpoint: what is left out is denied',
    style: 'cards',
    optional: true,
    when: onRuntime,
    options: () => [
      {
        value: 'application-inference-profile',
        label: 'Application inference profiles',
        detail: 'The model behind one is checked too',
      },
      { value: 'prompt', label: 'Stored prompts', detail: 'Rendering a prompt of Prompt management' },
    ],
    initial: () => [],
  }),
  endpointImported: listField({
    key: 'epi',
    step: 'models',
    rank: 1,
    label: 'Imported models',
    hint: 'ARNs, one a line; leave it empty for none',
    example: 'arn:aws:bedrock:us-east-1:111122223333:imported-model/a1b2c3d4e5f6',
    noun: 'imported model',
    required: false,
    identifying: true,
    limit: 20,
    when: onRuntime,
    check: (raw, view) => readCallable(raw, callersHome(view), ['imported-model']),
    placeholder: () => [],
  }),
  endpointGuardrails: listField({
    key: 'epg',
    step: 'models',
    rank: 1,
    label: 'Guardrails that calls apply',
    hint: 'ARNs, one a line; with none, every ApplyGuardrail call through the endpoint is denied',
    example: 'arn:aws:bedrock:us-east-1:111122223333:guardrail/gr1a2b3c4d5e',
    noun: 'guardrail',
    required: false,
    identifying: true,
    limit: 10,
    when: onRuntime,
    check: (raw, view) => readGuardrail(raw, view.home, { version: 'dropped' }),
    placeholder: () => [],
  }),
  endpointCallers: choiceField({
    key: 'epc',
    step: 'lockdown',
    label: 'Whose credentials may call',
    options: () => [
      {
        value: 'account',
        label: 'Those of this account',
        detail: 'Keeps credentials of other accounts from carrying data out through the endpoint',
      },
      {
        value: 'organization',
        label: 'Those of your organization',
        detail: 'Each calls the profiles, projects and prompts of its own account',
      },
    ],
    initial: () => 'account',
  }),
  endpointKeys: switchField({
    key: 'epk',
    step: 'lockdown',
    label: 'Let calls with Bedrock API keys pass',
    effect: 'Adds CallWithBearerToken. The keys still need the permission in their own policies.',
    note: 'Keys that were created elsewhere can then be used through the endpoint.',
    initial: () => false,
  }),
};
