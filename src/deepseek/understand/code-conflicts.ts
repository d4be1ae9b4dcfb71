// What code contradicts itself in.
import type { Answers } from '#deepseek/answers/answers.ts';
import { viewOf } from '#deepseek/answers/answers-view.ts';
import { modelOptions } from '#deepseek/answers/model-options.ts';
import { missing, offeredRegions } from '#deepseek/answers/offered-regions.ts';
import { fieldOf, type FieldId } from '#deepseek/answers/fields/fields.ts';
import { shownCode } from '#deepseek/code/notes.ts';
import type { CodeConflict, CodeStatement } from '#deepseek/code/reading.ts';
import { MODELS } from '#deepseek/facts/models.ts';
import { commentConflicts, listOf, withoutComments } from './code-comments.ts';
import type { Conflict, ConflictingPart } from './conflicts.ts';

const CODE = String.raw`["']?((?:us|eu|ap|sa|ca|me|af|il|mx|cn)(?:-gov)?-[a-z]+-\d)`;
/** Where a file names the Region of its calls, each in its own way; the last is where it runs, which may be elsewhere. */
const REGION_SPOTS: readonly RegExp[] = [
  new RegExp(String.raw`\b(?:LLM|BEDROCK|MODEL|DEEPSEEK|INFERENCE)\w*_REGION\w*["']?\s*[:=]\s*${CODE}`, 'gi'),
  new RegExp(String.raw`https:\/\/bedrock-runtime\.${CODE}\.`, 'g'),
  new RegExp(String.raw`:bedrock:${CODE}::foundation-model\/deepseek\.v`, 'g'),
  new RegExp(String.raw`\bAWS_(?:DEFAULT_)?REGION["']?\s*[:=]\s*${CODE}`, 'g'),
];
const [OF_ADDRESS, OF_HOME] = [1, 3];

/** The places of what is in brackets in each pattern. */
const placesIn = (
  text: string,
  patterns: readonly RegExp[],
  valueOf = (found: string): string => found,
): readonly (readonly ConflictingPart[])[] =>
  patterns.map((pattern) =>
    Array.from(text.matchAll(pattern), ({ 0: whole, 1: code = '', index }): ConflictingPart => {
      const start = index + whole.lastIndexOf(code);
      return { text: code, start, end: start + code.length, value: [valueOf(code)] };
    }),
  );

/** “AWS_REGION: eu-west-2” with the address of Bedrock in eu-central-1: in two spots, Regions of which none is the same. */
function ofSpots(text: string): readonly CodeConflict[] {
  const spots = placesIn(text, REGION_SPOTS);
  for (const [index, parts] of spots.entries())
    for (const [other, others] of spots.entries()) {
      if (other <= index || parts.length === 0 || others.length === 0) continue;
      if (other === OF_HOME && (index !== OF_ADDRESS || spots[0]!.length > 0)) continue;
      if (parts.some(({ text: code }) => others.some((each) => each.text === code))) continue;
      return [{ field: 'regions', parts: [parts[0]!, others[0]!] }];
    }
  return [];
}

const MODEL_ID = String.raw`((?:us\.)?deepseek\.(?:v3|r1)[\w.-]*?(?::0)?)(?![\w.:-])`;
/** What may be called, and what is. */
const GRANTED = new RegExp(String.raw`\bfoundation-model\/${MODEL_ID}`, 'g');
const CALLED = new RegExp(
  String.raw`\b(?:BEDROCK_|DEEPSEEK_)?MODEL(?:_?ID)?["']?\s*[:=]\s*["']?(?:bedrock\/)?${MODEL_ID}`,
  'gi',
);

/** A policy that allows one model, and settings or code that call another. */
function ofGrants(text: string): readonly CodeConflict[] {
  const [granted = [], called = []] = placesIn(text, [GRANTED, CALLED], (id) => id.replace(/^us\./, ''));
  const isSame = (one: ConflictingPart, other: ConflictingPart): boolean =>
    String(one.value) === String(other.value);
  const apart = granted.every((one) => !called.some((other) => isSame(one, other)));
  const [one, other] = [granted[0], called[0]];
  if (!one || !other || !apart) return [];
  const valueOf = ({ value }: ConflictingPart): readonly string[] =>
    MODELS.filter(({ runtimeId }) => runtimeId === String(value)).map(({ id }) => id);
  return [
    {
      field: 'models',
      parts: [
        { ...other, value: valueOf(other) },
        { ...one, value: valueOf(one) },
      ],
    },
  ];
}

/** Trusted entities of which pods have one or the other. */
const ROLES_OF_PODS: ReadonlySet<string> = new Set(['eks-irsa', 'eks-pods']);

/** Two accounts or roles, or two ways in which pods get their role: only one of them can be meant. */
function ofOneAnswer(statements: readonly CodeStatement[]): readonly CodeConflict[] {
  const apart = (field: FieldId, of: (statement: CodeStatement) => unknown): readonly CodeConflict[] => {
    const values = new Map<string, CodeStatement>();
    for (const statement of statements) {
      const value = of(statement);
      if (typeof value === 'string' && !values.has(value)) values.set(value, statement);
    }
    const parts = [...values].map(([value, { text, start, end }]) => ({ text, start, end, value }));
    return parts.length > 1 ? [{ field, parts }] : [];
  };
  return [
    ...apart('account', ({ answers }) => answers['account']),
    ...apart('roleName', ({ runsCode, answers }) => (runsCode ? answers['roleName'] : undefined)),
    ...apart('entity', ({ entity }) => (ROLES_OF_PODS.has(entity ?? '') ? entity : undefined)),
  ];
}

/** A value that AWS does not offer for the task, and those that it does. */
interface NotOffered {
  readonly field: FieldId;
  /** The question under which a call states the value. */
  readonly stated: FieldId;
  readonly value: string;
  readonly why: string | undefined;
  readonly offered: readonly string[];
}

/** Regions and models that are not offered for the task, which stands at `main`. */
export function offerConflicts(
  text: string,
  answers: Answers,
  statements: readonly CodeStatement[],
  main: CodeStatement,
): readonly Conflict[] {
  const view = viewOf(answers);
  const field = view.asks('models') ? 'models' : 'servedModels';
  const models = view.asks(field) ? modelOptions(view) : [];
  const usable = models.filter(({ disabled }) => disabled === undefined).map(({ value }) => value);
  const found: readonly NotOffered[] = [
    ...listOf(answers.values, 'regions').map((value): NotOffered => {
      const offered = offeredRegions(view) ?? [];
      return { field: 'regions', stated: 'regions', value, why: missing(value, view), offered };
    }),
    ...models.map(({ value, disabled }): NotOffered => {
      return { field, stated: 'servedModels', value, why: disabled, offered: usable };
    }),
  ];
  return found.flatMap(({ field, stated, value, why, offered }): readonly Conflict[] => {
    const own = statements.find((statement) => listOf(statement.answers, stated).includes(value));
    if (why === undefined || !own) return [];
    const part = { text: own.text, start: own.start, end: own.end, value: [value] };
    const other = { text: main.text, start: main.start, end: main.end, value: offered };
    const parts = own.start === main.start ? [part] : [part, other];
    return [worded(text, { field, parts }, why.replace(/\.$/, ''))];
  });
}

export const lineOf = (text: string, at: number): number => text.slice(0, at).split('\n').length;

/** `why` stands before the places, in place of the question’s name. */
function worded(text: string, { field, parts }: CodeConflict, why = fieldOf(field).label): Conflict {
  const named = parts.map((part) => `\`${shownCode(part.text)}\`, line ${lineOf(text, part.start)}`);
  return {
    field,
    parts: parts.map((part): ConflictingPart => part),
    message: `${why}: ${named.join(', or ')}?`,
  };
}

const placesOf = ({ field, parts }: CodeConflict): string =>
  `${field} ${parts.map(({ start, end }) => `${start}-${end}`).join()}`;

/** `found` are contradictions within the code; those with its comments are added. */
export function codeConflicts(
  text: string,
  found: readonly CodeConflict[],
  statements: readonly CodeStatement[],
): readonly Conflict[] {
  const all = [...found, ...commentConflicts(text, statements), ...ofOneAnswer(statements)];
  const code = withoutComments(text);
  const spots = all.some(({ field }) => field === 'regions') ? [] : ofSpots(code);
  const grants = all.some(({ field }) => field === 'models') ? [] : ofGrants(code);
  const once = new Map([...all, ...spots, ...grants].map((each) => [placesOf(each), each]));
  return [...once.values()].map((conflict) => worded(text, conflict));
}
