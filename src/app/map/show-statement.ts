// Opens what an arrow or a node of the map rests on.
import { selectDocuments, type ShownDocument } from '#app/selectors/documents.ts';
import { statementOffset } from '#app/selectors/lines.ts';
import { actions, useStore } from '#app/state/store.ts';
import type { KitMap, MapArrow, MapNode, MapStatement } from '#deepseek/map/index.ts';

const documentsNow = (): readonly ShownDocument[] => selectDocuments(useStore.getState());

const findDocument = (id: string): ShownDocument | undefined =>
  documentsNow().find(({ source }) => source.id === id);

/** Puts the editor at the statement; at the start of the document if the text has no such statement. */
export function showStatement({ document: id, index }: MapStatement): void {
  const document = findDocument(id);
  if (document) actions.goTo(id, statementOffset(document, index) ?? 0);
}

export const showDocument = (id: string): void => {
  if (findDocument(id)) actions.goTo(id, 0);
};

export function showArrow({ statements, document }: MapArrow): void {
  const [first] = statements;
  if (first) showStatement(first);
  else if (document !== undefined) showDocument(document);
}

/** A card of the kit opens its first document; any other the statement of its first arrow. */
export function showNode({ id, documents }: MapNode, { arrows }: KitMap): void {
  const [first] = documents ?? [];
  const arrow = arrows.find(({ from, to }) => from === id || to === id);
  if (first) showDocument(first.id);
  else if (arrow) showArrow(arrow);
}
