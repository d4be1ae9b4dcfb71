// The difference by meaning between what the wizard composed and a person's text, as a list of edits.
import type { JsonPath } from '#iam/json/json-path.ts';
import { isList, isObject, own, type JsonObject, type JsonValue } from '#iam/json/json-value.ts';
import { shortHash } from '#iam/text/short-hash.ts';
import { matchStatements } from './match-statements.ts';
import { statementPath, type PolicyMeaning } from './read-policy.ts';
import { statementChanges, type StatementChange } from './statement-changes.ts';
import { canonicalText, type StatementMeaning } from './statement-meaning.ts';

/**
 * One edit: what the wizard composed (`from`) gives way to what the person wrote (`to`); undefined is nothing. By level:
 * a member of the document besides its statements, a whole statement, or something inside a statement.
 */
export interface HandEdit {
  /** The same as long as the person's version of that place stays. */
  readonly id: string;
  /** From the statement inward. */
  readonly place: readonly string[];
  readonly level: 'document' | 'statement' | StatementChange['level'];
  /** What the statement is called; the member's name at the level of the document. */
  readonly name: string;
  /** Indexes of the statement in the two documents. */
  readonly composed: number | undefined;
  readonly yours: number | undefined;
  readonly from: JsonValue | undefined;
  readonly to: JsonValue | undefined;
  /** In the person's document: where the edit is, or else the place nearest to it. */
  readonly path: JsonPath;
  /** Inside a statement. */
  readonly change?: StatementChange;
}

/** What a statement of the person's document is. */
export interface StatementOrigin {
  /** The statement of the wizard; undefined for one that the person added. */
  readonly composed: number | undefined;
  readonly edited: boolean;
}

export interface HandEdits {
  readonly edits: readonly HandEdit[];
  /** One for each statement of the person's document. */
  readonly origins: readonly StatementOrigin[];
}

/** What tells a statement from the others of its document. */
export const statementKey = (statement: StatementMeaning): string =>
  statement.sid ?? `#${shortHash(statement.meaning)}`;

/** What a statement is called: its Sid, or else its first action. */
function statementName({ sid, statement }: StatementMeaning): string {
  if (sid !== undefined) return sid;
  const members: JsonObject = isObject(statement) ? statement : {};
  const actions = members['Action'] ?? members['NotAction'];
  const [first] = Array.isArray(actions) ? (actions as readonly JsonValue[]) : [actions];
  return typeof first === 'string' ? `the statement with ${first}` : 'the statement without a Sid';
}

/** The place of a change inside a statement: what the person's version has there, or else what it lacks. */
export function placeOf(
  key: string,
  { element, slot, level, fromId, toId }: StatementChange,
): readonly string[] {
  if (level === 'element') return [key, element];
  if (level === 'slot') return [key, element, slot];
  return [key, element, slot, toId === undefined ? `-${fromId}` : `+${toId}`];
}

/** Where a change is in the statement: a single value in its list. */
function placeIn(statement: JsonValue, { toPath = [], to, level }: StatementChange): JsonPath {
  const whole = toPath.reduce<JsonValue | undefined>(own, statement);
  const index = level === 'value' && isList(whole) && to !== undefined ? whole.indexOf(to) : -1;
  return index < 0 ? toPath : [...toPath, index];
}

function insideEdits(
  from: StatementMeaning,
  to: StatementMeaning,
  indexes: Pick<HandEdit, 'composed' | 'yours'>,
  path: JsonPath,
): readonly HandEdit[] {
  // While a person types another Sid, the edits stay the same.
  const key = from.sid ?? to.sid ?? statementKey(from);
  return statementChanges(from, to).map((change) => {
    const place = placeOf(key, change);
    const { level } = change;
    return {
      id: place.join('|'),
      place,
      level,
      name: statementName(to),
      ...indexes,
      from: change.from,
      to: change.to,
      path: [...path, ...placeIn(to.statement, change)],
      change,
    };
  });
}

function statementEdits(composed: PolicyMeaning, yours: PolicyMeaning): HandEdits {
  const pairs = matchStatements(composed.statements, yours.statements);
  const composedOf = new Map([...pairs].map(([from, to]) => [to, from]));
  const removed = composed.statements.flatMap((statement, index): HandEdit[] => {
    if (pairs.has(index)) return [];
    const key = statementKey(statement);
    return [
      {
        id: `-${key}`,
        place: [key],
        level: 'statement',
        name: statementName(statement),
        composed: index,
        yours: undefined,
        from: statement.statement,
        to: undefined,
        path: ['Statement'],
      },
    ];
  });
  const origins: StatementOrigin[] = [];
  const others = yours.statements.flatMap((statement, index): readonly HandEdit[] => {
    const from = composedOf.get(index);
    const path = statementPath(yours, index);
    if (from !== undefined) {
      const inside = insideEdits(
        composed.statements[from]!,
        statement,
        { composed: from, yours: index },
        path,
      );
      origins.push({ composed: from, edited: inside.length > 0 });
      return inside;
    }
    origins.push({ composed: undefined, edited: true });
    const key = statementKey(statement);
    return [
      {
        id: `+${key}`,
        place: [key],
        level: 'statement',
        name: statementName(statement),
        composed: undefined,
        yours: index,
        from: undefined,
        to: statement.statement,
        path,
      },
    ];
  });
  return { edits: [...others, ...removed], origins };
}

/** Members of a policy besides its statements: Version, Id. */
export function memberNames(...documents: readonly JsonObject[]): readonly string[] {
  return [...new Set(documents.flatMap((each) => Object.keys(each)))].filter((name) => name !== 'Statement');
}

function documentEdits(
  { document: from }: PolicyMeaning,
  { document: to }: PolicyMeaning,
): readonly HandEdit[] {
  return memberNames(from, to).flatMap((name): HandEdit[] => {
    if (canonicalText(from[name]) === canonicalText(to[name])) return [];
    return [
      {
        id: `|${name}`,
        place: ['', name],
        level: 'document',
        name,
        composed: undefined,
        yours: undefined,
        from: from[name],
        to: to[name],
        path: to[name] === undefined ? [] : [name],
      },
    ];
  });
}

/** Statements may be equal twice over, and so may their edits: each has an id of its own. */
function withOwnIds(edits: readonly HandEdit[]): readonly HandEdit[] {
  const seen = new Map<string, number>();
  return edits.map((edit) => {
    const times = (seen.get(edit.id) ?? 0) + 1;
    seen.set(edit.id, times);
    return times === 1 ? edit : { ...edit, id: `${edit.id}~${times}` };
  });
}

/** What the person changed. */
export function handEditsOf(composed: PolicyMeaning, yours: PolicyMeaning): HandEdits {
  const { edits, origins } = statementEdits(composed, yours);
  return { edits: withOwnIds([...documentEdits(composed, yours), ...edits]), origins };
}
