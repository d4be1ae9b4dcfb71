// Turns policy texts into a draft of the wizard: answers, and hand edits for the remaining statements.
import { isObject } from '#iam/json/json-value.ts';
import type { Answers } from '#deepseek/answers/answers.ts';
import { scenarios } from '#deepseek/catalog/scenarios.ts';
import { documentsOf, type KitDocument } from '#deepseek/compose/role-kit.ts';
import type { PolicyType, Statement } from '#iam/policy/policy.ts';
import { print } from '#iam/policy/print.ts';
import { openSettings } from './open-settings.ts';
import { closestInSteps, isEnough, type GivenPolicy, type Hints } from './recognize.ts';
import type { Recognized } from './report.ts';
import { isTooLong } from './tokens.ts';

export type { Hints } from './recognize.ts';

/** A pasted policy. */
export interface PolicyToOpen {
  readonly type: PolicyType;
  readonly text: string;
}

export interface OpenedPolicies {
  readonly answers: Answers;
  /** Document id → the wizard's text with the extra statements behind its own. */
  readonly overrides: Readonly<Record<string, string>>;
  /** What the scenario is called. */
  readonly title: string;
  /** How many of the given statements the wizard makes. */
  readonly matched: number;
  readonly total: number;
  /** Statements of the wizard that are not given, by the title of their document. */
  readonly added: readonly Named[];
  /** Statements that become hand edits, by the title of the document they go to. */
  readonly kept: readonly Named[];
  /** Statements for which the kit has no document. */
  readonly unplaced: readonly string[];
  /** Titles of documents of the kit that correspond to none of those given. */
  readonly extraDocuments: readonly string[];
  /** The wizard makes less than half of the statements: the answers are only a place to start from, without edits. */
  readonly isFar: boolean;
  /** How many of the policies were not read: they are not JSON, or too long. */
  readonly unread: number;
}

interface Named {
  readonly name: string;
  readonly document: string;
}

const MAX_CHARACTERS = 100_000;
const MAX_POLICIES = 30;

/** Deeper than any policy. */
const MAX_DEPTH = 30;

function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') depth -= 1;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}

function parsed({ text, type }: PolicyToOpen): readonly GivenPolicy[] {
  if (text.length > MAX_CHARACTERS || isTooDeep(text)) return [];
  try {
    const document: unknown = JSON.parse(text);
    return isObject(document) && !isTooLong(document) ? [{ type, document }] : [];
  } catch {
    return [];
  }
}

/** What a statement is called: its Sid, or what it begins with. */
function nameOf(statement: unknown): string {
  if (!isObject(statement)) return 'a statement';
  const { Sid: sid, Action: action, NotAction: notAction } = statement;
  if (typeof sid === 'string' && sid !== '') return sid;
  const [first] = [action ?? notAction].flat();
  return typeof first === 'string' ? first : 'a statement without a Sid';
}

/** A Sid is unique in a document. */
function withFreeSid(statement: unknown, taken: Set<unknown>): unknown {
  if (!isObject(statement) || statement['Sid'] === undefined) return statement;
  const sid = String(statement['Sid']);
  let free = sid;
  for (let n = 2; taken.has(free); n += 1) free = `${sid}${n}`;
  taken.add(free);
  return free === statement['Sid'] ? statement : { ...statement, Sid: free };
}

/** The document that an extra statement goes to: the one its neighbors are in, else the first of its type. */
function documentFor(
  { kit, documentIds }: Recognized,
  given: number,
  type: PolicyType,
): KitDocument | undefined {
  const all = documentsOf(kit);
  const own = documentIds[given] ?? [];
  return (
    all.filter((each) => each.type === type && own.includes(each.id)).at(-1) ??
    all.find((each) => each.type === type)
  );
}

function opened(found: Recognized, given: readonly GivenPolicy[], unread: number): OpenedPolicies {
  const all = documentsOf(found.kit);
  const extras = new Map<KitDocument, unknown[]>();
  const kept: Named[] = [];
  const unplaced: string[] = [];
  for (const { policy: index, statement } of found.unmatched) {
    const home = documentFor(found, index, given[index]!.type);
    if (!home) unplaced.push(nameOf(statement));
    else {
      extras.set(home, [...(extras.get(home) ?? []), statement]);
      kept.push({ name: nameOf(statement), document: home.title });
    }
  }
  const overrides = [...extras].map(([{ id, document }, more]) => {
    const taken = new Set<unknown>(document.Statement.map(({ Sid: sid }) => sid));
    const fresh = more.map((each) => withFreeSid(each, taken)) as Statement[];
    return [id, print({ ...document, Statement: [...document.Statement, ...fresh] })] as const;
  });
  const added = found.added.flatMap(({ document: id, index }) => {
    const home = all.find((each) => each.id === id);
    return home ? [{ name: nameOf(home.document.Statement[index]), document: home.title }] : [];
  });
  return {
    answers: found.answers,
    overrides: Object.fromEntries(overrides),
    title: scenarios.find(found.answers.scenario)?.title ?? found.answers.scenario,
    matched: found.matched,
    total: found.total,
    added,
    kept,
    unplaced,
    extraDocuments: all.filter(({ id }) => !found.documentIds.flat().includes(id)).map(({ title }) => title),
    isFar: false,
    unread,
  };
}

/** What to start from where too little is made to bring the rest along. */
const farFrom = (found: Recognized, given: readonly GivenPolicy[], unread: number): OpenedPolicies => ({
  ...opened(found, given, unread),
  overrides: {},
  kept: [],
  added: [],
  unplaced: [],
  isFar: true,
});

/** The draft for a policy of settings: what the wizard cannot say in answers stays as a hand edit of the whole. */
function settingsDraft(given: readonly GivenPolicy[], unread: number): OpenedPolicies | undefined {
  const found = openSettings(given);
  if (!found) return undefined;
  const { answers, document, isSame, others } = found;
  return {
    answers,
    overrides: isSame ? {} : { [document.id]: JSON.stringify(given[0]?.document, undefined, 2) },
    title: scenarios.find(answers.scenario)?.title ?? answers.scenario,
    matched: Number(isSame),
    total: 1,
    added: [],
    kept: isSame ? [] : [{ name: 'its settings', document: document.title }],
    unplaced: [],
    extraDocuments: others,
    isFar: false,
    unread,
  };
}

/**
 * The draft for the policies; undefined when no scenario has any of their actions. A text that is not JSON
 * is left out. Pure, never throws; yields now and then, so that the caller can do other work.
 */
export function* openPoliciesInSteps(
  policies: readonly PolicyToOpen[],
  hints: Hints = {},
): Generator<void, OpenedPolicies | undefined> {
  const given = policies.flatMap(parsed).slice(0, MAX_POLICIES);
  const settings = settingsDraft(given, policies.length - given.length);
  if (settings) return settings;
  const unread = policies.length - given.length;
  const found = yield* closestInSteps(given, hints);
  return found && (isEnough(found) ? opened : farFrom)(found, given, unread);
}
