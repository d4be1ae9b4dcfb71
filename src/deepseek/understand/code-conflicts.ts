// What code contradicts itself in: its own values, and what its comments say of them.
import type { Answers, FieldValues } from '#deepseek/answers/answers.ts';
import { viewOf } from '#deepseek/answers/answers-view.ts';
import { modelOptions } from '#deepseek/answers/model-options.ts';
import { missing, offeredRegions } from '#deepseek/answers/offered-regions.ts';
import { fieldOf, type FieldId } from '#deepseek/answers/fields/fields.ts';
import { shownCode } from '#deepseek/code/notes.ts';
import type { CodeConflict, CodeStatement } from '#deepseek/code/reading.ts';
import { MODEL_IDS, MODELS } from '#deepseek/facts/models.ts';
import type { Conflict, ConflictingPart } from './conflicts.ts';
import { outsidePlaces } from './vocabulary/residence-words.ts';

const COMMENT = /(?:^|[\s;])(?:#(?![!{])|\/\/(?!\/?[\w.-]+\.)|--(?= ))([^\n]*)|\/\*([\s\S]*?)\*\//gm;

/** The text with all but its comments blanked out; offsets stay. */
function commentsOf(text: string): string {
  let rest = '';
  let from = 0;
  for (const { 0: whole, index } of text.matchAll(COMMENT)) {
    rest += text.slice(from, index).replaceAll(/[^\n]/g, ' ') + whole;
    from = index + whole.length;
  }
  return rest + text.slice(from).replaceAll(/[^\n]/g, ' ');
}

/** “Only DeepSeek-V3.1 is approved”, “must use R1”. */
const LIMITS = /\b(?:only|must (?:be|use|stay)|approved|allowed|nothing (?:else|newer|other)|never|not)\b/i;
const MODEL = new RegExp(String.raw`\b(?:deepseek[- ]?)?(?:${MODEL_IDS})\b(?![-.\w]*distill)`, 'gi');
const ONLY = /\b(?:only|must (?:be|use)|approved|nothing (?:else|newer|other))\b/i;

const idOf = (words: string): string | undefined =>
  MODELS.find(({ id }) => words.toLowerCase().endsWith(id))?.id;

function listOf(answers: FieldValues, field: FieldId): readonly string[] {
  const value = answers[field];
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}

/** A comment that names one model, and code that calls another. */
function ofModels(comments: string, statements: readonly CodeStatement[]): readonly CodeConflict[] {
  return comments.split('\n').flatMap((line, index, lines): readonly CodeConflict[] => {
    if (!ONLY.test(line)) return [];
    const named = Array.from(line.matchAll(MODEL));
    const meant = named.flatMap(([words]) => idOf(words) ?? []);
    const [first] = named;
    if (!first || meant.length === 0) return [];
    const start = lines.slice(0, index).reduce((sum, { length }) => sum + length + 1, 0) + first.index;
    const other = statements.find(({ answers }) => {
      const called = listOf(answers, 'servedModels');
      return called.length > 0 && !called.some((id) => meant.includes(id));
    });
    if (!other) return [];
    const said = { text: first[0], start, end: start + first[0].length, value: meant };
    const called = {
      text: other.text,
      start: other.start,
      end: other.end,
      value: listOf(other.answers, 'servedModels'),
    };
    return [{ field: 'models', parts: [said, called] }];
  });
}

/** A comment that says where data stays, and a Region elsewhere. */
function ofPlaces(comments: string, statements: readonly CodeStatement[]): readonly CodeConflict[] {
  const regions = statements.filter(({ answers }) => listOf(answers, 'regions').length > 0);
  return outsidePlaces(
    comments,
    regions.flatMap(({ answers }) => listOf(answers, 'regions')),
  ).flatMap(({ residence, region }) => {
    const stated = regions.find(({ answers }) => listOf(answers, 'regions').includes(region));
    if (!stated) return [];
    const { text, start, end } = stated;
    return [
      {
        field: 'regions' as const,
        parts: [
          { text, start, end, value: [region] },
          { text: residence.text, start: residence.start, end: residence.end, value: [] },
        ],
      },
    ];
  });
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
  const models = view.asks('models') ? modelOptions(view) : [];
  const usable = models.filter(({ disabled }) => disabled === undefined).map(({ value }) => value);
  const found: readonly NotOffered[] = [
    ...listOf(answers.values, 'regions').map((value): NotOffered => {
      const offered = offeredRegions(view) ?? [];
      return { field: 'regions', stated: 'regions', value, why: missing(value, view), offered };
    }),
    ...models.map(({ value, disabled }): NotOffered => {
      return { field: 'models', stated: 'servedModels', value, why: disabled, offered: usable };
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

const lineOf = (text: string, at: number): number => text.slice(0, at).split('\n').length;

/** `why` stands before the places, in place of the question’s name. */
function worded(text: string, { field, parts }: CodeConflict, why = fieldOf(field).label): Conflict {
  const named = parts.map((part) => `\`${shownCode(part.text)}\`, line ${lineOf(text, part.start)}`);
  return {
    field,
    parts: parts.map((part): ConflictingPart => part),
    message: `${why}: ${named.join(', or ')}?`,
  };
}

/** `found` are contradictions within the code; those with its comments are added. */
export function codeConflicts(
  text: string,
  found: readonly CodeConflict[],
  statements: readonly CodeStatement[],
): readonly Conflict[] {
  const comments = commentsOf(text);
  const said = LIMITS.test(comments)
    ? [...ofModels(comments, statements), ...ofPlaces(comments, statements)]
    : [];
  return [...found, ...said, ...ofOneAnswer(statements)].map((conflict) => worded(text, conflict));
}
