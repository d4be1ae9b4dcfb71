// A program → the calls of AWS it makes, and the answers these state.
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import { accountOf } from './accounts.ts';
import type { Declared } from './declared.ts';
import { findCalls } from './find-calls.ts';
import { followerOf } from './follow.ts';
import { isText, plainName, type Follower } from './values.ts';
import { addSettings } from './languages/settings.ts';
import { nameOf, type CodeNotes } from './notes.ts';
import { openAiCalls } from './open-ai.ts';
import { READERS } from './parameters.ts';
import { calledName, type CodeProgram } from './program.ts';
import { withValues, type ReadableCall } from './readable-call.ts';
import type { ParameterContext } from './reader-row.ts';
import { mayBeOurs, stateOpenModel, stateParameter } from './state-parameter.ts';
import { commonRegions, stateOtherRegion, stateRegions } from './state-regions.ts';
import { findHandlers, statePods } from './where-it-runs.ts';

const MODEL_SERVICES = new Set(['bedrock-runtime', 'bedrock', 'sagemaker-runtime', 'bedrock-agent-runtime']);

/** AWS's own SDKs take an API key of Bedrock from one variable. https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys-use.html */
function stateToken(text: string, notes: CodeNotes): void {
  const match = /\bAWS_BEARER_TOKEN_BEDROCK\b/.exec(text);
  if (match) notes.state({ start: match.index, end: match.index + match[0].length }, { task: 'api-keys' });
}

/** What waiters of boto3 call again and again. */
const WAITERS: ReadonlyMap<string, readonly [service: string, operation: string]> = new Map([
  ['endpoint_in_service', ['sagemaker', 'DescribeEndpoint']],
  ['endpoint_deleted', ['sagemaker', 'DescribeEndpoint']],
  ['training_job_completed_or_stopped', ['sagemaker', 'DescribeTrainingJob']],
  ['transform_job_completed_or_stopped', ['sagemaker', 'DescribeTransformJob']],
]);

function stateWaits({ program, follow }: Follower, notes: CodeNotes): void {
  for (const call of program.calls) {
    if (plainName(calledName(call)) !== 'getwaiter') continue;
    for (const value of call.args.slice(0, 1).flatMap(follow)) {
      const [service, operation] = (isText(value) && WAITERS.get(value.value)) || [];
      if (service !== undefined && operation !== undefined)
        notes.call(nameOf(call, notes), service, operation, call.end);
    }
  }
}

/** `mountOptions: ["prefix models/"]` of a volume: the folder of its bucket. */
function stateVolumes(calls: readonly ReadableCall[], notes: CodeNotes): void {
  const listed = calls.flatMap(({ values }) => values.get('mount-option')?.values ?? []);
  const folder = listed
    .map((item) => (item.kind === 'text' ? /^(?:--)?prefix[ =](.+)$/.exec(item.value)?.[1] : undefined))
    .find((each) => each !== undefined);
  for (const item of listed) {
    const region = item.kind === 'text' ? /^(?:--)?region[ =](\S+)$/.exec(item.value)?.[1] : undefined;
    if (region !== undefined) notes.state(item, { answers: { regions: [region] } });
  }
  for (const { values } of calls)
    for (const value of values.get('weights-bucket')?.values ?? [])
      if (isText(value))
        notes.state(value, {
          task: 'download-weights',
          answers: {
            weights: [`s3://${value.value}/${folder ?? ''}`],
            // Without a source of its own, the driver’s role reads.
            ...(!values.has('mount') && { weightsMount: 'driver' }),
          },
        });
}

/** What a constant names by its ARN or ID: only the one question that asks for such a one takes it. */
const NAMED: readonly (readonly [field: FieldId, named: RegExp, within?: RegExp])[] = [
  ['domains', /^arn:aws[\w-]*:es:[\w-]+:\d{12}:domain\/[\w-]+$/],
  ['mantleProjects', /^proj_[a-z0-9]{6,}$/, /openai-project/i],
  ['collections', /^arn:aws[\w-]*:aoss:[\w-]+:\d{12}:collection\/\w+$/],
];

function stateNamed({ program, follow }: Follower, text: string, notes: CodeNotes): void {
  for (const value of [...program.root.bindings.values()].flat().flatMap((each) => follow(each.value)))
    for (const [field, pattern, within] of NAMED)
      if (isText(value) && pattern.test(value.value) && within?.test(text) !== false)
        notes.state(value, { answers: { [field]: [value.value] } });
}

/** Whether a client of another library streams: a setting says so, or the methods that are called. */
function clientStreams(
  { row, parameters }: ReadableCall,
  { program, lookUp }: Follower,
): boolean | undefined {
  const engines = program.calls.filter((call) => /^as_\w+_engine$/.test(calledName(call)));
  const set = ['streaming', 'stream']
    .flatMap((key) => [parameters, ...engines.map(({ named }) => named)].flatMap((each) => lookUp(each, key)))
    .find(isText);
  if (set) return set.value === 'true';
  const names = new Set(program.calls.map(calledName));
  if (row.streamsAtFirst) return true;
  if (STREAM_METHODS.some((name) => names.has(name))) return true;
  return CALL_METHODS.some((name) => names.has(name)) ? false : undefined;
}

const STREAM_METHODS = [
  'stream',
  'astream',
  'stream_async',
  'astream_events',
  'streamEvents',
  'stream_chat',
  'astream_chat',
  'stream_complete',
  'astream_complete',
  'run_stream',
  'streamText',
  'sendMessageStream',
];
const CALL_METHODS = [
  'complete',
  'acomplete',
  'run_sync',
  'invoke',
  'ainvoke',
  'batch',
  'abatch',
  'predict',
  'generateText',
  'generateObject',
  'chat',
  'achat',
  'kickoff',
];

/** Variables that a stack of the CDK gives to a function or a container. */
function setUpVariables(program: CodeProgram): void {
  const added = program.calls
    .filter((call) => plainName(calledName(call)) === 'addenvironment')
    .flatMap(({ args: [key, value] }) => (key?.kind === 'text' && value ? [{ key: key.value, value }] : []));
  const [first] = added;
  if (first) addSettings(program, added, first.value);
  // Settings become calls of their own, which hold no others.
  for (const { args, named } of program.calls.slice()) {
    const given = [...args.flatMap((arg) => (arg.kind === 'object' ? arg.entries : [])), ...named];
    for (const { key, value } of given)
      if (key === 'environment' && value.kind === 'object') addSettings(program, value.entries, value);
  }
}

/** Reads a program. What it says goes into `notes`. `declared`: by the whole text. */
export function readProgram(
  program: CodeProgram,
  text: string,
  notes: CodeNotes,
  declared: Declared = new Map(),
): void {
  setUpVariables(program);
  const follower = followerOf(program, declared);
  findHandlers(program, notes, text);
  const all = findCalls(follower, text).map((each) => withValues(each, follower));
  const calls = all.filter(({ row }) => !row.isVague);
  openAiCalls(follower, notes);
  const hasModels = calls.some(({ row }) => MODEL_SERVICES.has(row.service));
  const common = commonRegions(follower);
  const home = accountOf(calls, follower, text, notes);
  const read = (each: ReadableCall): void => {
    const { row, call, operation, values } = each;
    if (!row.isResource)
      for (const name of [operation, ...(row.also ?? [])])
        notes.call(nameOf(call, notes), row.service, name, call.end);
    const own = each.regions.length > 0 ? each.regions : common;
    const context: ParameterContext = {
      regions: [...new Set(own.flatMap((value) => (isText(value) ? [value.value] : [])))],
      account: home?.account,
    };
    if (row.service !== 's3' || !hasModels)
      stateRegions(own, notes, row.isResource === true && row.task === undefined);
    for (const address of each.ofAddresses) stateOtherRegion(address, own, notes);
    for (const reader of values.keys()) stateParameter({ ...each, regions: own }, reader, context, notes);
    const place = nameOf(call, notes);
    const streaming =
      row.isClient && row.task === 'invoke' && row.streaming === undefined
        ? clientStreams(each, follower)
        : row.streaming;
    if (row.needs !== undefined && !values.has(row.needs))
      notes.ask(
        place,
        (where) => `${where}, does not say ${READERS[row.needs!].question.replace('?', '')}.`,
        READERS[row.needs].field,
      );
    notes.state(place, {
      ...(row.task === 'invoke' || row.task === undefined ? {} : { task: row.task }),
      answers: { ...row.answers, ...(streaming === undefined ? {} : { streaming }) },
      ...(row.entity && { entity: row.entity }),
      ...(!row.isResource && row.service !== 's3' && own.length === 0 && { callsHome: true }),
    });
    if (row.uncovered !== undefined)
      notes.ask(place, (where) => `${where}, is not covered: ${row.uncovered}.`);
  };
  calls.forEach(read);
  // Settings that leave the model open say what the text is for where nothing else does.
  const isSaid = notes.hasTask() || calls.some(({ row }) => row.task !== undefined);
  const vague = isSaid ? [] : all.filter((each) => each.row.isVague && mayBeOurs(each));
  vague.forEach(read);
  stateOpenModel([...calls, ...vague], notes);
  stateWaits(follower, notes);
  statePods(calls, notes);
  stateVolumes(calls, notes);
  stateNamed(follower, text, notes);
  if (calls.some(({ row }) => row.task === 'invoke')) stateToken(text, notes);
  if (home) notes.state(home.place, { answers: { account: home.account } });
}
