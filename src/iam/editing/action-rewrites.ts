// Writes the actions at a place out, or as patterns: what an author may want, whatever the checks say.
import { applyTextEdits } from '#iam/json/edit-text.ts';
import type { Edit } from '#iam/json/edit.ts';
import type { JsonPath } from '#iam/json/json-path.ts';
import { own, type JsonValue } from '#iam/json/json-value.ts';
import { nodeAtOffset, type NodeAtOffset } from '#iam/json/node-at-offset.ts';
import { parse, toValue } from '#iam/json/parse.ts';
import { editPolicyText } from '#iam/policy/edit-policy.ts';
import { expandAction, shrinkActions } from '#iam/reference/action-patterns.ts';
import type { Reference } from '#iam/reference/reference.ts';

/** A longer list helps nobody. */
const MAX_ACTIONS = 200;

const MEMBERS: readonly (string | number)[] = ['Action', 'NotAction'];

/** The member with the actions around a path: `Statement.0.Action` of `Statement.0.Action.2`. */
function membersPath(path: JsonPath): JsonPath | undefined {
  const at = path.findIndex((step) => MEMBERS.includes(step));
  return path[0] === 'Statement' && at > 0 && at <= 2 ? path.slice(0, at + 1) : undefined;
}

/** A list stays one. */
const written = (actions: readonly string[], before: JsonValue | undefined): JsonValue =>
  actions.length === 1 && !Array.isArray(before) ? actions[0]! : [...actions];

interface Rewrite {
  readonly title: string;
  readonly actions: readonly string[];
}

export interface PlacedRewrite {
  readonly title: string;
  readonly edits: readonly Edit[];
}

/** Actions in place of the pattern; each that is in its list already is left out. */
function expansion(list: readonly string[], pattern: string, reference: Reference): readonly Rewrite[] {
  if (!/[*?]/.test(pattern)) return [];
  const expanded = expandAction(pattern, reference);
  if (!('actions' in expanded) || expanded.actions.length > MAX_ACTIONS) return [];
  const others = new Set(list.filter((each) => each !== pattern).map((each) => each.toLowerCase()));
  const added = expanded.actions.filter((each) => !others.has(each.toLowerCase()));
  const actions = list.flatMap((each) => (each === pattern ? added : [each]));
  const count = expanded.actions.length;
  const title = `Write ${pattern} out as ${count === 1 ? 'its action' : `its ${count} actions`}`;
  return [{ title, actions }];
}

function shrinking(list: readonly string[], reference: Reference): readonly Rewrite[] {
  const shrunk = shrinkActions(list, reference);
  if (shrunk.length >= list.length) return [];
  const title = `Write ${list.length} actions as ${shrunk.length === 1 ? 'one pattern' : `${shrunk.length} patterns`}`;
  return [{ title, actions: shrunk }];
}

/** What the actions at a place of a document may be written as. Each says the same on the day of the reference. */
export function rewritesOn(
  document: JsonValue,
  place: NodeAtOffset | undefined,
  reference: Reference,
): readonly PlacedRewrite[] {
  const path = place && membersPath(place.path);
  if (!path) return [];
  const value = path.reduce<JsonValue | undefined>((at, step) => own(at, step), document);
  const list = (Array.isArray(value) ? value : [value]).filter((each) => typeof each === 'string');
  if (list.length === 0 || list.length > MAX_ACTIONS) return [];
  const chosen = place.target === 'value' && typeof place.node.value === 'string' ? place.node.value : '';
  const all = [...expansion(list, chosen, reference), ...shrinking(list, reference)];
  return all.map(({ title, actions }) => ({
    title,
    edits: [{ kind: 'replace', path, value: written(actions, value) }],
  }));
}

/** The same for an offset of a policy's text, with the whole text after each. */
export function rewritesAt(
  { text, offset }: { readonly text: string; readonly offset: number },
  reference: Reference,
): readonly { readonly title: string; readonly text: string }[] {
  const { root } = parse(text);
  if (!root) return [];
  return rewritesOn(toValue(root), nodeAtOffset(root, offset), reference).flatMap(({ title, edits }) => {
    const changes = editPolicyText(text, edits);
    return changes ? [{ title, text: applyTextEdits(text, changes) }] : [];
  });
}
