// Reads the sentences that the templates write, so that a person can edit one as text.
import { viewOf } from '#deepseek/answers/answers-view.ts';
import type { Answers } from '#deepseek/answers/answers.ts';
import { askedOfDeployer } from '#deepseek/answers/deployer.ts';
import type { AnswersView, FieldValue } from '#deepseek/answers/field.ts';
import { fieldIds, fieldOf, isFieldId, ROLE_FIELDS, type FieldId } from '#deepseek/answers/fields/fields.ts';
import { checkEntry, readAnswers } from '#deepseek/answers/read-answers.ts';
import { sameValue } from '#deepseek/answers/same-value.ts';
import { DEPLOYERS } from '#deepseek/catalog/deployers.ts';
import { findEntity } from '#deepseek/catalog/entities.ts';
import { scenarios, type ScenarioRow } from '#deepseek/catalog/scenarios.ts';
import { entryWords, readEntryWords } from './entry-words.ts';
import { Matcher, type Bound, type Held } from './matcher.ts';
import { beginsAsOurs, clauseTemplate, deployerSource, inOneLine, PERSON } from './clause-templates.ts';
import { BLANK, NEEDED } from './parts.ts';
import { wholeSentence } from './sentence.ts';
import { parseTemplate } from './template.ts';

type Values = { [K in FieldId]?: FieldValue };

/** No sentence is longer. */
const MAX_CHARACTERS = 20_000;

/** Readings that are tried: nearly always the first one holds. */
const MAX_READINGS = 100;

const END = /(?:; needs [^;]*)?\.?$/y;

const asRole = (slot: string): string => slot;

/** What can follow the first task: what it is a template of, the template, and whose questions its slots are. */
interface Tail {
  readonly source: string;
  readonly task?: string;
  readonly clause?: FieldId;
  readonly deployer?: string;
}

/** Whether the words are free: a template with fixed words is the better reading of the same text. */
const isFree = (id: FieldId): number => Number(!['switch', 'choice'].includes(fieldOf(id).kind));

/** Questions that the scenario may ask, alone or with other tasks. */
function askable(
  scenario: ScenarioRow,
  tasks: readonly ScenarioRow[],
  entity: string | undefined,
): (id: FieldId) => boolean {
  const own = findEntity(entity ?? '')?.fields ?? [];
  const listed = new Set<string>([
    ...ROLE_FIELDS,
    ...own,
    ...[scenario, ...tasks].flatMap(({ fields }) => fields),
  ]);
  const mayAsk = (id: string): boolean =>
    listed.has(id) || (isFieldId(id) && fieldOf(id).askedWith?.some(mayAsk) === true);
  return mayAsk;
}

function tailsOf(scenario: ScenarioRow, entity: string | undefined): readonly Tail[] {
  const tasks = scenario.joins ? scenarios.all().filter((other) => other.joins && other !== scenario) : [];
  return [
    ...tasks.map(({ id, sentence }) => ({ source: `, and ${sentence}`, task: id })),
    ...fieldIds()
      .filter(askable(scenario, tasks, entity))
      .toSorted((a, b) => isFree(a) - isFree(b))
      .flatMap((id) => {
        const template = clauseTemplate(id);
        return template === undefined ? [] : [{ source: `, ${template}`, clause: id }];
      }),
    ...DEPLOYERS.flatMap((row) => {
      const person = row.id === 'permission-set' ? PERSON : undefined;
      const template = 'entity' in row ? findEntity(row.entity)?.sentence : person;
      return template === undefined ? [] : [{ source: deployerSource(template), deployer: row.id }];
    }),
  ];
}

/** What the text says after the first task, in all ways in which it can be read. */
function* readTail(
  text: string,
  matcher: Matcher,
  tails: readonly Tail[],
  at: number,
  bound: Bound,
  also: readonly string[] = [],
): Generator<Bound> {
  END.lastIndex = at;
  if (END.test(text)) yield also.length === 0 ? bound : new Map(bound).set('also', { value: also });
  for (const { source, task, clause, deployer } of tails) {
    if ((task !== undefined && also.includes(task)) || (clause !== undefined && bound.has(clause))) continue;
    const idOf = deployer === undefined ? asRole : askedOfDeployer;
    for (const found of matcher.match(parseTemplate(source), at, bound, idOf)) {
      if (found.end === at) continue;
      const next =
        deployer === undefined ? found.bound : new Map(found.bound).set('deployer', { value: deployer });
      yield* readTail(text, matcher, tails, found.end, next, task === undefined ? also : [...also, task]);
    }
  }
}

const valueOf = (id: FieldId, view: AnswersView): FieldValue => {
  const { kind } = fieldOf(id);
  if (kind === 'switch') return view.flag(id);
  return kind === 'text' || kind === 'choice' ? view.text(id) : view.list(id);
};

/** The answer that a slot holds; undefined where it is needed. */
function answerIn(id: FieldId, held: Held, view: AnswersView): FieldValue | undefined {
  if (held === undefined || 'value' in held) return held?.value;
  const entries = held.words.map((words) => readEntryWords(id, words, view));
  return fieldOf(id).kind === 'text' ? entries[0] : entries;
}

/** The order in which answers are read: names depend on the account and the Regions, and these on what is chosen. */
function rankOf(id: FieldId): number {
  if (id === 'account' || id === 'regions' || id === 'modelAccount') return 2;
  return { switch: 0, choice: 0, choices: 1, text: 3, list: 3 }[fieldOf(id).kind];
}

/** Turns on what asks for a question, where nothing does. */
function open(id: FieldId, scenario: Answers['scenario'], values: Values): void {
  const { under = [] } = fieldOf(id);
  const view = viewOf({ scenario, values });
  const isOn = under.some(({ field, value }) =>
    value === undefined ? view.flag(field) : view.text(field) === value,
  );
  const opener = under.find(({ field }) => view.asks(field));
  if (opener && !isOn && isFieldId(opener.field)) values[opener.field] = opener.value ?? true;
}

/** The base without what its own sentence says: the text says that now. */
function unsaid(base: Answers | undefined): Values {
  const values: Values = { ...base?.values };
  if (!base) return values;
  delete values.also;
  for (const { field } of wholeSentence(readAnswers(base))) {
    if (!field) continue;
    delete values[field];
    for (const { field: opener } of fieldOf(field).under ?? []) if (isFieldId(opener)) delete values[opener];
  }
  return values;
}

/** The answers of a reading, on the others of the base. */
function answersOf(scenario: ScenarioRow['id'], bound: Bound, base: Answers | undefined): Answers {
  const values = unsaid(base);
  const order = [...bound.keys()].toSorted((a, b) => rankOf(a) - rankOf(b));
  for (const id of order) {
    open(id, scenario, values);
    const held = bound.get(id);
    const answer = answerIn(id, held, viewOf({ scenario, values }));
    if (answer === undefined) delete values[id];
    else values[id] = answer;
  }
  // What asks for a question may itself be asked for by a later one.
  for (const id of order) open(id, scenario, values);
  const answers: Answers = { scenario, values };
  return base ? asBefore(answers, bound, base) : answers;
}

/** Keeps how an answer was typed, and what was assumed, where the sentence says the same as before. */
function asBefore(answers: Answers, bound: Bound, base: Answers): Answers {
  const checked = readAnswers(base);
  const before = checked.view;
  const said = new Set(wholeSentence(checked).map(({ field }) => field));
  const values: Values = { ...answers.values };
  const view = viewOf(answers);
  const isSamePlace = JSON.stringify(view.home) === JSON.stringify(before.home);
  for (const [id, held] of bound) {
    const given = before.given(id);
    if (given === undefined && said.has(id) && sameValue(valueOf(id, view), valueOf(id, before)))
      delete values[id];
    if (given === undefined || !isSamePlace || !held || !('words' in held)) continue;
    const entries = typeof given === 'string' ? [given] : typeof given === 'object' ? given : [];
    if (
      sameValue(
        entries.map((entry) => entryWords(id, entry, before)),
        held.words,
      )
    )
      values[id] = given;
  }
  const kept = viewOf({ ...answers, values });
  for (const id of bound.keys()) {
    const stated = answers.values[id];
    if (stated !== undefined && values[id] === undefined && !sameValue(valueOf(id, kept), valueOf(id, view)))
      values[id] = stated;
  }
  return { ...answers, values };
}

/** Whether each entry that the text names can be used. */
function isValid(answers: Answers, bound: Bound): boolean {
  const view = viewOf(answers);
  return [...bound].every(([id, held]) => {
    if (held === undefined || 'value' in held) return true;
    const value = valueOf(id, view);
    const entries = typeof value === 'string' ? [value] : typeof value === 'object' ? value : [];
    return entries.every((entry) => checkEntry(id, entry, view).ok);
  });
}

/** The subjects with which a sentence on the scenario can begin: the trusted entity and its template. */
const subjectsOf = (scenario: ScenarioRow): readonly (readonly [id: string | undefined, source: string])[] =>
  scenario.entities.length === 0
    ? [[undefined, '']]
    : scenario.entities.map((id) => [id, `${findEntity(id)?.sentence ?? ''} `] as const);

function* readings(text: string, base: Answers | undefined): Generator<Answers> {
  const all = scenarios
    .all()
    .toSorted((a, b) => Number(b.id === base?.scenario) - Number(a.id === base?.scenario));
  let possible: Answers | undefined;
  let tried = 0;
  for (const scenario of all) {
    for (const [entity, source] of subjectsOf(scenario)) {
      const values = entity === undefined ? base?.values : { ...base?.values, entity };
      const matcher = new Matcher(text, viewOf({ scenario: scenario.id, values: values ?? {} }));
      let tails: readonly Tail[] | undefined;
      const start: Bound = new Map(entity === undefined ? [] : [['entity', { value: entity }]]);
      for (const found of matcher.match(parseTemplate(`${source}${scenario.sentence}`), 0, start, asRole)) {
        tails ??= tailsOf(scenario, entity);
        for (const bound of readTail(text, matcher, tails, found.end, found.bound)) {
          tried += 1;
          if (tried > MAX_READINGS) return;
          const answers = answersOf(scenario.id, bound, base);
          const view = viewOf(answers);
          if ([...bound.keys()].every((id) => id === 'entity' || view.asks(id))) {
            if (isValid(answers, bound)) yield answers;
            possible ??= answers;
          }
        }
      }
    }
  }
  if (possible) yield possible;
}

/**
 * The answers that a sentence states, in the words of our own templates; undefined where the text is no such sentence.
 * What the base answers beyond its own sentence stays, and so does what was assumed. A part of its sentence that the
 * text lacks is taken back.
 */
export function readSentence(text: string, base?: Answers): Answers | undefined {
  if (text.length > MAX_CHARACTERS || !beginsAsOurs(text)) return undefined;
  const line = inOneLine(text).replaceAll(BLANK, NEEDED);
  return readings(line, base).next().value as Answers | undefined;
}
