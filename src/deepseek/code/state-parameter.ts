// What one parameter of a call says: its answers, or what it leaves open.
import { isText, type Value } from './values.ts';
import { OWN_PROFILE, readModelId, taskOfParts } from './model-ids.ts';
import { nameOf, sourceOf, type CodeNotes } from './notes.ts';
import type { ParameterReader } from './parameters.ts';
import { READERS } from './parameters.ts';
import { PLACEHOLDER, type ReadableCall } from './readable-call.ts';
import type { ParameterContext } from './reader-row.ts';
import { remarkDefault, stateOtherRegion } from './state-regions.ts';

/** What a call names in its own Region. */
const IN_REGION: ReadonlySet<ParameterReader> = new Set([
  'model',
  'guardrail',
  'endpoint',
  'component',
  'prompt',
  'agent-runtime',
  'connector-url',
]);

const NAMES_MODEL: ReadonlySet<ParameterReader> = new Set(['model', 'arn', 'profile-model']);
const NAMES_ROLE: ReadonlySet<ParameterReader> = new Set(['role', 'own-role', 'execution-role', 'irsa-role']);

/** Data of a job: its folder is an answer where the end of the address is only known as the code runs. */
const IN_FOLDER: ReadonlySet<ParameterReader> = new Set([
  'batch-input',
  'batch-output',
  'training-data',
  'training-output',
  'async-output',
  'evaluation-prompts',
  'evaluation-results',
  'checkpoints',
]);

/** `s3://bucket/in/` of `s3://bucket/in/${date}.jsonl`. */
const FOLDER = /^s3:\/\/[a-z0-9][a-z0-9.-]+\/(?:[^/]+\/)+/;

/** An ARN of which only the partition, the Region and the account are open still names its model or its role. */
function knownIn(reader: ParameterReader, value: Value): Value {
  if (value.kind !== 'unknown') return value;
  const { start, end, prefix = '', suffix = '' } = value;
  const folder = FOLDER.exec(prefix)?.[0];
  if (folder !== undefined && IN_FOLDER.has(reader)) return { kind: 'text', value: folder, start, end };
  const named = NAMES_MODEL.has(reader)
    ? isOfAccount(value) && /^:inference-profile\/[\w.:-]+$/.test(suffix)
      ? prefix + suffix
      : /:(?:foundation-model|inference-profile)\/([\w.:-]+)$/.exec(suffix)?.[1]
    : NAMES_ROLE.has(reader) && /:role\/[\w+=,.@/-]+$/.test(suffix) && !PLACEHOLDER.test(suffix)
      ? `arn:aws:iam:${suffix.slice(suffix.lastIndexOf(':role/'))}`
      : undefined;
  return named === undefined ? value : { kind: 'text', value: named, start, end };
}

/** An ARN of which only the account is open. */
const isOfAccount = (value: Value): boolean =>
  value.kind === 'unknown' && /^arn:.*:$/.test(value.prefix ?? '') && /^:./.test(value.suffix ?? '');

export function stateParameter(
  found: ReadableCall,
  reader: ParameterReader,
  context: ParameterContext,
  notes: CodeNotes,
): void {
  const { values, row } = found;
  const { path = '', values: all = [] } = values.get(reader) ?? {};
  const { field, question, read, present, runner, isQuiet, quietAt, isSingle } = READERS[reader];
  if (isSingle && all.length > 1) return;
  const name = path.replace(/\.\*$/, '').replace(/^.*\./, '');
  for (const given of all) {
    const value = knownIn(reader, given);
    if (present || runner)
      notes.state(value, { ...(present && { answers: present }), ...(runner && { entity: runner }) });
    if (IN_REGION.has(reader))
      stateOtherRegion(value, [...found.regions, ...(values.get('region')?.values ?? [])], notes);
    if (!isText(value)) {
      if (isQuiet || (quietAt && (value.kind !== 'unknown' || quietAt.test(notes.textAt(value))))) continue;
      // An application inference profile that the same code makes or looks up.
      if (reader === 'model' && OWN_PROFILE.test(notes.textAt(value))) continue;
      const asked = reader === 'model' ? (openModel(value)?.field ?? field) : field;
      notes.ask(
        value,
        (where) =>
          `${name} comes from ${sourceOf(value, where)}: ${isOfAccount(value) ? 'which account?' : question}`,
        asked,
      );
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
export function stateOpenModel(calls: readonly ReadableCall[], notes: CodeNotes): void {
  const ofModels = calls.filter(({ row }) => row.task === 'invoke');
  if (ofModels.some((found) => modelsOf(found).some(namesModel))) return;
  const open = ofModels.find((found) => !modelsOf(found).every(isText) || modelsOf(found).length === 0);
  if (!open) return;
  const found = open;
  const [task] = modelsOf(found).flatMap(
    (value) => openModel(value)?.task ?? (OWN_PROFILE.test(notes.textAt(value)) ? 'invoke-app-profiles' : []),
  );
  notes.state(nameOf(found.call, notes), { task: task ?? 'invoke' });
}

/** Whether settings that leave the model open are not of a model of others. */
export const mayBeOurs = (found: ReadableCall): boolean =>
  modelsOf(found).some((value) => !isText(value) || namesModel(value));
