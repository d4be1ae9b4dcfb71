// How much of a kit is in the given documents, and how much is not.
import { own, type JsonValue } from '#iam/json/json-value.ts';
import { isCreated, type ComposedDocuments, type KitDocument } from '#deepseek/compose/role-kit.ts';
import type { PolicyType } from '#iam/policy/policy.ts';
import { HINTS, locatedTextsIn, statementsIn, tokensOf, type Tokens } from './tokens.ts';

/** A policy from elsewhere. */
export interface GivenPolicy {
  readonly type: PolicyType;
  readonly document: unknown;
}

/** The given policies as tokens. */
export interface RecognitionTarget {
  /** The policies that have each atom. */
  readonly atoms: ReadonlyMap<string, readonly number[]>;
  /** Atoms of statements of which a scenario has all actions: those that can be matched. */
  readonly wanted: ReadonlySet<string>;
  readonly hints: ReadonlySet<string>;
  /** Statements of which a scenario has all actions. */
  readonly statements: readonly Tokens[];
  /** How many statements are given. */
  readonly count: number;
  /** Strings by their location. */
  readonly textsByLocation: ReadonlyMap<string, ReadonlySet<string>>;
  /** Statements of kits by their text: most are the same with the next answer. */
  readonly tokenCache: Map<string, Tokens>;
}

/** Deeper than any settings are. */
const MAX_DEPTH = 8;

/** The strings of the settings that a policy has instead of statements. */
function stringsIn(value: unknown, depth = 0): readonly string[] {
  if (typeof value === 'string') return [value];
  if (depth > MAX_DEPTH || typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((each: unknown) => stringsIn(each, depth + 1));
}

/** `isMade`: whether a scenario has the action. */
export function targetOf(
  given: readonly GivenPolicy[],
  isMade: (action: string) => boolean,
): RecognitionTarget {
  const wanted = new Set<string>();
  const atoms = new Map<string, number[]>();
  const hints = new Set<string>();
  const statements: Tokens[] = [];
  let count = 0;
  const textsByLocation = new Map<string, Set<string>>();
  for (const [index, { type, document }] of given.entries()) {
    for (const statement of statementsIn(document)) {
      const tokens = tokensOf(type, statement);
      count += 1;
      const hope = tokens.actions.every(isMade);
      if (hope) statements.push(tokens);
      for (const atom of tokens.atoms) {
        if (hope) wanted.add(atom);
        const where = atoms.get(atom) ?? [];
        if (where.at(-1) !== index) atoms.set(atom, [...where, index]);
      }
      for (const hint of [...tokens.actions, ...tokens.hints]) hints.add(hint);
      for (const [place, text] of locatedTextsIn(type, statement))
        textsByLocation.set(place, (textsByLocation.get(place) ?? new Set()).add(text));
    }
    const settings = stringsIn(own(document as JsonValue, 'bedrock'));
    if (settings.length > 0) textsByLocation.set(`settings ${index}`, new Set(settings));
  }
  return { atoms, wanted, hints, statements, count, textsByLocation, tokenCache: new Map() };
}

/** Documents of a kit that belong together: a trust policy, all permissions of a role, a policy with its parts. */
export type DocumentGroup = readonly KitDocument[];

export function groupsOf({ roles, policies }: ComposedDocuments): readonly DocumentGroup[] {
  return [
    ...roles.flatMap((role) => [...(isCreated(role) ? [[role.trust]] : []), role.permissions]),
    ...policies.map(({ documents }) => documents),
  ].filter((documents) => documents.length > 0);
}

export interface GroupSimilarity {
  readonly documents: DocumentGroup;
  readonly atoms: ReadonlySet<string>;
  readonly matched: number;
  /** Atoms of the group that are not given. */
  readonly missing: number;
}

export interface Similarity {
  /** Higher is more similar; counts hints too, which guide the search. */
  readonly score: number;
  /** Counts atoms first: extra atoms weigh as much as matching ones. */
  readonly strict: number;
  readonly groups: readonly GroupSimilarity[];
  /** Hints of the kit that are given, and that are not: actions, strings and their parts. */
  readonly right: ReadonlySet<string>;
  readonly wrong: ReadonlySet<string>;
  /** All statements of the kit, also of groups that are ignored. */
  readonly statements: ReadonlySet<Tokens>;
}

/**
 * Weights. Atoms decide; hints guide the search to them: a switch that is turned on
 * too early, before its list is right, must not cost more than it gains.
 */
const RIGHT = { [HINTS.action]: 6, [HINTS.word]: 2, [HINTS.part]: 0.5 };
const WRONG = { [HINTS.action]: -3, [HINTS.word]: -1, [HINTS.part]: -0.25 };
const MATCHED = 10;
const MISSING = -1;

/** Less than any kit of which something is given: with a list not yet right, it may have more wrong than right. */
const NOTHING = 1e6;

/** Of two drafts with the same documents, the one with fewer answers wins. */
const ANSWER_COST = 0.1;

function tokensIn({ type, document }: KitDocument, known: Map<string, Tokens>): readonly Tokens[] {
  return document.Statement.map((statement) => {
    const { Sid: _sid, ...rest } = statement;
    const key = `${type} ${JSON.stringify(rest)}`;
    const met = known.get(key) ?? tokensOf(type, rest);
    known.set(key, met);
    return met;
  });
}

type HintKind = keyof typeof RIGHT;
const kindOf = (hint: string): HintKind => hint.charAt(0) as HintKind;

/** Groups with few of the given actions, such as those of a role that was not pasted, are ignored. */
export function similarity(kit: ComposedDocuments, target: RecognitionTarget, answers = 0): Similarity {
  let score = -ANSWER_COST * answers;
  let strict = 0;
  const spent = new Map<string, number>();
  const right = new Set<string>();
  const wrong = new Set<string>();
  const all = new Set<Tokens>();
  const groups = groupsOf(kit).flatMap((documents) => {
    const statements = documents.flatMap((each) => tokensIn(each, target.tokenCache));
    for (const each of statements) all.add(each);
    const actions = new Set(statements.flatMap((each) => each.actions));
    let spoken = 0;
    for (const action of actions) if (target.hints.has(action)) spoken += 1;
    if (spoken * 2 < actions.size || spoken === 0) return [];
    for (const each of statements) {
      for (const hint of each.actions) (target.hints.has(hint) ? right : wrong).add(hint);
      for (const hint of each.hints) (target.hints.has(hint) ? right : wrong).add(hint);
    }
    const atoms = new Set(statements.flatMap((each) => each.atoms));
    let matched = 0;
    for (const atom of atoms) {
      const given = target.atoms.get(atom);
      if (given === undefined) continue;
      matched += 1;
      const times = (spent.get(atom) ?? 0) + 1;
      spent.set(atom, times);
      // An atom of one given policy matches once: a boundary repeats what a role may do.
      score += times > given.length ? -MATCHED : MATCHED;
      strict += times > given.length ? -MATCHED : MATCHED;
    }
    const missing = atoms.size - matched;
    score += MISSING * missing;
    strict -= MATCHED * missing;
    return [{ documents, atoms, matched, missing }];
  });
  for (const each of right) score += RIGHT[kindOf(each)];
  for (const each of wrong) score += WRONG[kindOf(each)];
  return {
    score: groups.length === 0 ? score - NOTHING : score,
    strict: groups.length === 0 ? -Infinity : strict + score / 10,
    groups,
    right,
    wrong,
    statements: all,
  };
}
