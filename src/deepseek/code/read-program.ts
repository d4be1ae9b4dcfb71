// A program → the calls of AWS it makes, and the answers these state.
import { openAiCalls } from './open-ai.ts';
import { regionsOfClient, REGION_KEYS } from './client-region.ts';
import { findCalls, type FoundCall } from './find-calls.ts';
import { followerOf, plainName, type Follower, type Value } from './follow.ts';
import { accountOfArn, readModelId, regionOfArn, taskOfParts } from './model-ids.ts';
import { lineIn, nameOf, sourceOf, type CodeNotes } from './notes.ts';
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import type { OperationRow, ParameterReader } from './operations.ts';
import { READERS } from './parameters.ts';
import type { ParameterContext } from './reader-row.ts';
import { calledName, type Place, type CodeProgram, type KeyedExpression } from './program.ts';
import { addSettings } from './languages/settings.ts';
import { looksLikeRegion } from '#iam/facts/regions.ts';

/** As far as a key is known: the folder of what varies. */
const folderOf = (prefix: string): string => prefix.slice(0, prefix.lastIndexOf('/') + 1);

/** An address whose last part has no extension is a folder: a key like that is one of those in its folder. */
const addressOf = (key: string): string => (/\.[^/]*$|\/$/.test(key) ? key : folderOf(key) || key);

function keyOf(value: Value | undefined): string {
  if (value?.kind === 'text') return addressOf(value.value);
  return value?.kind === 'unknown' ? folderOf(value.prefix ?? '') : '';
}

/** The addresses that bucket and key name, in the place of the bucket. */
function bucketPlaces(parameters: readonly KeyedExpression[], { lookUp }: Follower): readonly Value[] {
  const keys = [
    ...lookUp(parameters, 'Key'),
    ...lookUp(parameters, 'params.Key'),
    // A list of `daily/pro` is one of the folder.
    ...lookUp(parameters, 'Prefix').map((prefix) =>
      prefix.kind === 'text' ? { ...prefix, value: folderOf(prefix.value) } : prefix,
    ),
  ];
  const buckets = lookUp(parameters, 'Bucket');
  return (buckets.length > 0 ? buckets : lookUp(parameters, 'params.Bucket')).flatMap(
    (bucket): readonly Value[] => {
      if (bucket.kind === 'unknown' && /^s3:\/\/[^/]+\//.test(bucket.prefix ?? ''))
        return [{ kind: 'text', value: folderOf(bucket.prefix ?? ''), start: bucket.start, end: bucket.end }];
      if (bucket.kind !== 'text' || bucket.value.startsWith('s3://')) return [bucket];
      const all = keys.length > 0 ? keys : [undefined];
      return all.map((key) => ({
        ...bucket,
        value: `s3://${bucket.value}/${keyOf(key).replace(/^\//, '')}`,
        ...(key && { beside: { start: key.start, end: key.end } }),
      }));
    },
  );
}

// Code that a service runs: a function that Lambda calls.
const NAMES = new Set(['lambda_handler', 'lambdaHandler']);

/** Where handlers of Lambda are, in the languages' own words. */
const PATTERNS: readonly RegExp[] = [
  /\bexports\.handler\b/,
  /\bexport\s+(?:const|async\s+function|function)\s+handler\b/,
  /\bimplements\s+RequestHandler\b|\bRequestHandler<|\bRequestStreamHandler\b/,
  /\blambda\.Start(?:WithOptions)?\b(?=\()/,
  /\bILambdaContext\b/,
  /\blambda_runtime::|\bLambdaEvent</,
];

function findHandlers({ functions }: CodeProgram, notes: CodeNotes, text: string): void {
  for (const { name, parameters, start, end } of functions) {
    const [first, second] = parameters;
    const isEvent = first === 'event' && second === 'context' && parameters.length === 2;
    if (!NAMES.has(name) && !isEvent) continue;
    const line = text.slice(start, end).split('\n', 1)[0] ?? '';
    const at = line.indexOf(name);
    notes.state(
      name !== '' && at >= 0
        ? { start: start + at, end: start + at + name.length }
        : { start, end: start + line.length },
      { entity: 'lambda' },
    );
    return;
  }
  for (const pattern of PATTERNS) {
    const match = pattern.exec(text);
    if (!match) continue;
    notes.state({ start: match.index, end: match.index + match[0].length }, { entity: 'lambda' });
    return;
  }
}

interface ReadableCall extends FoundCall {
  readonly values: ReadonlyMap<ParameterReader, { readonly path: string; readonly values: readonly Value[] }>;
  readonly regions: readonly Value[];
  /** Regions of addresses that the client has besides. */
  readonly ofAddresses: readonly Value[];
}

/** The items of a list that configuration gives: branches, actions, resources. */
const inLists = (
  values: readonly Value[],
  { isResource }: OperationRow,
  { follow }: Follower,
): readonly Value[] =>
  isResource && values.length === 1
    ? values.flatMap((value) =>
        value.kind === 'list' && value.items.length > 0 ? value.items.flatMap(follow) : [value],
      )
    : values;

function withValues(found: FoundCall, follower: Follower): ReadableCall {
  const values = new Map<ParameterReader, { path: string; values: readonly Value[] }>();
  for (const [path, reader] of found.row.parameters) {
    if (values.has(reader)) continue;
    const all =
      found.row.service === 's3' && reader === 'weights'
        ? bucketPlaces(found.parameters, follower)
        : inLists(follower.lookUp(found.parameters, path), found.row, follower);
    if (all.length > 0) values.set(reader, { path, values: all.map(withoutPlaceholder) });
  }
  const clients = found.clients.map((client) => regionsOfClient(client, follower));
  return {
    ...found,
    values,
    regions: clients.flatMap(({ regions }) => regions),
    ofAddresses: clients.flatMap(({ ofAddresses }) => ofAddresses),
  };
}

const REGION_VARIABLES = ['AWS_REGION', 'AWS_DEFAULT_REGION', 'AWS_REGION_NAME', 'BEDROCK_REGION'] as const;

/** Regions that are set for no client in particular. */
function commonRegions({ program, follow, lookUp }: Follower): readonly Value[] {
  const variables = REGION_VARIABLES.flatMap((name) => (program.environment.get(name) ?? []).flatMap(follow));
  if (variables.length > 0) return variables;
  return program.calls.flatMap((call) => [
    ...[...REGION_KEYS, 'env.region'].flatMap((key) => lookUp(call.named, key)),
    ...call.args
      .flatMap(follow)
      .flatMap((value) =>
        value.kind === 'object' && !value.made
          ? [...REGION_KEYS, 'env.region'].flatMap((key) => lookUp(value.entries, key))
          : [],
      ),
    ...(plainName(calledName(call)) === 'withregion' ? call.args.flatMap(follow) : []),
  ]);
}

const isText = (value: Value): value is Value & { kind: 'text' } => value.kind === 'text';

/** The accounts in ARNs of things that belong to the role's own account. */
const OWN_ARN =
  /arn:aws[\w-]*:(?:bedrock|sagemaker|iam|sts|lambda|ecs):[\w-]*:(\d{12}):(?!guardrail\/|prompt-router\/)/g;

/** Guardrails, keys, topics and images may be those of another account, and policies name what they like. */
const OF_OTHERS: ReadonlySet<ParameterReader> = new Set([
  'guardrail',
  'kms-key',
  'model-kms-key',
  'topic',
  'arn',
  'execution-role',
]);

/** A role and what it calls, in two accounts. */
function contradictAccounts(calls: readonly ReadableCall[], notes: CodeNotes): void {
  const found = new Map<string, Value>();
  for (const { values } of calls)
    for (const [reader, { values: each }] of values)
      for (const value of each) {
        const account = isText(value) && !OF_OTHERS.has(reader) ? accountOfArn(value.value) : undefined;
        if (account !== undefined && !found.has(account)) found.set(account, value);
      }
  if (found.size > 1)
    notes.contradict(
      'account',
      [...found].map(([value, { start, end }]) => ({ start, end, value })),
    );
}

function ownAccount(
  calls: readonly ReadableCall[],
  follower: Follower,
  text: string,
): { account: string; place: Place } | undefined {
  const found = new Map<string, Place>();
  const add = (account: string | undefined, place: Place) => {
    if (account !== undefined && !found.has(account)) found.set(account, place);
  };
  for (const match of text.matchAll(OWN_ARN)) {
    const start = match.index + match[0].indexOf(`:${match[1]}:`) + 1;
    add(match[1], { start, end: start + 12 });
  }
  for (const { args, named } of follower.program.calls)
    for (const entries of [named, ...args.map((value) => [{ key: undefined, value }])])
      for (const value of follower.lookUp(entries, 'env.account'))
        if (isText(value) && /^\d{12}$/.test(value.value)) add(value.value, value);
  for (const [name, bindings] of follower.program.root.bindings)
    if (/account/i.test(name))
      for (const { value } of bindings)
        for (const each of follower.follow(value))
          if (isText(each) && /^\d{12}$/.test(each.value)) add(each.value, each);
  for (const { values } of calls)
    for (const [reader, { values: each }] of values)
      if (!OF_OTHERS.has(reader))
        for (const value of each) if (isText(value)) add(accountOfArn(value.value), value);
  const [only] = found;
  return found.size === 1 && only ? { account: only[0], place: only[1] } : undefined;
}

const MODEL_SERVICES = new Set(['bedrock-runtime', 'bedrock', 'sagemaker-runtime', 'bedrock-agent-runtime']);

/** A default is an answer, and may be another one where the code runs. */
function remarkDefault(value: Value, name: string, field: FieldId, notes: CodeNotes): void {
  if (isText(value) && value.unless !== undefined)
    notes.ask(
      value,
      (where) => `${name} is ${value.value}, ${lineIn(where)}, unless ${value.unless} says otherwise.`,
      field,
    );
}

/** Says the Region of each value, and what could not be followed. */
function stateRegions(values: readonly Value[], notes: CodeNotes, isHome: boolean): void {
  for (const value of values.map(withoutPlaceholder)) {
    if (isText(value)) {
      if (!looksLikeRegion(value.value)) continue;
      notes.state(value, { answers: { regions: [value.value] }, ...(isHome && { isHome }) });
      remarkDefault(value, 'The Region', 'regions', notes);
    } else
      notes.ask(
        value,
        (where) => `The Region comes from ${sourceOf(value, where)}: which Region?`,
        'regions',
      );
  }
}

/** What the beginning of a model’s ARN says. */
const openModel = (value: Value) =>
  value.kind === 'unknown' ? taskOfParts(value.prefix ?? '', value.suffix) : undefined;

const modelsOf = ({ values }: ReadableCall): readonly Value[] =>
  (values.get('model')?.values ?? []).map((value) => knownIn('model', value));

const namesModel = (value: Value): boolean => isText(value) && 'task' in readModelId(value.value);

/**
 * The task of calls whose models nobody can read: a role for it needs an answer, and without it the calls are denied. Other
 * vendors’ models are for no task.
 */
function stateOpenModel(calls: readonly ReadableCall[], notes: CodeNotes): void {
  const ofModels = calls.filter(({ row }) => row.task === 'invoke');
  if (ofModels.some((found) => modelsOf(found).some(namesModel))) return;
  const open = ofModels.find((found) => !modelsOf(found).every(isText) || modelsOf(found).length === 0);
  if (!open) return;
  const found = open;
  const [task] = modelsOf(found).flatMap((value) => openModel(value)?.task ?? []);
  notes.state(nameOf(found.call, notes), { task: task ?? 'invoke' });
}

/** What a call names in its own Region. */
const IN_REGION: ReadonlySet<ParameterReader> = new Set([
  'model',
  'guardrail',
  'endpoint',
  'component',
  'prompt',
  'agent-runtime',
]);

/** Whether settings that leave the model open are not of a model of others. */
const mayBeOurs = (found: ReadableCall): boolean =>
  modelsOf(found).some((value) => !isText(value) || namesModel(value));

const NAMES_MODEL: ReadonlySet<ParameterReader> = new Set(['model', 'arn']);
const NAMES_ROLE: ReadonlySet<ParameterReader> = new Set(['role', 'own-role', 'execution-role', 'irsa-role']);

/** What an example has in the place of a value: `<ROLE_ARN>`, `your-bucket`, `XXXX`, nothing. */
const PLACEHOLDER =
  /^$|<[\w .-]+>|\byour[-_ ]?[\w-]*|\bX{4,}\b|(?<=:)(?:AWS_)?ACCOUNT(?:_?ID)?(?=:)|\b(?:CHANGE_?ME|REPLACE_?ME|TODO|TBD)\b/i;

/** A text that is left to be filled in is not known, but for what is around the place. */
function withoutPlaceholder(value: Value): Value {
  if (!isText(value)) return value;
  const { start, end, value: text } = value;
  const match = PLACEHOLDER.exec(text);
  if (!match) return value;
  const suffix = text.slice(match.index + match[0].length);
  return { kind: 'unknown', start, end, prefix: text.slice(0, match.index), ...(suffix && { suffix }) };
}

/** An ARN of which only the partition, the Region and the account are open still names its model or its role. */
function knownIn(reader: ParameterReader, value: Value): Value {
  if (value.kind !== 'unknown') return value;
  const { start, end, suffix = '' } = value;
  const named = NAMES_MODEL.has(reader)
    ? /:(?:foundation-model|inference-profile)\/([\w.:-]+)$/.exec(suffix)?.[1]
    : NAMES_ROLE.has(reader) && /:role\/[\w+=,.@/-]+$/.test(suffix) && !PLACEHOLDER.test(suffix)
      ? `arn:aws:iam:${suffix.slice(suffix.lastIndexOf(':role/'))}`
      : undefined;
  return named === undefined ? value : { kind: 'text', value: named, start, end };
}

function stateParameter(
  found: ReadableCall,
  reader: ParameterReader,
  context: ParameterContext,
  notes: CodeNotes,
): void {
  const { values, row } = found;
  const { path = '', values: all = [] } = values.get(reader) ?? {};
  const { field, question, read, present, runner, isQuiet, quietAt, isSingle } = READERS[reader];
  if (isSingle && all.length > 1) return;
  const name = path.slice(path.lastIndexOf('.') + 1);
  for (const given of all) {
    const value = knownIn(reader, given);
    if (present || runner)
      notes.state(value, { ...(present && { answers: present }), ...(runner && { entity: runner }) });
    if (IN_REGION.has(reader)) stateOtherRegion(value, found.regions, notes);
    if (!isText(value)) {
      if (isQuiet || (quietAt && (value.kind !== 'unknown' || quietAt.test(notes.textAt(value))))) continue;
      const asked = reader === 'model' ? (openModel(value)?.field ?? field) : field;
      notes.ask(value, (where) => `${name} comes from ${sourceOf(value, where)}: ${question}`, asked);
      continue;
    }
    const { answers, task, entity, runsCode, isHome, problem } = read(value.value, context);
    const said = task ?? (reader === row.needs ? row.task : undefined);
    const isOpen = row.task === undefined || row.task === 'invoke';
    if (answers || entity)
      notes.state(value, {
        task: isOpen ? said : row.task,
        ...(answers && { answers }),
        ...(entity && { entity }),
        ...(runsCode && { runsCode }),
        ...(isHome && { isHome }),
      });
    if (answers && !isQuiet) remarkDefault(value, name, field, notes);
    if (problem !== undefined) notes.ask(value, (where) => `${name} is ${where}: ${problem}.`, field);
  }
}

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

/** A pod with a service account gets its role by an annotation there, or by EKS Pod Identity, which no manifest names. */
function statePods(calls: readonly ReadableCall[], notes: CodeNotes): void {
  if (calls.some(({ row, values }) => values.has('irsa-role') || row.entity === 'eks-pods')) return;
  const [account] = calls.flatMap(({ values }) => values.get('service-account')?.values ?? []);
  if (!account) return;
  notes.state(account, { entity: 'eks-pods' });
  notes.ask(account, (where) => `${where}, has no role in this file: EKS Pod Identity, or IRSA?`, 'entity');
}

/** `mountOptions: ["prefix models/"]` of a volume: the folder of its bucket. */
function stateVolumes(calls: readonly ReadableCall[], notes: CodeNotes): void {
  const listed = calls.flatMap(({ values }) => values.get('mount-option')?.values ?? []);
  const folder = listed
    .map((item) => (item.kind === 'text' ? /^(?:--)?prefix[ =](.+)$/.exec(item.value)?.[1] : undefined))
    .find((each) => each !== undefined);
  for (const { values } of calls)
    for (const value of values.get('weights-bucket')?.values ?? [])
      if (isText(value))
        notes.state(value, {
          task: 'download-weights',
          answers: { weights: [`s3://${value.value}/${folder ?? ''}`] },
        });
}

/** What a call names in a Region other than that of its client. */
function stateOtherRegion(value: Value, regions: readonly Value[], notes: CodeNotes): void {
  if (!isText(value)) return;
  const meant = regionOfArn(value.value) ?? value.value;
  const known = regions.filter(isText).filter((region) => looksLikeRegion(region.value));
  const [other] = known;
  if (!other || !looksLikeRegion(meant)) return;
  if (known.some((region) => region.value === meant)) return;
  notes.contradict('regions', [
    { start: other.start, end: other.end, value: [other.value] },
    { start: value.start, end: value.end, value: [meant] },
  ]);
}

/** Whether a client of another library streams: a setting says so, or the methods that are called. */
function clientStreams(
  { row, parameters }: ReadableCall,
  { program, lookUp }: Follower,
): boolean | undefined {
  const set = ['streaming', 'stream'].flatMap((key) => lookUp(parameters, key)).find(isText);
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
];

/** Variables that a stack of the CDK gives to a function or a container. */
function setUpVariables(program: CodeProgram): void {
  // Settings become calls of their own, which hold no others.
  for (const { args, named } of program.calls.slice()) {
    const given = [...args.flatMap((arg) => (arg.kind === 'object' ? arg.entries : [])), ...named];
    for (const { key, value } of given)
      if (key === 'environment' && value.kind === 'object') addSettings(program, value.entries, value);
  }
}

/** Reads a program. What it says goes into `notes`. */
export function readProgram(program: CodeProgram, text: string, notes: CodeNotes): void {
  setUpVariables(program);
  const follower = followerOf(program);
  findHandlers(program, notes, text);
  const all = findCalls(follower, text).map((each) => withValues(each, follower));
  const calls = all.filter(({ row }) => !row.isVague);
  openAiCalls(follower, notes);
  const hasModels = calls.some(({ row }) => MODEL_SERVICES.has(row.service));
  const common = commonRegions(follower);
  const account = ownAccount(calls, follower, text);
  const read = (each: ReadableCall): void => {
    const { row, call, operation, values } = each;
    if (!row.isResource)
      for (const name of [operation, ...(row.also ?? [])])
        notes.call(nameOf(call, notes), row.service, name, call.end);
    const own = each.regions.length > 0 ? each.regions : common;
    const context: ParameterContext = {
      regions: [...new Set(own.flatMap((value) => (isText(value) ? [value.value] : [])))],
      account: account?.account,
    };
    if (row.service !== 's3' || !hasModels)
      stateRegions(own, notes, row.isResource === true && row.task === undefined);
    for (const address of each.ofAddresses) stateOtherRegion(address, own, notes);
    for (const reader of values.keys()) stateParameter({ ...each, regions: own }, reader, context, notes);
    const place = nameOf(call, notes);
    const streaming = row.isClient && row.task === 'invoke' ? clientStreams(each, follower) : row.streaming;
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
  contradictAccounts(calls, notes);
  stateWaits(follower, notes);
  statePods(calls, notes);
  stateVolumes(calls, notes);
  if (calls.some(({ row }) => row.task === 'invoke')) stateToken(text, notes);
  if (account) notes.state(account.place, { answers: { account: account.account } });
}
