// Makes changes by path on the text of a document: the author's order, indentation and white space stay.
import { applyEdits } from './apply-edits.ts';
import type { Edit, MemberOrder } from './edit.ts';
import { parse, toValue, type JsonNode } from './parse.ts';
import { findItem, setValue, insertItem, removeItem, type EditableText } from './edit-text-tree.ts';
import { layOut, styleOf } from './text-style.ts';
import { editsTo, readTree, type TextEdit } from './text-tree.ts';

export type { TextEdit } from './text-tree.ts';

/** Makes one change; false when the text cannot show it. */
function make(document: EditableText, { path, ...edit }: Edit): boolean {
  if (path.length === 0) {
    if (edit.kind === 'rename') return true;
    document.root = layOut(edit.kind === 'remove' ? null : edit.value, document.style, '', false);
    return true;
  }
  const place = findItem(document, path);
  // What is nowhere needs no change.
  if (!place) return true;
  const { items } = place.container;
  const namesakes = (name: string | number | undefined): number =>
    typeof name === 'string' ? items.filter(({ key }) => key === name).length : 0;
  const step = path.at(-1);
  switch (edit.kind) {
    case 'replace':
      setValue(document, path, place, edit.value);
      return true;
    case 'insert':
      if (typeof step !== 'number') setValue(document, path, place, edit.value);
      else insertItem(document, place, Math.min(step, items.length), undefined, edit.value);
      return true;
    case 'remove':
      if (place.index < 0) return true;
      // An earlier member of the same name would come to light.
      if (namesakes(step) > 1) return false;
      removeItem(place);
      return true;
    case 'rename': {
      const item = items[place.index];
      if (!item || item.key === undefined || item.key === edit.name) return true;
      if (namesakes(step) > 1 || namesakes(edit.name) > 0) return false;
      item.name = JSON.stringify(edit.name);
      item.key = edit.name;
      return true;
    }
  }
}

/** Whether the changed text is read as the changed value: the parser may paint over its faults in another way. */
function isRead(
  text: string,
  root: JsonNode,
  edits: readonly Edit[],
  order: MemberOrder,
  changes: readonly TextEdit[],
): boolean {
  const { root: after, syntax } = parse(applyTextEdits(text, changes));
  if (!after || syntax === 'broken') return false;
  return JSON.stringify(toValue(after)) === JSON.stringify(applyEdits(toValue(root), edits, order));
}

/**
 * The edits on `text`, made one after another as on its value, as changes of characters: in the order of the text,
 * none touching another. Undefined where the text is too broken, or repeats a name that a change is about.
 */
export function editText(
  text: string,
  edits: readonly Edit[],
  order: MemberOrder,
): readonly TextEdit[] | undefined {
  const { root, syntax, readAs } = parse(text);
  if (!root || syntax === 'broken') return undefined;
  const tree = readTree(readAs, root);
  const document: EditableText = { text: readAs, style: styleOf(readAs, tree), order, root: tree };
  for (const edit of edits) if (!make(document, edit)) return undefined;
  const changes = editsTo(text, document.root, root.offset, root.offset + root.length);
  return syntax === 'valid' || isRead(text, root, edits, order, changes) ? changes : undefined;
}

/** The text after the changes. */
export function applyTextEdits(text: string, edits: readonly TextEdit[]): string {
  let at = 0;
  let result = '';
  for (const edit of edits) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}
