// Looks for policies in the values of a Terraform text, and lists them.
import {
  addPolicy,
  addUnread,
  decode,
  isPolicy,
  textOf,
  whereOf,
  type Found,
} from '#core/import/found-policies.ts';
import type { Home } from '#core/import/deployment-environment.ts';
import {
  isList,
  isObjectValue,
  memberOf,
  Notes,
  Open,
  settle,
  type Value,
} from '#core/import/partial-value.ts';
import { attachedTo, HOLDERS, policyTypeIn } from '#core/import/terraform-types.ts';
import type { Expression } from './ast.ts';
import type { Context, HclFile, Module } from './evaluation-context.ts';
import { toText } from './functions.ts';
import type { Instance } from './instances.ts';
import { lookUp } from './references.ts';

export interface Search {
  readonly found: Found;
  readonly module: Module;
  readonly file: HclFile;
  readonly budget: { left: number };
  readonly home: Home;
  /** What listed policies are made of. */
  readonly listed: Set<string>;
}

export interface Place {
  readonly words: readonly string[];
  /** "aws_iam_role"; "" outside of resources. */
  readonly type: string;
  readonly member: string;
  readonly organizationType: Value | undefined;
}

/** What is known where something stands: names, and what was taken for granted to know them. */
export type Known = Pick<Instance, 'names' | 'assumed'>;

export const NOTHING: Known = { names: new Map(), assumed: [] };

export function contextOf(search: Search, { names, assumed }: Known = NOTHING): Context {
  const context = { ...freshContext(search), names };
  for (const each of assumed) context.notes.assume(each);
  return context;
}

const freshContext = ({ module, file, budget, home }: Search): Context => ({
  home,
  module,
  file,
  budget,
  lookUp,
  notes: new Notes(),
  names: new Map(),
  active: undefined,
  depth: 0,
  used: new Set(),
});

/** The line of the document itself, where the value is nothing but a reference to it. */
export function lineOf({ module, file }: Search, value: Expression, { used }: Context): number {
  const isReference = value.kind === 'member' || value.kind === 'index';
  const name = isReference ? [...used].find((each) => each.startsWith('data.')) : undefined;
  const block = name === undefined ? undefined : module.data.get(name.slice('data.'.length));
  return block?.file === file ? file.lineAt(block.of.start) : file.lineAt(value.start);
}

function titleOf({ words: [first = '', ...rest] }: Place): string {
  const names = rest.slice(0, -1).filter((word) => !HOLDERS.has(word));
  return [first, ...names].join(': ');
}

export interface Seen {
  readonly search: Search;
  readonly context: Context;
  readonly line: number;
}

export function list(seen: Seen, place: Place, value: Value, written?: string): void {
  const { search, context, line } = seen;
  const document = settle(value);
  for (const each of context.used) search.listed.add(each);
  addPolicy(search.found, {
    title: titleOf(place),
    where: whereOf(place.words),
    type: policyTypeIn(place.type, place.member, document, settle(place.organizationType ?? null)),
    ...attachedTo(place.type),
    text: textOf(document, written),
    line,
    notes: context.notes,
  });
}

/** Says why there is no policy where one should be. */
export function sayUnread({ search, context }: Seen, place: Place, isOpen: boolean): void {
  const where = whereOf(place.words);
  const { unresolved } = context.notes;
  if (!isOpen || unresolved.length === 0) addUnread(search.found, where, 'This is no policy as JSON.');
  for (const { expression, where: line, words } of isOpen ? unresolved : [])
    addUnread(search.found, where, `\`${expression.replaceAll('`', "'")}\` (${line}) is open. ${words}`);
}

export function look(seen: Seen, place: Place, value: Value): void {
  if (typeof value === 'string' || value instanceof Open) {
    const text = typeof value === 'string' ? value : value.text;
    const inner = decode(text);
    if (inner && isPolicy(inner.value)) list(seen, place, inner.value, inner.text);
    else if (HOLDERS.has(place.member) && text.trim() !== '') sayUnread(seen, place, value instanceof Open);
  } else if (isObjectValue(value) && isPolicy(settle(value))) list(seen, place, value);
  else if (isList(value) || isObjectValue(value)) {
    const isNamed = !isList(value);
    for (const [member, each] of Object.entries(value)) {
      const name = toText(memberOf(each, 'name'));
      const word = isNamed ? member : (name ?? `#${Number(member) + 1}`);
      look(seen, { ...place, words: [...place.words, word], member: isNamed ? member : place.member }, each);
    }
  }
}

export const plainPlace = (word: string): Place => ({
  words: [word],
  type: '',
  member: '',
  organizationType: undefined,
});
