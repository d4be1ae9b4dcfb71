// Splits statements into atoms, which must be equal, and hints, which only suggest answers.
import { asList, isObject, type RawObject } from '#iam/json/json-value.ts';
import { STATEMENT_ELEMENTS, type PolicyType } from '#iam/policy/policy.ts';

/** More than any policy that AWS accepts; the rest of a longer one is ignored. */
const MAX_STATEMENTS = 400;
const MAX_TOKENS = 4000;

/** The entries of Statement; not all are objects, as a template's marker may be one. */
export function statementList(document: unknown): readonly unknown[] {
  const statements = isObject(document) ? document['Statement'] : undefined;
  return statements === undefined || statements === null ? [] : asList(statements).slice(0, MAX_STATEMENTS);
}

export const statementsIn = (document: unknown): readonly RawObject[] =>
  statementList(document).filter((each) => isObject(each));

/** Whether a document has more statements than are looked at. */
export const isTooLong = (document: RawObject): boolean =>
  asList(document['Statement']).length > MAX_STATEMENTS;

/** Replaces objects where IAM expects text. */
const NO_TEXT = '\u0001';

/** Text, numbers and booleans as text. */
const textOf = (value: unknown): string =>
  typeof value === 'object' && value !== null ? NO_TEXT : String(value);

const textsOf = (value: unknown): readonly string[] => (value === undefined ? [] : asList(value).map(textOf));

/** Conditions have operators, keys and values. */
const MAX_DEPTH = 3;

/** Principal and Condition as text, with names and values sorted. */
function canonical(value: unknown, deep = MAX_DEPTH): string {
  if (deep === 0) return NO_TEXT;
  if (!isObject(value)) return JSON.stringify([...new Set(textsOf(value))].toSorted());
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, each]) => `${JSON.stringify(name)}:${canonical(each, deep - 1)}`).join()}}`;
}

/** A string and its location in a statement: "Resource", "Principal AWS", "StringEquals aws:SourceAccount". */
interface LocatedText {
  readonly place: string;
  readonly text: string;
}

/** Keys that contain a chosen name share one location for all names: tags, and issuers of tokens. */
function keyLocation(key: string): string {
  const claim = key.lastIndexOf(':');
  if (key.slice(0, claim).split('/', 1)[0]!.includes('.')) return `issuer${key.slice(claim)}`;
  const slash = key.indexOf('/');
  return slash < 0 ? key : key.slice(0, slash);
}

function textsInCondition(condition: unknown): readonly LocatedText[] {
  if (!isObject(condition)) return [];
  return Object.entries(condition).flatMap(([operator, tests]) =>
    Object.entries(isObject(tests) ? tests : {}).flatMap(([key, values]) => {
      const place = `${operator} ${keyLocation(key)}`;
      const name = key.slice(key.indexOf('/') + 1);
      const texts = textsOf(values);
      const tags = name === key ? [] : [name, ...texts.map((text) => `${name}=${text}`)];
      return [key, ...tags, ...texts].map((text) => ({ place, text }));
    }),
  );
}

function textsIn(statement: RawObject): readonly LocatedText[] {
  const principal = statement['Principal'];
  const principals = isObject(principal) ? Object.entries(principal) : [['', principal] as const];
  return [
    ...['Resource', 'NotResource'].flatMap((place) =>
      textsOf(statement[place]).map((text) => ({ place, text })),
    ),
    ...principals.flatMap(([kind, values]) =>
      textsOf(values).map((text) => ({ place: `Principal ${kind}`, text })),
    ),
    ...textsInCondition(statement['Condition']),
  ];
}

const ELEMENTS: ReadonlySet<string> = new Set(STATEMENT_ELEMENTS);

/** The first element that IAM does not know, such as `condition`. */
const unknownElement = (statement: RawObject): readonly string[] =>
  Object.keys(statement)
    .filter((name) => !ELEMENTS.has(name))
    .slice(0, 1);

export interface Tokens {
  /** One effect, action, resource and all conditions each. */
  readonly atoms: readonly string[];
  /** The actions, without their resources and conditions. */
  readonly actions: readonly string[];
  /** Strings with their location, and their parts. Each begins with a letter for its kind. */
  readonly hints: readonly string[];
}

const SEPARATOR = '\u0000';

/** The location of a hint, in any statement of the same type and effect. */
export const locationOf = (hint: string): string => hint.split(SEPARATOR, 3).slice(1).join(SEPARATOR);

export const HINTS = { action: 'a', word: 'w', part: 'p' } as const;

const hint = (...parts: readonly string[]): string => parts.join(SEPARATOR);

/** Strings of a statement with their locations. */
export function locatedTextsIn(
  type: PolicyType,
  statement: RawObject,
): readonly (readonly [string, string])[] {
  const head = headOf(type, statement);
  return textsIn(statement).map(({ place, text }) => [hint(head, place), text] as const);
}

const headOf = (type: PolicyType, statement: RawObject): string =>
  `${type} ${textOf(statement['Effect'] ?? '')}`;

/** Actions are case-insensitive. */
const actionsIn = (statement: RawObject, name: 'Action' | 'NotAction'): readonly string[] =>
  textsOf(statement[name]).map((each) => each.toLowerCase());

const MAX_ACTIONS = 300;

/** The actions of a statement alone, as its tokens have them. */
export const actionHints = (type: PolicyType, statement: RawObject): readonly string[] =>
  [...new Set([...actionsIn(statement, 'Action'), ...actionsIn(statement, 'NotAction')])]
    .slice(0, MAX_ACTIONS)
    .map((action) => hint(HINTS.action, headOf(type, statement), '', action));

/** Sid is ignored. */
export function tokensOf(type: PolicyType, statement: RawObject): Tokens {
  const head = headOf(type, statement);
  const does = actionsIn(statement, 'Action');
  const spares = actionsIn(statement, 'NotAction');
  // The NotAction list is one token.
  const acts = [...new Set(spares.length > 0 ? [`not ${canonical(spares)}`] : does)];
  const actionEntries = [...new Set([...does, ...spares])].slice(0, MAX_ACTIONS);
  const who = ['Principal', 'NotPrincipal'].map((name) =>
    statement[name] === undefined ? '' : name + canonical(statement[name]),
  );
  const condition = statement['Condition'];
  const when = condition === undefined ? '' : canonical(condition);
  const strange = unknownElement(statement);
  const not = statement['NotResource'];
  const resources = not === undefined ? textsOf(statement['Resource']) : [`not ${canonical(not)}`];
  const on = resources.length > 0 ? resources : [''];
  // A statement that is too long has no atoms.
  const atoms =
    acts.length * on.length > MAX_TOKENS
      ? []
      : acts.flatMap((action) => on.map((each) => hint(head, ...who, action, each, when, ...strange)));
  const placed = textsIn(statement).slice(0, 600);
  const services = [
    ...new Set(actionEntries.map((each) => each.slice(0, Math.max(0, each.indexOf(':'))))),
  ].slice(0, 20);
  const words = actionEntries.flatMap((action) =>
    placed.map(({ place, text }) => hint(HINTS.word, head, place, action, text)),
  );
  const parts = services.flatMap((service) =>
    placed.flatMap(({ place, text }) =>
      text
        .split(/[:/@]/, 20)
        .map((part, at) => hint(HINTS.part, head, place, service, `${Math.min(at, 5)}`, part)),
    ),
  );
  return {
    atoms: [...new Set(atoms)],
    actions: actionHints(type, statement),
    hints: [...new Set([...words.slice(0, MAX_TOKENS), ...parts.slice(0, MAX_TOKENS)])],
  };
}
