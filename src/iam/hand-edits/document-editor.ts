// Changes a policy place by place, and keeps the changes as edits by path, to be made on its text.
import type { Edit } from '#iam/json/edit.ts';
import type { JsonPath } from '#iam/json/json-path.ts';
import { isObject, own, type JsonObject, type JsonValue } from '#iam/json/json-value.ts';
import { editPolicy } from '#iam/policy/edit-policy.ts';
import { elementOf, readMeaning } from './statement-meaning.ts';
import type { StatementChange } from './statement-changes.ts';

/** A change to make: `from` is there, and `to` is to be in its place. */
export type ChangeToMake = Pick<
  StatementChange,
  'level' | 'element' | 'slot' | 'from' | 'to' | 'fromId' | 'toId'
> & {
  /** Where a slot goes that the statement does not have. */
  readonly toPath: readonly string[] | undefined;
};

export interface DocumentEditor {
  readonly edits: readonly Edit[];
  /** Gives a member of the document a value, or takes it out. */
  setMember(name: string, value: JsonValue | undefined): void;
  insertStatement(index: number, statement: JsonValue): void;
  removeStatement(index: number): void;
  changeStatement(index: number, change: ChangeToMake): void;
}

const valueAt = (document: JsonValue, path: JsonPath): JsonValue | undefined =>
  path.reduce<JsonValue | undefined>((value, step) => own(value, step), document);

export function editDocument(original: JsonObject): DocumentEditor {
  let document: JsonValue = original;
  const edits: Edit[] = [];

  function make(edit: Edit): void {
    edits.push(edit);
    document = editPolicy(document, [edit]);
  }

  const put = (path: JsonPath, value: JsonValue | undefined): void =>
    make(value === undefined ? { kind: 'remove', path } : { kind: 'replace', path, value });

  const statementAt = (index: number): JsonPath =>
    Array.isArray(own(document, 'Statement')) ? ['Statement', index] : ['Statement'];

  function setElement(at: JsonPath, element: string, members: JsonObject): void {
    const statement = valueAt(document, at);
    for (const name of isObject(statement) ? Object.keys(statement) : [])
      if (elementOf(name) === element && !Object.hasOwn(members, name)) put([...at, name], undefined);
    for (const [name, value] of Object.entries(members)) put([...at, name], value);
  }

  /** Takes out a value, and what is empty without it. */
  function removeSlot(at: JsonPath, path: readonly string[]): void {
    let length = path.length;
    while (length > 1) {
      const parent = valueAt(document, [...at, ...path.slice(0, length - 1)]);
      if (!isObject(parent) || Object.keys(parent).length > 1) break;
      length -= 1;
    }
    put([...at, ...path.slice(0, length)], undefined);
  }

  /** Puts in a value, with the objects that it stands in. */
  function setSlot(at: JsonPath, path: readonly string[], whole: JsonValue): void {
    for (let length = 1; length < path.length; length += 1) {
      const there = valueAt(document, [...at, ...path.slice(0, length)]);
      if (isObject(there)) continue;
      const inner = path.slice(length).reduceRight<JsonValue>((value, step) => ({ [step]: value }), whole);
      put([...at, ...path.slice(0, length)], inner);
      return;
    }
    put([...at, ...path], whole);
  }

  function changeValue(at: JsonPath, path: readonly string[], change: ChangeToMake): void {
    const { element, slot, fromId, to, toId } = change;
    const reading = readMeaning(valueAt(document, at) ?? {})
      .elements.get(element)
      ?.slots?.get(slot);
    const known = reading?.values ?? [];
    // What is to go stays where its successor is there already.
    const fresh = toId === undefined || known.some(({ id }) => id === toId) ? undefined : to;
    const place = [...at, ...path];
    const whole = valueAt(document, place);
    if (!Array.isArray(whole)) {
      const isGoing = known.length === 0 || known[0]?.id === fromId;
      if (isGoing && fresh !== undefined) setSlot(at, path, fresh);
      else if (isGoing && known.length > 0) removeSlot(at, path);
      else if (fresh !== undefined) put(place, [whole ?? null, fresh]);
      return;
    }
    const list = whole as readonly JsonValue[];
    const going = list.flatMap((value, index) =>
      fromId !== undefined && idOf(element, value) === fromId ? [index] : [],
    );
    const [successor, ...others] = fresh === undefined ? [undefined, ...going] : going;
    if (fresh !== undefined && successor !== undefined) put([...place, successor], fresh);
    else if (fresh !== undefined) make({ kind: 'insert', path: [...place, list.length], value: fresh });
    if (others.length === list.length && fresh === undefined) removeSlot(at, path);
    else for (const index of others.toReversed()) put([...place, index ?? 0], undefined);
  }

  return {
    edits,
    setMember: (name, value) => put([name], value),
    insertStatement(index, statement) {
      const there = own(document, 'Statement');
      if (Array.isArray(there)) make({ kind: 'insert', path: ['Statement', index], value: statement });
      else put(['Statement'], there === undefined ? [statement] : [there, statement]);
    },
    removeStatement(index) {
      const at = statementAt(index);
      put(at, at.length === 1 ? [] : undefined);
    },
    changeStatement(index, change) {
      const at = statementAt(index);
      if (change.level === 'element') {
        setElement(at, change.element, isObject(change.to) ? change.to : {});
        return;
      }
      // Other principals fit next to “*” only in its long form.
      if (change.element === 'Principal') spellOutAll(at);
      const there = readMeaning(valueAt(document, at) ?? {}).elements.get(change.element);
      const path = there?.slots?.get(change.slot)?.path ?? pathOf(change);
      if (change.level === 'value') changeValue(at, path, change);
      else if (change.to === undefined) removeSlot(at, path);
      else setSlot(at, path, change.to);
    },
  };

  /** Where a slot goes: the principals of a type have a list of their own even where “*” is written for all. */
  function pathOf({ element, slot, toPath = [element] }: ChangeToMake): readonly string[] {
    return element === 'Principal' && toPath.length === 1 ? [...toPath, slot] : toPath;
  }

  function spellOutAll(at: JsonPath): void {
    for (const name of ['Principal', 'NotPrincipal'])
      if (valueAt(document, [...at, name]) === '*') put([...at, name], { AWS: '*' });
  }

  function idOf(element: string, value: JsonValue): string | undefined {
    const text = typeof value === 'object' ? undefined : String(value);
    return element === 'Action' ? text?.toLowerCase() : text;
  }
}
