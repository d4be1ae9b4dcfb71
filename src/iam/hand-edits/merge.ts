// A person's text after the wizard composed something else: the wizard's changes are made in it, except where the person changed the same place.
import type { JsonObject } from '#iam/json/json-value.ts';
import { applyTextEdits } from '#iam/json/edit-text.ts';
import { editPolicyText } from '#iam/policy/edit-policy.ts';
import { editDocument, type DocumentEditor } from './document-editor.ts';
import { handEditsOf, memberNames, placeOf, statementKey, type HandEdit } from './hand-edit.ts';
import { matchStatements } from './match-statements.ts';
import {
  bringsBack,
  leftStatement,
  sourcesOf,
  withoutTakenOut,
  type LeftStatement,
} from './moved-actions.ts';
import { mergeOwnChanges, mergeVersions } from './merge-statements.ts';
import { readPolicyMeaning, type PolicyMeaning } from './read-policy.ts';
import { canonicalText, type StatementMeaning } from './statement-meaning.ts';

/** Three versions of one document, as texts. */
interface ThreeVersions {
  /** What the wizard had composed when the person changed it. */
  readonly base: string;
  /** What the person made of it. */
  readonly yours: string;
  /** What the wizard composes now. */
  readonly now: string;
}

export interface MergedText {
  readonly text: string;
  /** Whether the text could be read: a text that is not a policy in valid JSON is kept whole. */
  readonly isRead: boolean;
  /** The ids of those edits against `now` whose place the wizard changed too. */
  readonly conflicts: readonly string[];
}

type Place = HandEdit['place'];

interface Statements {
  readonly base: readonly StatementMeaning[];
  readonly yours: readonly StatementMeaning[];
  readonly now: readonly StatementMeaning[];
}

/** The statements of the person's document while it changes, by their index in the original; -1 is a new one. */
class StatementOrder {
  readonly #left: number[];
  constructor(count: number) {
    this.#left = [...Array.from({ length: count }).keys()];
  }
  indexOf(yours: number): number {
    return this.#left.indexOf(yours);
  }
  remove(index: number): void {
    this.#left.splice(index, 1);
  }
  insert(index: number): void {
    this.#left.splice(index, 0, -1);
  }
  get length(): number {
    return this.#left.length;
  }
}

/** The index behind the nearest statement before `index` that the person's document has too. */
function placeAfterNeighbor(
  index: number,
  yoursOf: (now: number) => number | undefined,
  order: StatementOrder,
): number {
  for (let before = index - 1; before >= 0; before -= 1) {
    const yours = yoursOf(before);
    const at = yours === undefined ? -1 : order.indexOf(yours);
    if (at >= 0) return at + 1;
  }
  return index === 0 ? 0 : order.length;
}

/** Who made the other version: the wizard, whose changes must not open what the person closed, or the person too. */
type Author = 'wizard' | 'person';

function mergeStatements(
  { base, yours, now }: Statements,
  editor: DocumentEditor,
  author: Author,
): readonly Place[] {
  const clashes: Place[] = [];
  const order = new StatementOrder(yours.length);
  const toYours = matchStatements(base, yours);
  const toNow = matchStatements(base, now);
  const fromBase = new Set(toYours.values());
  const left = base.flatMap((before, index): readonly LeftStatement[] => {
    const [own, wizards] = [yours[toYours.get(index) ?? -1], now[toNow.get(index) ?? -1]];
    const moving = author === 'wizard' && own && wizards && leftStatement(before, own, wizards);
    return moving ? [moving] : [];
  });
  for (const [index, before] of base.entries()) {
    const [mine, next] = [toYours.get(index), toNow.get(index)];
    const [own, wizards] = [
      mine === undefined ? undefined : yours[mine],
      next === undefined ? undefined : now[next],
    ];
    if (own && wizards) {
      const merge = author === 'wizard' ? mergeVersions : mergeOwnChanges;
      const merged = merge(before, own, wizards);
      const back = merged.toMake.filter((change) => bringsBack(change, own, left));
      for (const change of merged.toMake)
        if (!back.includes(change)) editor.changeStatement(order.indexOf(mine ?? -1), change);
      const keys = [own.sid ?? statementKey(wizards), statementKey(wizards)];
      for (const clash of [...merged.clashes, ...back])
        for (const key of keys) {
          clashes.push(placeOf(key, clash));
          // The value that the wizard has now may be what the person's version lacks.
          if (clash.level === 'value' && clash.toId !== undefined)
            clashes.push([...placeOf(key, clash).slice(0, -1), `-${clash.toId}`]);
        }
    } else if (own && own.meaning === before.meaning) {
      const at = order.indexOf(mine ?? -1);
      editor.removeStatement(at);
      order.remove(at);
    } else if (own) clashes.push([statementKey(own)]);
    else if (wizards && wizards.meaning !== before.meaning) clashes.push([statementKey(wizards)]);
  }
  const known = new Set(toNow.values());
  const baseOf = new Map([...toNow].map(([from, to]) => [to, from]));
  const added = yours.filter((_, index) => !fromBase.has(index));
  for (const [index, fresh] of now.entries()) {
    if (known.has(index)) continue;
    const same = added.find(({ sid, meaning }) => meaning === fresh.meaning || (sid && sid === fresh.sid));
    if (same) {
      if (same.meaning !== fresh.meaning) clashes.push([statementKey(same)]);
      continue;
    }
    const sources = sourcesOf(fresh, left);
    if (sources.length > 0)
      clashes.push(...[...sources.map(({ own }) => own), fresh].map((each) => [statementKey(each)]));
    const statement = withoutTakenOut(fresh, sources);
    if (statement === undefined) continue;
    const at = placeAfterNeighbor(index, (before) => toYours.get(baseOf.get(before) ?? -1), order);
    editor.insertStatement(at, statement);
    order.insert(at);
  }
  return clashes;
}

interface Documents {
  readonly base: JsonObject;
  readonly yours: JsonObject;
  readonly now: JsonObject;
}

function mergeMembers({ base, yours, now }: Documents, editor: DocumentEditor): readonly Place[] {
  return memberNames(base, now).flatMap((name) => {
    const [before, own, wizards] = [base, yours, now].map((each) => canonicalText(each[name]));
    if (before === wizards || own === wizards) return [];
    if (own !== before) return [['', name]];
    editor.setMember(name, now[name]);
    return [];
  });
}

const isAt = (edit: HandEdit, place: Place): boolean => place.every((step, at) => edit.place[at] === step);

function mergePolicies(
  yoursText: string,
  [base, yours, now]: readonly [PolicyMeaning, PolicyMeaning, PolicyMeaning],
  author: Author,
): MergedText | undefined {
  const editor = editDocument(yours.document);
  const clashes = [
    ...mergeMembers({ base: base.document, yours: yours.document, now: now.document }, editor),
    ...mergeStatements(
      { base: base.statements, yours: yours.statements, now: now.statements },
      editor,
      author,
    ),
  ];
  const changes = editPolicyText(yoursText, editor.edits);
  if (!changes) return undefined;
  const text = applyTextEdits(yoursText, changes);
  const merged = readPolicyMeaning(text);
  if (!merged) return undefined;
  const conflicts = handEditsOf(now, merged)
    .edits.filter((edit) => clashes.some((place) => isAt(edit, place)))
    .map(({ id }) => id);
  return { text, isRead: true, conflicts };
}

function merge({ base, yours, now }: ThreeVersions, author: Author): MergedText {
  if (base === now) return { text: yours, isRead: readPolicyMeaning(yours) !== undefined, conflicts: [] };
  const kept: MergedText = { text: yours, isRead: false, conflicts: [] };
  const [before, own, other] = [base, yours, now].map(readPolicyMeaning);
  if (!before || !own || !other) return kept;
  return mergePolicies(yours, [before, own, other], author) ?? kept;
}

/** The person's text with what the wizard changed since. Character by character the same where the wizard changed nothing. */
export const mergeHandEdits = (versions: ThreeVersions): MergedText => merge(versions, 'wizard');

/** One change of a person, from `base` to `yours`, made in another text of theirs. */
export const makeHandEdit = (versions: ThreeVersions): MergedText => merge(versions, 'person');
