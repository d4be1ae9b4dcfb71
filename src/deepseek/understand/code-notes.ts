// What each place of code needs, in a line: shown next to the code.
import type { Answers } from '#deepseek/answers/answers.ts';
import type { Place } from '#deepseek/code/program.ts';
import type { CodeCall } from '#deepseek/code/reading.ts';
import { findModel } from '#deepseek/facts/models.ts';
import type { UnderstoodPart } from './read-english.ts';

/** What was understood, with the line it was read from. */
export interface UnderstoodCode extends UnderstoodPart {
  /** Counted from 1. */
  readonly line: number;
  /** Where the rest of it stands, such as the key behind the bucket. */
  readonly beside?: Place;
}

export interface CodeNote {
  /** Counted from 1. */
  readonly line: number;
  readonly lastLine: number;
  /** “Reads one object” */
  readonly title: string;
  readonly text: string;
}

const INVOKE = 'bedrock:InvokeModel';
const STREAM = 'bedrock:InvokeModelWithResponseStream';

/** The action of IAM behind each operation. */
const ACTIONS: Readonly<Record<string, string>> = {
  Converse: INVOKE,
  InvokeModel: INVOKE,
  ConverseStream: STREAM,
  InvokeModelWithResponseStream: STREAM,
  ApplyGuardrail: 'bedrock:ApplyGuardrail',
  InvokeEndpoint: 'sagemaker:InvokeEndpoint',
  InvokeEndpointAsync: 'sagemaker:InvokeEndpointAsync',
  InvokeEndpointWithResponseStream: 'sagemaker:InvokeEndpointWithResponseStream',
};

const isIn = ({ line, lastLine }: CodeCall, part: UnderstoodCode): boolean =>
  line <= part.line && part.line <= lastLine;

const listOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];

/** The models, and from where: the lines that say so. */
function modelNotes(
  understood: readonly UnderstoodCode[],
  { scenario, values }: Answers,
): readonly CodeNote[] {
  const ids = scenario === 'invoke-r1' ? ['r1'] : listOf(values['models']);
  const models = ids.flatMap((id) => findModel(id) ?? []);
  const regions = listOf(values['regions']);
  const lines = understood
    .filter(({ field }) => ['models', 'regions', 'scenario'].includes(field))
    .map(({ line }) => line);
  if (models.length === 0 || lines.length === 0) return [];
  const names = models.map(({ name }) => name.replace(/^DeepSeek-/, '')).join(' and ');
  const profile = models.length === 1 ? models[0]?.profile : undefined;
  return [
    {
      line: Math.min(...lines),
      lastLine: Math.max(...lines),
      title: regions.length === 0 ? names : `${names}, from ${regions.join(', ')}`,
      text: profile
        ? `Through its profile ${profile.id}: ${profile.destinationRegions.length} Regions may serve it.`
        : regions.length === 0
          ? 'The code does not say from which Region.'
          : 'Served in the Region that is called.',
    },
  ];
}

const FILES: ReadonlySet<string> = new Set(['appFiles', 'weights']);

function fileNote(
  call: CodeCall,
  understood: readonly UnderstoodCode[],
): Omit<CodeNote, 'line' | 'lastLine'> {
  const all = understood.filter(({ field }) => FILES.has(field));
  const own = all.filter((part) => isIn(call, part));
  const places = (own.length > 0 ? own : all).flatMap(({ value }) => listOf(value));
  const one = places.length > 0 && places.every((place) => !place.endsWith('/'));
  switch (call.operation) {
    case 'ListObjectsV2':
    case 'ListObjects':
      return { title: 'Lists a folder', text: 's3:ListBucket, as far as that folder.' };
    case 'GetObject':
    case 'HeadObject':
      return one
        ? { title: 'Reads one object', text: 's3:GetObject, for that key only.' }
        : { title: 'Reads objects', text: 's3:GetObject, in that folder only.' };
    default:
      return { title: 'Writes objects', text: 's3:PutObject, in that place only.' };
  }
}

function callNote(call: CodeCall, streams: boolean): Omit<CodeNote, 'line' | 'lastLine'> | undefined {
  const action =
    call.service === 'bedrock-mantle' ? 'bedrock-mantle:CreateInference' : ACTIONS[call.operation];
  if (action === undefined) return undefined;
  const only = action === INVOKE && !streams ? ', not the streaming action' : '';
  return { title: `Calls ${call.operation}`, text: `Needs ${action}${only}.` };
}

/** The notes, from top to bottom; of calls that say the same, the first. */
export function codeNotes(
  calls: readonly CodeCall[],
  understood: readonly UnderstoodCode[],
  answers: Answers,
): readonly CodeNote[] {
  const streams = calls.some(({ operation }) => ACTIONS[operation] === STREAM);
  const ofCalls = calls.flatMap((call): readonly CodeNote[] => {
    const note = call.service === 's3' ? fileNote(call, understood) : callNote(call, streams);
    return note ? [{ line: call.line, lastLine: call.lastLine, ...note }] : [];
  });
  const all = [...modelNotes(understood, answers), ...ofCalls].toSorted((a, b) => a.line - b.line);
  return all.filter(
    (note, index) => all.findIndex(({ title, text }) => title === note.title && text === note.text) === index,
  );
}
