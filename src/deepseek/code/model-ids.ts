// What a model ID or ARN in code names, and the task and answers that follow.
import { MODEL_VENDORS } from '#deepseek/facts/model-vendors.ts';
import type { FieldValues } from '#deepseek/answers/answers.ts';
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { MODELS, modelByFoundationId, modelByProfileId, type Model } from '#deepseek/facts/models.ts';

interface NamedModel {
  readonly task: ScenarioId;
  readonly answers: FieldValues;
  /** Why the call does not work as it stands, or cannot be composed. */
  readonly problem?: string;
}

/** What LiteLLM, LangChain and others put before the ID of Bedrock. */
const PREFIX =
  /^(?:bedrock_converse:|bedrock:|(?:bedrock|sagemaker|sagemaker_chat|bedrock_mantle)\/(?:(?:converse|invoke|converse_like|deepseek_r1|llama|qwen2|qwen3|openai)\/)?(?:[a-z]{2}(?:-[a-z]+)+-\d\/)?)/;

/** What a call of Bedrock calls the ARN of an inference profile in its response. */
export const OWN_PROFILE = /\binferenceProfileArn\b/i;

/** The ID as AWS has it. */
export const withoutPrefix = (id: string): string => id.replace(PREFIX, '');

/** The Region that LiteLLM's model names hold: "bedrock/us-west-2/deepseek.v3.2". */
export const regionInPrefix = (id: string): string | undefined =>
  /^bedrock\/(?:[a-z_]+\/)?([a-z]{2}(?:-[a-z]+)+-\d)\//.exec(id)?.[1];

const models = (model: Model): FieldValues => ({
  models: [model.id],
  servedModels: [model.id],
});

const ofModel = (model: Model): NamedModel =>
  model.regions.length > 0
    ? { task: 'invoke', answers: models(model) }
    : {
        task: 'invoke-r1',
        // Who calls the profile does not read it by that, whatever the client.
        answers: { servedModels: [model.id], profileModels: [model.id], readProfile: false },
      };

interface ArnRow {
  /** The ARN up to the name. */
  readonly type: string;
  readonly name: string;
  readonly task?: ScenarioId;
  /** The question that the ARN answers. */
  readonly field?: FieldId;
  readonly named: (arn: string, name: string) => NamedModel | undefined;
}

const ofField = (task: ScenarioId, field: FieldId): Pick<ArnRow, 'task' | 'field' | 'named'> => ({
  task,
  field,
  named: (arn) => ({ task, answers: { [field]: [arn] } }),
});

const ARNS: readonly ArnRow[] = [
  { type: 'bedrock:[\\w-]+::foundation-model/', name: '(.+)', named: (_arn, name) => named(name) },
  {
    type: 'bedrock:[\\w-]+:(?:\\d{12})?:inference-profile/',
    name: '(.+)',
    named: (_arn, name) => named(name),
  },
  {
    type: 'bedrock:[\\w-]+:\\d{12}:application-inference-profile/',
    name: '(\\w+)',
    ...ofField('invoke-app-profiles', 'appProfiles'),
  },
  {
    type: 'bedrock:[\\w-]+:\\d{12}:imported-model/',
    name: '(\\w+)',
    ...ofField('invoke-imported', 'importedModels'),
  },
  {
    type: 'bedrock:[\\w-]+:\\d{12}:prompt/',
    name: '(\\w+)(?::\\w+)?',
    ...ofField('invoke-prompts', 'prompts'),
  },
  {
    type: 'bedrock-agentcore:[\\w-]+:\\d{12}:runtime/',
    name: '([\\w-]+)',
    ...ofField('invoke-agentcore', 'agentRuntimes'),
  },
  {
    type: 'sagemaker:[\\w-]+:\\d{12}:endpoint/',
    name: '([\\w-]+)',
    ...ofField('invoke-marketplace', 'marketplaceEndpoints'),
  },
];

const ARN = '^arn:aws(?:-[a-z-]+)?:';

/** What an ARN is of whose name or account is not known: the task, and the question that the rest of it answers. */
export function taskOfParts(prefix: string, suffix = ''): { task: ScenarioId; field: FieldId } | undefined {
  const arn = prefix.endsWith(':') && suffix.startsWith(':') ? `${prefix}000000000000${suffix}` : prefix;
  const found = ARNS.find(({ type }) => new RegExp(`${ARN}${type}`).test(arn));
  const { task, field } = found ?? {};
  return task === undefined || field === undefined ? undefined : { task, field };
}

/** The model with an ID, or what an ARN names; undefined for what is neither. */
function named(id: string): NamedModel | undefined {
  const profiled = modelByProfileId(id);
  if (profiled) return ofModel(profiled);
  const direct = modelByFoundationId(id) ?? MODELS.find(({ mantleId }) => mantleId === id);
  if (!direct) return undefined;
  if (!direct.profile || direct.regions.length > 0) return ofModel(direct);
  return {
    ...ofModel(direct),
    problem: `${direct.name} works only through its profile, so use ${direct.profile.id}`,
  };
}

const VENDOR = new RegExp(String.raw`^(?:[a-z]{2,6}\.)?(${MODEL_VENDORS})\.`);

/** What a value of `modelId` says. Without an answer only the problem, in words. */
export function readModelId(raw: string): NamedModel | { readonly problem: string } {
  const id = withoutPrefix(raw.trim());
  const row = ARNS.map(({ type, name, named: read }) => {
    const match = new RegExp(`${ARN}${type}${name}$`).exec(id);
    return match ? read(id, match[1] ?? '') : undefined;
  }).find((found) => found !== undefined);
  const model = row ?? named(id);
  if (model) return model;
  const vendor = VENDOR.exec(id.replace(/^.*\//, ''));
  return { problem: vendor ? 'not a DeepSeek model' : 'not a model that Rolewright knows' };
}

/** The Region of an ARN. */
export const regionOfArn = (arn: string): string | undefined =>
  /^arn:aws[\w-]*:[\w-]+:([\w-]+):/.exec(arn)?.[1];

/** The account of an ARN. */
export const accountOfArn = (arn: string): string | undefined =>
  /^arn:aws[\w-]*:[\w-]+:[\w-]*:(\d{12}):/.exec(arn)?.[1];
