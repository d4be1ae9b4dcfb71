// OpenAI clients that are pointed at AWS, and LiteLLM, which names AWS in the model.
import { isText, type Follower, type Value } from './values.ts';
import { readModelId, regionInPrefix, regionOfArn, withoutPrefix } from './model-ids.ts';
import { lineIn, nameOf, sourceOf, type CodeNotes } from './notes.ts';
import { calledName, givenTo, pathOf, type CallExpression } from './program.ts';
import { bearerToken } from './bearer-token.ts';
import { roleIn } from './resource-parameters.ts';

// Addresses of endpoints that OpenAI clients are pointed at.
// https://docs.aws.amazon.com/bedrock/latest/userguide/endpoints.html
// https://docs.aws.amazon.com/sagemaker/latest/dg/realtime-endpoints-openai-compatible.html

type OpenAiEndpoint =
  | { readonly kind: 'mantle' | 'runtime'; readonly region: string }
  | {
      readonly kind: 'sagemaker';
      readonly region: string;
      readonly endpoint: string;
      readonly component?: string;
    };

/** A Region that is filled in as the code runs. */
const ANY = '*';
const REGION = String.raw`((?:[a-z]+-)+\d+|\*)`;
const MANTLE = new RegExp(String.raw`^https?://bedrock-mantle\.${REGION}\.api\.aws`);
const RUNTIME = new RegExp(
  String.raw`^https?://bedrock-runtime(?:-fips)?\.${REGION}\.(?:amazonaws\.com(?:\.cn)?|api\.aws)`,
);
const SAGEMAKER = new RegExp(
  String.raw`^https?://runtime(?:-fips)?\.sagemaker\.${REGION}\.amazonaws\.com(?:\.cn)?/endpoints/([\w-]+)(?:/inference-components/([\w-]+))?`,
);

/** The endpoint of AWS at an address; undefined for any other. */
function openAiEndpoint(address: string): OpenAiEndpoint | undefined {
  const mantle = MANTLE.exec(address)?.[1];
  if (mantle !== undefined) return { kind: 'mantle', region: mantle };
  const runtime = RUNTIME.exec(address)?.[1];
  if (runtime !== undefined) return { kind: 'runtime', region: runtime };
  const [, region, endpoint, component] = SAGEMAKER.exec(address) ?? [];
  if (region === undefined || endpoint === undefined) return undefined;
  return { kind: 'sagemaker', region, endpoint, ...(component === undefined ? {} : { component }) };
}

const CLIENTS = new Set([
  'OpenAI',
  'AsyncOpenAI',
  'ChatOpenAI',
  'OpenAIModel',
  'OpenAILike',
  'createOpenAI',
  'createOpenAICompatible',
  'NewClient',
  'OpenAIClient',
  'LLM',
  'config',
]);
const ADDRESSES = [
  'baseUrl',
  'apiBase',
  'openaiApiBase',
  'configuration.baseUrl',
  'clientArgs.baseUrl',
  'basePath',
] as const;
const VARIABLES = ['OPENAI_BASE_URL', 'OPENAI_API_BASE', 'AWS_BEDROCK_BASE_URL'] as const;
const CALLS =
  /(?:^|\.)(?:chat\.completions|beta\.chat\.completions|responses|completions)\.(?:create|parse|stream|new|newstreaming)$/i;
const LITELLM = new Set([
  'completion',
  'acompletion',
  'ChatLiteLLM',
  'LLM',
  'LM',
  'LiteLLMModel',
  'LiteLlm',
  'init_chat_model',
  'initChatModel',
  'Router',
  'Agent',
  'config',
]);
const LITELLM_MODEL = /^(?:bedrock|sagemaker|sagemaker_chat|bedrock_mantle)\/|^bedrock(?:_converse)?:/;

interface Client {
  readonly call: CallExpression;
  readonly addresses: readonly Value[];
}

function addressesOf(call: CallExpression, { follow, lookUp, program }: Follower): readonly Value[] {
  const entries = givenTo(call);
  for (const path of ADDRESSES) {
    const values = lookUp(entries, path);
    if (values.length > 0) return values;
  }
  return VARIABLES.flatMap((name) => (program.environment.get(name) ?? []).flatMap(follow));
}

const clientsIn = (follower: Follower): readonly Client[] =>
  follower.program.calls
    .filter((call) => CLIENTS.has(calledName(call)))
    .map((call) => ({ call, addresses: addressesOf(call, follower) }))
    .filter(({ addresses }) => addresses.length > 0);

/** Whether a call asks for a stream; undefined where that is not known. */
function streams(call: CallExpression, { lookUp }: Follower): boolean | undefined {
  const entries = givenTo(call);
  const values = lookUp(entries, 'stream');
  if (values.length === 0) return false;
  return values.every(isText) ? values.some((value) => isText(value) && value.value === 'true') : undefined;
}

/** What a model means on an endpoint of AWS that speaks OpenAI's language. */
function stateModel(value: Value, notes: CodeNotes, task: 'mantle' | 'api-keys' | undefined): void {
  if (!isText(value)) {
    notes.ask(value, (where) => `model comes from ${sourceOf(value, where)}: which model?`, 'models');
    return;
  }
  const model = readModelId(value.value);
  if (!('task' in model)) {
    notes.ask(value, (where) => `model is ${where}: ${model.problem}.`, 'models');
    return;
  }
  const region = regionInPrefix(value.value) ?? regionOfArn(withoutPrefix(value.value));
  notes.state(value, {
    task: task ?? model.task,
    answers: { ...model.answers, ...(region === undefined ? {} : { regions: [region] }) },
  });
  if (model.problem !== undefined)
    notes.ask(value, (where) => `model is ${where}: ${model.problem}.`, 'models');
}

/** Says which endpoint of AWS a client is pointed at. */
function stateAddress(
  address: Value & { kind: 'text' },
  call: CallExpression,
  follower: Follower,
  notes: CodeNotes,
): 'mantle' | 'api-keys' | undefined {
  const endpoint = openAiEndpoint(address.value);
  if (!endpoint) return undefined;
  const regions = endpoint.region === ANY ? [] : [endpoint.region];
  if (regions.length === 0)
    notes.ask(address, (where) => `The Region of the address comes from ${where}: which Region?`, 'regions');
  else if (address.unless !== undefined)
    notes.ask(
      address,
      (where) =>
        `The Region is ${endpoint.region}, ${lineIn(where)}, unless ${address.unless} says otherwise.`,
      'regions',
    );
  const place = regions.length === 0 ? {} : { regions };
  if (endpoint.kind === 'sagemaker') {
    notes.state(address, { task: 'invoke-sagemaker', answers: { ...place, endpointTokens: true } });
    notes.ask(
      address,
      (where) => `${where} names the endpoint ${endpoint.endpoint}: paste its ARN.`,
      'endpoints',
    );
    return undefined;
  }
  const token = bearerToken(call, follower);
  const byKey = endpoint.kind === 'runtime' || token !== undefined;
  const task = byKey ? 'api-keys' : 'mantle';
  notes.state(address, { task, answers: { ...place, ...(byKey ? { keyEndpoints: [endpoint.kind] } : {}) } });
  if (token) notes.state(token, { task, answers: { keyEndpoints: [endpoint.kind] } });
  return task;
}

/** An address of Bedrock whose Region is filled in as the code runs, with a Region in its place. */
function withAnyRegion(address: Value): (Value & { kind: 'text' }) | undefined {
  if (isText(address)) return address;
  const { start, end } = address;
  const prefix = address.kind === 'unknown' ? (address.prefix ?? '') : '';
  return /^https?:\/\/bedrock-(?:mantle|runtime)\.$/.test(prefix)
    ? { kind: 'text', value: `${prefix}${ANY}.api.aws`, start, end }
    : undefined;
}

function chatCalls(follower: Follower, notes: CodeNotes): void {
  const clients = clientsIn(follower);
  for (const { call, addresses } of clients) {
    const known = addresses.flatMap((address) => withAnyRegion(address) ?? []);
    const tasks = known.map((address) => stateAddress(address, call, follower, notes));
    const isAws = known.some((address) => openAiEndpoint(address.value));
    if (!isAws) continue;
    const task = tasks.find((each) => each !== undefined);
    const service =
      task === undefined
        ? 'sagemaker-runtime'
        : known.some((address) => openAiEndpoint(address.value)?.kind === 'mantle')
          ? 'bedrock-mantle'
          : 'bedrock-runtime';
    const entries = givenTo(call);
    for (const value of follower.lookUp(entries, 'project'))
      if (isText(value) && value.value.startsWith('proj_'))
        notes.state(value, { answers: { mantleProjects: [value.value] } });
    for (const path of ['model', 'modelName', 'modelId'])
      for (const value of follower.lookUp(entries, path)) if (task) stateModel(value, notes, task);
    const own = follower.program.calls.filter((each) => {
      const path = pathOf(each.callee);
      return path !== undefined && CALLS.test(path);
    });
    if (own.length === 0) notes.call(nameOf(call, notes), service, 'ChatCompletions', call.end);
    for (const each of follower.program.calls)
      if (/(?:^|\.)models\.(?:list|retrieve)$/.test(pathOf(each.callee) ?? ''))
        notes.call(nameOf(each, notes), service, 'ListModels', each.end);
    for (const each of own) {
      notes.call(
        nameOf(each, notes),
        service,
        pathOf(each.callee)?.includes('responses') ? 'Responses' : 'ChatCompletions',
        each.end,
      );
      const given = givenTo(each);
      if (task) for (const value of follower.lookUp(given, 'model')) stateModel(value, notes, task);
      const streaming = /stream/i.test(calledName(each)) ? true : streams(each, follower);
      if (streaming !== undefined) notes.state(nameOf(each, notes), { answers: { streaming } });
    }
  }
}

function liteLlmCalls(follower: Follower, notes: CodeNotes): void {
  for (const call of follower.program.calls) {
    const name = calledName(call);
    if (!LITELLM.has(name)) continue;
    const [first] = call.args;
    const entries = [
      ...(first ? [{ key: 'model', value: first }] : []),
      ...call.args.map((value) => ({ key: undefined, value })),
      ...call.named,
    ];
    const values = ['modelList.litellmParams.model', 'model', 'modelId'].flatMap((path) =>
      follower.lookUp(entries, path),
    );
    const provider = ['modelProvider', 'customLlmProvider']
      .flatMap((path) => follower.lookUp(entries, path))
      .find(isText)?.value;
    const ours = values.filter(
      (value) => isText(value) && (LITELLM_MODEL.test(value.value) || (provider ?? '').startsWith('bedrock')),
    );
    if (ours.length === 0) continue;
    for (const value of ours) stateModel(value, notes, undefined);
    notes.call(nameOf(call, notes), 'bedrock-runtime', 'Converse', call.end);
    for (const path of ['awsRegionName', 'regionName', 'modelList.litellmParams.awsRegionName'])
      for (const value of follower.lookUp(entries, path))
        if (isText(value)) notes.state(value, { answers: { regions: [value.value] } });
        else
          notes.ask(
            value,
            (where) => `The Region comes from ${sourceOf(value, where)}: which Region?`,
            'regions',
          );
    for (const path of ['awsRoleName', 'modelList.litellmParams.awsRoleName'])
      for (const value of follower.lookUp(entries, path))
        if (isText(value) && value.value.startsWith('arn:'))
          notes.state(value, { answers: roleIn(value.value), runsCode: true });
    if (name === 'completion' || name === 'acompletion') {
      const streaming = streams(call, follower);
      if (streaming !== undefined) notes.state(nameOf(call, notes), { answers: { streaming } });
    }
  }
}

export function openAiCalls(follower: Follower, notes: CodeNotes): void {
  chatCalls(follower, notes);
  liteLlmCalls(follower, notes);
}
