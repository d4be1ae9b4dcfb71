// Questions of step 3 on models, profiles and endpoints that are named by their ARN.
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { MODELS } from '#deepseek/facts/models.ts';
import {
  choiceField,
  choicesField,
  listField,
  switchField,
  type AnswersView,
} from '#deepseek/answers/field.ts';
import { readCallable, type Callable, type CallableKind } from '#deepseek/answers/inputs/model-arn.ts';
import { homeBy } from '#deepseek/answers/inputs/arn-home.ts';
import { isConnector } from '#deepseek/answers/connector.ts';
import { modelHome } from '#deepseek/answers/model-home.ts';
import { hasPasted } from '#deepseek/answers/pasted-arns.ts';

function placeholderArn(view: AnswersView, kind: CallableKind, resource: string): readonly Callable[] {
  const { partition, account } = modelHome(view);
  const region = view.home.regions[0] ?? 'us-east-1';
  const service = kind === 'sagemaker-endpoint' ? 'sagemaker' : 'bedrock';
  const name = resource.slice(resource.lastIndexOf('/') + 1);
  return [
    { kind, arn: `arn:${partition}:${service}:${region}:${account}:${resource}`, region, account, name },
  ];
}

export const pasted = (kinds: readonly CallableKind[]) => (raw: string, view: AnswersView) =>
  readCallable(raw, modelHome(view), kinds);

export const endpointPlaceholder = (view: AnswersView) =>
  placeholderArn(view, 'sagemaker-endpoint', 'endpoint/deepseek-r1-distill-qwen-7b');

/** Whether the role does this, alone or with other tasks. */
const does = (view: AnswersView, id: ScenarioId): boolean =>
  view.scenarios.some((scenario) => scenario.id === id);

export const modelFields = {
  connectorTarget: choiceField({
    key: 'ct',
    step: 'models',
    rank: 40,
    label: 'What does the connector call?',
    sentence: '',
    guess: true,
    options: () => [
      { value: 'model', label: 'DeepSeek-V3 on Bedrock', detail: 'V3.2 or V3.1, in the Region you choose' },
      { value: 'r1', label: 'DeepSeek-R1 on Bedrock', detail: 'Through the us. inference profile' },
      { value: 'imported', label: 'A model you imported', detail: 'A DeepSeek distill in Bedrock' },
      { value: 'sagemaker', label: 'A SageMaker endpoint', detail: 'DeepSeek that you host' },
    ],
    initial: () => 'model',
  }),
  importedModels: listField({
    key: 'im',
    step: 'models',
    rank: 770,
    label: 'Imported model ARNs',
    hint: 'ARN, or the ID of one in the role’s account and Region; one per line. The console shows both under Imported models',
    example: 'arn:aws:bedrock:us-east-1:111122223333:imported-model/a1b2c3d4e5f6',
    noun: 'imported model',
    required: true,
    identifying: true,
    limit: 20,
    homeOf: homeBy(readCallable),
    when: (view) => !isConnector(view) || view.text('connectorTarget') === 'imported',
    check: pasted(['imported-model']),
    placeholder: (view) => placeholderArn(view, 'imported-model', 'imported-model/a1b2c3d4e5f6'),
  }),
  endpoints: listField({
    key: 'ep',
    step: 'models',
    rank: 780,
    label: 'SageMaker endpoint ARNs',
    hint: 'ARN, or the name of one in the role’s account and Region; one per line',
    example: 'arn:aws:sagemaker:us-east-1:111122223333:endpoint/deepseek-r1-distill-qwen-7b',
    noun: 'endpoint',
    required: true,
    identifying: true,
    limit: 20,
    homeOf: homeBy(readCallable),
    when: (view) => !isConnector(view) || view.text('connectorTarget') === 'sagemaker',
    check: pasted(['sagemaker-endpoint']),
    placeholder: endpointPlaceholder,
  }),
  profileModels: choicesField({
    key: 'pm',
    step: 'models',
    rank: 800,
    label: 'Models behind the application inference profiles',
    sentence: 'of {profileModels}',
    guess: true,
    hint: 'A profile ARN does not show which model it uses, and the role needs that model too',
    style: 'cards',
    when: (view) => does(view, 'invoke-app-profiles') || hasPasted(view, ':application-inference-profile/'),
    options: () => MODELS.map((model) => ({ value: model.id, label: model.name, detail: model.runtimeId })),
    initial: () => ['v3.2'],
  }),
  readProfile: switchField({
    key: 'rp',
    step: 'models',
    rank: 2330,
    label: 'Allow reading the inference profile',
    sentence: '{readProfile:reading the profile|without reading the profile}',
    effect: 'Allows GetInferenceProfile. AWS’s pages disagree on whether calls need it.',
    when: (view) =>
      does(view, 'invoke-r1') || does(view, 'invoke-app-profiles') || hasPasted(view, 'inference-profile/'),
    initial: () => true,
  }),
  readImported: switchField({
    key: 'ri',
    step: 'models',
    rank: 2340,
    label: 'Allow reading the imported model',
    sentence: '{readImported:reading the model|without reading the model}',
    effect:
      'Allows GetImportedModel. AWS’s inference prerequisites list it as required; other samples leave it out.',
    when: (view) => does(view, 'invoke-imported') || hasPasted(view, ':imported-model/'),
    initial: () => true,
  }),
};
