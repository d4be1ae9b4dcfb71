// Collects what is read from one text, each thing once, with its line.
import type { FieldValue } from '#deepseek/answers/field.ts';
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { calledName, type CallExpression, type Place } from './program.ts';
import type { Value } from './values.ts';
import type { CodeCall, CodeConflict, CodeQuestion, CodeReading, CodeStatement } from './reading.ts';

export interface CodeNotes {
  textAt(place: Place): string;
  lineOf(place: Place): number;
  /** `end`: where the whole call ends. */
  call(place: Place, service: string, operation: string, end: number): void;
  state(
    place: Place & { readonly beside?: Place },
    said: Partial<Pick<CodeStatement, 'answers' | 'entity' | 'runsCode' | 'isHome' | 'callsHome'>> & {
      readonly task?: ScenarioId | undefined;
    },
  ): void;
  /** `message` gets the place as " `text`, line 12". */
  ask(place: Place, message: (where: string) => string, field?: FieldId): void;
  /** Two places that contradict each other. */
  contradict(field: FieldId, parts: readonly (Place & { readonly value: FieldValue })[]): void;
  /** Whether anything said what the code is for. */
  hasTask(): boolean;
  /** Whether anything named a model of DeepSeek. */
  namesModel(): boolean;
  done(): CodeReading;
}

/** A longer piece of code is not a name for what it holds. */
const MAX_SHOWN = 60;

/** Code in a sentence: on one line, cut when it is longer than `limit`, with U+FFFD for what cannot be seen. */
export function shownCode(text: string, limit = MAX_SHOWN): string {
  const flat = text.replaceAll(/\s+/g, ' ').trim();
  const short = flat.length > limit ? `${flat.slice(0, limit - 1)}…` : flat;
  return short.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '\ufffd');
}

function lineFinder(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}

export function notesOn(text: string): CodeNotes {
  const find = lineFinder(text);
  const calls = new Map<string, CodeCall>();
  const statements = new Map<string, CodeStatement>();
  const questions = new Map<string, CodeQuestion>();
  const conflicts = new Map<string, CodeConflict>();
  const textAt = ({ start, end }: Place): string => text.slice(start, end);
  const lineOf = ({ start }: Place): number => find(start);
  const placed = ({ start, end }: Place) => ({
    text: text.slice(start, end),
    start,
    end,
    line: find(start),
  });
  const once = <T>(map: Map<string, T>, key: string, value: T) => {
    if (!map.has(key)) map.set(key, value);
  };
  return {
    textAt,
    lineOf,
    call(place, service, operation, last) {
      const { start, end, line } = placed(place);
      once(calls, `${start} ${operation}`, {
        service,
        operation,
        start,
        end,
        line,
        lastLine: find(Math.max(start, last - 1)),
      });
    },
    state(place, { answers = {}, task, ...said }) {
      const statement: CodeStatement = {
        ...placed(place),
        answers,
        ...(place.beside ? { beside: place.beside } : {}),
        ...(task === undefined ? {} : { task }),
        ...said,
      };
      once(statements, JSON.stringify(statement), statement);
    },
    ask(place, message, field) {
      const at = placed(place);
      const question: CodeQuestion = {
        ...at,
        ...(field === undefined ? {} : { field }),
        message: message(`\`${shownCode(at.text)}\`, line ${at.line}`),
      };
      // One place leaves one answer open once.
      once(questions, field === undefined ? question.message : `${at.start} ${field}`, question);
    },
    contradict(field, parts) {
      const conflict: CodeConflict = {
        field,
        parts: parts.map(({ start, end, value }) => ({ text: text.slice(start, end), start, end, value })),
      };
      once(conflicts, JSON.stringify(conflict), conflict);
    },
    namesModel: () => [...statements.values()].some(({ answers }) => 'servedModels' in answers),
    hasTask: () => [...statements.values()].some(({ task }) => task !== undefined),
    done: () => ({
      calls: [...calls.values()].toSorted((a, b) => a.start - b.start),
      statements: [...statements.values()].toSorted((a, b) => a.start - b.start || a.end - b.end),
      questions: [...questions.values()].toSorted((a, b) => a.start - b.start),
      conflicts: [...conflicts.values()],
    }),
  };
}

/** “line 12” */
export const lineIn = (where: string): string => where.slice(where.lastIndexOf('`, ') + 3);

/** What a value that could not be followed comes from, in words. */
export function sourceOf(value: Value, where: string): string {
  const variable = value.kind === 'unknown' ? value.variable : undefined;
  if (variable !== undefined) {
    const what = variable.startsWith('--')
      ? `the option ${variable}`
      : /^\w+$/.test(variable)
        ? `the environment variable ${variable}`
        : `\`${variable}\``;
    return `${what}, ${lineIn(where)}`;
  }
  return where.startsWith('``') ? `an empty text, ${lineIn(where)}` : where;
}

/** Where the name of what is called stands: `converse` in `client.converse(…)`. */
export function nameOf(call: CallExpression, { textAt }: CodeNotes): Place {
  const { start, end } = call.callee;
  const place = { start: Math.max(start, end - calledName(call).length), end };
  return textAt(place) === calledName(call) ? place : { start, end };
}
