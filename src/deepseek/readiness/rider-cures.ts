// How somebody who was let in by hand is taken out again: by the smallest change of the text that leaves nobody new in it.
import { openingsOf, type Opening } from '#iam/hand-edits/openings/openings.ts';
import { readPolicyText } from '#iam/hand-edits/openings/read-statements.ts';
import type { FoundRider } from '#iam/hand-edits/openings/riders-in.ts';
import type { RoleKit } from '#deepseek/compose/role-kit.ts';
import { editPolicyText } from '#iam/policy/edit-policy.ts';
import { applyTextEdits } from '#iam/json/edit-text.ts';
import type { Edit } from '#iam/json/edit.ts';
import type { JsonPath } from '#iam/json/json-path.ts';
import { own, type JsonValue } from '#iam/json/json-value.ts';
import { parse, toValue } from '#iam/json/parse.ts';
import type { Cure, ReadinessDocument } from './readiness.ts';
import { ridersOf } from './riders.ts';

function valueOf(text: string): JsonValue {
  const { root } = parse(text);
  return root ? toValue(root) : {};
}

const valueAt = (value: JsonValue, path: JsonPath): JsonValue | undefined =>
  path.reduce<JsonValue | undefined>((inner, step) => own(inner, step), value);

/** The place of a principal, as far up as it is alone there; the statement where it names nobody else. */
function alonePath(document: JsonValue, statement: JsonPath, path: JsonPath): JsonPath {
  let alone = path;
  while (alone.length > statement.length) {
    const parent = valueAt(document, alone.slice(0, -1));
    const siblings = typeof parent === 'object' && parent !== null ? Object.keys(parent).length : 1;
    // Principal is one of several elements; without it the statement is none.
    const isElement = alone.length === statement.length + 1;
    if (siblings > 1 && !isElement) return alone;
    alone = alone.slice(0, -1);
  }
  return statement;
}

/** Later places first, so that taking one out moves no other. */
function lastFirst(a: Edit, b: Edit): number {
  for (const [index, step] of a.path.entries()) {
    const other = b.path[index];
    if (typeof step === 'number' && typeof other === 'number' && step !== other) return other - step;
  }
  return b.path.length - a.path.length;
}

const removal = (path: JsonPath): Edit => ({ kind: 'remove', path });

/** Takes out the principals, or their statements. */
function removals(document: JsonValue, openings: readonly Opening[]): readonly Edit[] {
  const paths = openings.map(({ statement, principal }) =>
    principal ? alonePath(document, statement.path, principal.path) : statement.path,
  );
  const byPath = new Map(paths.map((path) => [JSON.stringify(path), path]));
  return [...byPath.values()].map(removal);
}

/** Puts the composed statements in the place of the edited ones. */
function restorals(document: JsonValue, composed: JsonValue, openings: readonly Opening[]): readonly Edit[] {
  const list = own(document, 'Statement');
  const end = Array.isArray(list) ? list.length : 0;
  return openings.flatMap(({ statement, nearest }): readonly Edit[] => {
    const isAllow = statement.effect === 'Allow';
    const before = isAllow ? nearest?.path : statement.path;
    const place = isAllow ? statement.path : nearest?.path;
    const value = before && valueAt(composed, before);
    if (value === undefined) return [];
    return [
      place ? { kind: 'replace', path: place, value } : { kind: 'insert', path: ['Statement', end], value },
    ];
  });
}

function edited(text: string, edits: readonly Edit[]): string | undefined {
  if (edits.length === 0) return undefined;
  const changes = editPolicyText(text, edits.toSorted(lastFirst));
  return changes && applyTextEdits(text, changes);
}

/** Whether the text still has statements, and all that the composed policy allows among what it allowed before. */
function keepsMore(text: string, before: string, composed: string): boolean {
  const [mine, old, theirs] = [text, before, composed].map((each) => readPolicyText(each).readings[0]);
  if (!mine || !old || !theirs || mine.statements.length === 0) return false;
  const lostBefore = openingsOf(old, theirs, new Set()).length;
  return openingsOf(mine, theirs, new Set()).length <= lostBefore;
}

/** Changes that take the rider out, the best first; `count` is how many principals ride along now. */
export function riderCures(
  document: ReadinessDocument,
  kit: RoleKit,
  found: readonly FoundRider[],
  count: number,
): readonly Cure[] {
  const { id, text, composed } = document;
  const [first] = found;
  if (composed === undefined || !first) return [];
  const openings = found.flatMap(({ opening }) => opening ?? []);
  const value = valueOf(text);
  const isUndone = (next: string): boolean => {
    const left = ridersOf({ ...document, text: next }, kit);
    return !left.has(first.principal) && left.size < count;
  };
  const isAdded = openings.every(({ statement, excess }) => statement.effect === 'Allow' && !excess);
  const removed =
    openings.length > 0 && openings.every(({ statement }) => statement.effect === 'Allow')
      ? edited(
          text,
          isAdded ? removals(value, openings) : openings.map(({ statement }) => removal(statement.path)),
        )
      : undefined;
  if (removed !== undefined && isUndone(removed) && keepsMore(removed, text, composed))
    return [{ label: 'Remove it', documents: { [id]: removed } }];
  const restored = edited(text, restorals(value, valueOf(composed), openings));
  if (restored !== undefined && isUndone(restored))
    return [{ label: 'Restore this statement', documents: { [id]: restored } }];
  return [{ label: 'Use the document without your edits', documents: { [id]: null } }];
}
